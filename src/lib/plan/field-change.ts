import type { Change } from './change';
import type { CollectionName } from './collections';
import type { Json, JsonObject } from './field';
import type { RecordBase } from './record';

/** What sets these fields of a record: one change for each that differs, none for those that are so already. */
export function fieldChanges(
	collection: CollectionName,
	record: RecordBase,
	values: JsonObject
): readonly Change[] {
	const now = record as unknown as { readonly [name: string]: Json | undefined };
	return Object.entries(values)
		.map(([field, after]) => ({ field, before: now[field] ?? null, after }))
		.filter(({ before, after }) => before !== after)
		.map((set) => ({ kind: 'set', collection, id: record.id, ...set }));
}
