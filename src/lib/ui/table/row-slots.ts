/** A row that is mounted, and the element that shows it. */
export interface SlottedRow {
	readonly row: number;
	readonly slot: number;
}

/**
 * Which element shows which row. A row keeps its element as long as it is mounted, and with it the keyboard's focus; a new
 * row takes one over that another has left, which is far quicker than making it.
 */
export class RowSlots {
	#mounted = new Map<string, SlottedRow>();
	#count = 0;

	/** Slots for rows, named by their keys. What has not changed comes back as the same object. */
	assign(rows: readonly number[], keyOf: (row: number) => string): readonly SlottedRow[] {
		const next = new Map<string, SlottedRow | null>();
		for (const row of rows) {
			const kept = this.#mounted.get(keyOf(row));
			next.set(keyOf(row), kept?.row === row || !kept ? (kept ?? null) : { row, slot: kept.slot });
		}
		// Taken over in their order, so that few elements have to change places.
		const left = [...this.#mounted].filter(([key]) => !next.has(key)).map(([, { slot }]) => slot);
		const slotted = rows.map((row) => next.get(keyOf(row)) ?? { row, slot: left.shift() ?? this.#count++ });
		this.#mounted = new Map(slotted.map((one) => [keyOf(one.row), one]));
		return slotted;
	}
}
