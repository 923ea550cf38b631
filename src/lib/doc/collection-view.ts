import type { CollectionName } from '$lib/plan/collections';
import { byOrder, type Trashed } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';
import type * as Y from 'yjs';
import { readStored, type StoredRecord } from './stored-record';

/** With more records touched than this, sorting the whole list anew is quicker than placing them one by one. */
const maxPlaced = 100;

/** One collection as last read: its living records in their order, and its deleted ones. */
export class CollectionView {
	list: readonly RecordBase[] = [];
	trash: readonly Trashed[] = [];
	readonly #records = new Map<string, StoredRecord>();

	constructor(
		readonly name: CollectionName,
		readonly root: Y.Map<unknown>
	) {}

	/** Reads the records under these ids again. All others stay the same objects. */
	refresh(ids: ReadonlySet<string>): void {
		const placed = ids.size <= maxPlaced ? [...this.list] : null;
		let trashTouched = false;
		let listTouched = false;
		for (const id of ids) {
			const before = this.#records.get(id) ?? null;
			const after = readStored(this.name, id, this.root.get(id));
			if (after) this.#records.set(id, after);
			else this.#records.delete(id);
			const [old, now] = [aliveIn(before), aliveIn(after)];
			listTouched ||= old !== null || now !== null;
			trashTouched ||= Boolean(before?.deletion ?? after?.deletion);
			if (placed) place(placed, old, now);
		}
		if (listTouched) this.list = placed ?? this.#sorted();
		if (trashTouched) this.trash = this.#trashed();
	}

	#sorted(): readonly RecordBase[] {
		return [...this.#records.values()]
			.map(aliveIn)
			.filter((record) => record !== null)
			.sort(byOrder);
	}

	#trashed(): readonly Trashed[] {
		const trash: Trashed[] = [];
		for (const { record, deletion } of this.#records.values()) {
			if (deletion)
				trash.push({ collection: this.name, record, deletedAt: deletion.at, deletedBy: deletion.by });
		}
		return trash;
	}
}

function aliveIn(stored: StoredRecord | null): RecordBase | null {
	return stored && !stored.deletion ? stored.record : null;
}

/** Puts a record into a sorted list in place of the one it was read as before; either may be missing. */
function place(list: RecordBase[], before: RecordBase | null, after: RecordBase | null): void {
	if (before && after && byOrder(before, after) === 0) {
		list[positionOf(list, before)] = after;
		return;
	}
	if (before) list.splice(positionOf(list, before), 1);
	if (after) list.splice(positionOf(list, after), 0, after);
}

/** Where a record stands, or would stand, in a sorted list. */
function positionOf(list: readonly RecordBase[], record: RecordBase): number {
	let [low, high] = [0, list.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		const there = list[middle];
		if (there && byOrder(there, record) < 0) low = middle + 1;
		else high = middle;
	}
	return low;
}
