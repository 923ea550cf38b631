import { isJsonObject, isList, type Json } from '$lib/plan/field';
import type { TableColumn } from '$lib/plan/table-columns';
import { readSetting, writeSetting } from '$lib/sync/catalogue';

/** Key of the choice in this device's settings. */
const settingKey = 'table';

/** Narrowest and widest column, in pixels. */
const minWidthPx = 36;
const maxWidthPx = 800;

/** Columns that come first and cannot be put away: they say which row it is. */
const fixedIds: readonly string[] = ['code', 'title'];

export interface TableSort {
	readonly columnId: string;
	readonly descending: boolean;
}

/** Which columns the table has on this device, in which order and how wide, and what it is sorted by. */
export class TableLayout {
	sort: TableSort | null = $state.raw(null);
	#order: readonly string[] = $state.raw([]);
	#hidden: ReadonlySet<string> = $state.raw(new Set());
	#widths: Readonly<Record<string, number>> = $state.raw({});

	/** What this device remembers; the usual columns where it remembers nothing, or cannot be asked. */
	static async read(): Promise<TableLayout> {
		const layout = new TableLayout();
		layout.#take(await readSetting(settingKey).catch(() => null));
		return layout;
	}

	/** All columns in their order, also those put away. Ones that were never moved keep their places at the end. */
	inOrder(columns: readonly TableColumn[]): readonly TableColumn[] {
		const placeOf = new Map([...fixedIds, ...this.#order].map((id, place) => [id, place]));
		const place = (column: TableColumn) => placeOf.get(column.id) ?? Infinity;
		const known = columns.filter((column) => placeOf.has(column.id));
		return [...known.sort((a, b) => place(a) - place(b)), ...columns.filter((one) => !placeOf.has(one.id))];
	}

	/** The columns that are shown, in their order. */
	shown(columns: readonly TableColumn[]): readonly TableColumn[] {
		return this.inOrder(columns).filter((column) => !this.isHidden(column.id));
	}

	isHidden(id: string): boolean {
		return this.#hidden.has(id) && !this.isFixed(id);
	}

	isFixed(id: string): boolean {
		return fixedIds.includes(id);
	}

	/** Width of a column in pixels. */
	widthOf(column: TableColumn): number {
		return (Object.hasOwn(this.#widths, column.id) ? this.#widths[column.id] : undefined) ?? column.widthPx;
	}

	setWidth(id: string, px: number): void {
		const width = Math.round(Math.max(minWidthPx, Math.min(maxWidthPx, px)));
		this.#widths = { ...this.#widths, [id]: width };
		this.#keep();
	}

	/** Shows a column or puts it away. */
	toggle(id: string): void {
		const hidden = new Set(this.#hidden);
		if (!hidden.delete(id)) hidden.add(id);
		this.#hidden = hidden;
		this.#keep();
	}

	/** Moves a column one place among those shown. False when there is no place that way. */
	move(id: string, step: 1 | -1, columns: readonly TableColumn[]): boolean {
		const shown = this.shown(columns).map((column) => column.id);
		const neighbour = shown[shown.indexOf(id) + step];
		if (this.isFixed(id) || neighbour === undefined || this.isFixed(neighbour)) return false;
		const order = this.inOrder(columns)
			.map((column) => column.id)
			.filter((one) => one !== id);
		order.splice(order.indexOf(neighbour) + (step === 1 ? 1 : 0), 0, id);
		this.#order = order;
		this.#keep();
		return true;
	}

	sortBy(sort: TableSort | null): void {
		this.sort = sort;
		this.#keep();
	}

	/** The usual columns, widths and order. */
	reset(): void {
		this.#take(null);
		this.#keep();
	}

	#take(stored: Json): void {
		const value = isJsonObject(stored) ? stored : {};
		this.#order = textsIn(value.order);
		this.#hidden = new Set(textsIn(value.hidden));
		const widths = isJsonObject(value.widths ?? null) ? Object.entries(value.widths as object) : [];
		this.#widths = Object.fromEntries(
			widths.filter(
				(one): one is [string, number] =>
					typeof one[1] === 'number' && one[1] >= minWidthPx && one[1] <= maxWidthPx
			)
		);
		const sort = value.sort ?? null;
		this.sort =
			isJsonObject(sort) && typeof sort.columnId === 'string'
				? { columnId: sort.columnId, descending: sort.descending === true }
				: null;
	}

	#keep(): void {
		const sort = this.sort && { columnId: this.sort.columnId, descending: this.sort.descending };
		writeSetting(settingKey, {
			order: this.#order,
			hidden: [...this.#hidden],
			widths: this.#widths,
			sort
		}).catch(() => undefined);
	}
}

function textsIn(value: Json | undefined): readonly string[] {
	return value !== undefined && isList(value) ? value.filter((one) => typeof one === 'string') : [];
}
