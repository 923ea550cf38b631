import { countWords } from '$lib/doc/edits/words';
import { orderKeysAfter, orderKeysBefore } from '$lib/doc/order-key';
import { type CollectionName, collections } from '$lib/plan/collections';
import type { Change } from '$lib/plan/change';
import type { FieldTable, JsonObject, ValuesOf } from '$lib/plan/field';
import { fieldChanges } from '$lib/plan/field-change';
import { byId, type Plan } from '$lib/plan/plan';
import { makeRecord, type RecordBase } from '$lib/plan/record';
import { recordName } from '$lib/plan/record-name';
import { shorten } from '$lib/plan/words';
import { newId } from '$lib/state/new-id';
import { takeOver } from '$lib/state/plan-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';

/** What adds records of a kind after the others, for an edit that may do more than that. */
export function additionsOf(
	plan: Plan,
	collection: CollectionName,
	all: readonly JsonObject[]
): readonly Change[] {
	const { fields, kind } = collections[collection];
	const keys = kind === 'fact' ? [] : orderKeysAfter(plan[collection], null, all.length);
	return all.map((values, at): Change => {
		const record = makeRecord(fields as FieldTable, newId(), {
			...(values as Partial<ValuesOf<FieldTable>>),
			order: keys[at] ?? ''
		});
		return { kind: 'add', collection, id: record.id, record };
	});
}

/** Adds records of a kind after the others, as one edit: "add catalyst Visit days". Returns their ids. */
export function addRecords(
	roadmap: Roadmap,
	collection: CollectionName,
	all: readonly JsonObject[]
): readonly string[] {
	const changes = additionsOf(roadmap.plan, collection, all);
	const { noun } = collections[collection];
	const [first] = all;
	const words =
		all.length === 1 && first ? `${noun} ${shorten(recordName('', first))}` : countWords(all.length, noun);
	takeOver(roadmap, changes, `add ${words}`.trimEnd());
	return changes.map(({ id }) => id);
}

/** The same for one record. */
export function addRecord(roadmap: Roadmap, collection: CollectionName, values: JsonObject): string {
	return addRecords(roadmap, collection, [values])[0] ?? '';
}

/** Sets fields of a record as one edit: "change team Sales". Does nothing where all are so already. */
export function changeRecord(
	roadmap: Roadmap,
	collection: CollectionName,
	id: string,
	values: JsonObject
): void {
	const record = byId<RecordBase>(roadmap.plan[collection]).get(id);
	if (!record) return;
	const changes = fieldChanges(collection, record, values);
	takeOver(roadmap, changes, `change ${collections[collection].noun} ${nameOf(record)}`.trimEnd());
}

/** Moves a record one place up or down in its list. False at the end of it. */
export function moveRecord(
	roadmap: Roadmap,
	collection: CollectionName,
	id: string,
	direction: 'up' | 'down'
): boolean {
	const list: readonly RecordBase[] = roadmap.plan[collection];
	const at = list.findIndex((record) => record.id === id);
	const target = direction === 'up' ? at - 1 : at + 1;
	const record = list[at];
	if (!record || !list[target]) return false;
	const before = list[direction === 'up' ? target : target + 1]?.id ?? null;
	const changes = [...orderKeysBefore(list, [id], before)].map(([moved, after]): Change => {
		const now = byId(list).get(moved)?.order ?? '';
		return { kind: 'set', collection, id: moved, field: 'order', before: now, after };
	});
	takeOver(roadmap, changes, `move ${collections[collection].noun} ${nameOf(record)} ${direction}`);
	return true;
}

/** How a label calls a record: by what it says of itself. */
export function nameOf(record: RecordBase): string {
	return shorten(recordName('', { ...record.more, ...(record as unknown as JsonObject) }));
}
