import type { Change } from './change';
import type { CollectionName } from './collections';
import { byOrder, type Plan, type Trashed } from './plan';
import type { RecordBase } from './record';

/**
 * A plan as it would be after some changes, without making them: what the document would hold once they were
 * merged. Records that no change touches stay the same objects. Changes of the roadmap's own fields and of
 * records that are not there do nothing.
 */
export function changedPlan(plan: Plan, changes: readonly Change[]): Plan {
	const byCollection = new Map<CollectionName, Change[]>();
	for (const change of changes) {
		if (change.collection === 'roadmap') continue;
		const list = byCollection.get(change.collection);
		if (list) list.push(change);
		else byCollection.set(change.collection, [change]);
	}
	const lists: Partial<Record<CollectionName, readonly RecordBase[]>> = {};
	let { trash } = plan;
	for (const [collection, some] of byCollection) {
		const before: readonly RecordBase[] = plan[collection];
		lists[collection] = changedList(before, some);
		trash = changedTrash(trash, collection, some, before);
	}
	return { ...plan, ...lists, trash } as Plan;
}

function changedList(list: readonly RecordBase[], changes: readonly Change[]): readonly RecordBase[] {
	const values = new Map<string, Record<string, unknown>>();
	const gone = new Set<string>();
	const added: RecordBase[] = [];
	for (const change of changes) {
		if (change.kind === 'delete') gone.add(change.id);
		else if (change.kind === 'add') added.push(change.record);
		else values.set(change.id, { ...values.get(change.id), [change.field]: change.after });
	}
	const kept = list
		.filter((record) => !gone.has(record.id))
		.map((record) => {
			const own = values.get(record.id);
			return own ? { ...record, ...own } : record;
		});
	return added.length === 0 ? kept : [...kept, ...added].sort(byOrder);
}

function changedTrash(
	trash: readonly Trashed[],
	collection: CollectionName,
	changes: readonly Change[],
	list: readonly RecordBase[]
): readonly Trashed[] {
	const added = new Set(changes.filter((one) => one.kind === 'add').map((one) => one.id));
	const gone = new Set(changes.filter((one) => one.kind === 'delete').map((one) => one.id));
	const kept = trash.filter((one) => one.collection !== collection || !added.has(one.record.id));
	const deleted = list
		.filter((record) => gone.has(record.id))
		.map((record) => ({ collection, record, deletedAt: '', deletedBy: '' }));
	return [...kept, ...deleted];
}
