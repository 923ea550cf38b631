import { type CollectionName, collectionNames } from '$lib/plan/collections';
import { byOrder, type Plan } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';

/** A living record before and after; null where it was not there, or is there no more. */
export interface Touched {
	readonly collection: CollectionName;
	readonly before: RecordBase | null;
	readonly after: RecordBase | null;
}

/**
 * The records that differ between two states of one document. Lists and records that nothing touched are the same
 * objects in both, so that this costs one comparison for each record of the lists that were touched.
 */
export function touchedBetween(before: Plan, after: Plan): readonly Touched[] {
	return collectionNames.flatMap((collection) => {
		const [from, to]: readonly (readonly RecordBase[])[] = [before[collection], after[collection]];
		return from === to || !from || !to ? [] : touchedIn(collection, from, to);
	});
}

/** Both lists are in their order, so one walk along both finds what differs. */
function touchedIn(
	collection: CollectionName,
	from: readonly RecordBase[],
	to: readonly RecordBase[]
): readonly Touched[] {
	const gone = new Map<string, RecordBase>();
	const come: RecordBase[] = [];
	let [left, right] = [0, 0];
	while (left < from.length || right < to.length) {
		const [one, other] = [from[left], to[right]];
		const side = one === other ? 0 : !one ? 1 : !other ? -1 : byOrder(one, other);
		if (one && side <= 0) left++;
		if (other && side >= 0) right++;
		if (one === other) continue;
		if (one && side <= 0) gone.set(one.id, one);
		if (other && side >= 0) come.push(other);
	}
	const touched: Touched[] = [];
	for (const record of come) {
		touched.push({ collection, before: gone.get(record.id) ?? null, after: record });
		gone.delete(record.id);
	}
	for (const record of gone.values()) touched.push({ collection, before: record, after: null });
	return touched;
}
