import type { Edit } from '$lib/doc/edit';
import { collections, type CollectionName } from '$lib/plan/collections';
import type { FieldTable, ValuesOf } from '$lib/plan/field';
import type { RecordBase } from '$lib/plan/record';

/** The id of a new record and what is known of its fields. */
export type NewRecord<Fields extends FieldTable> = Partial<ValuesOf<Fields>> & { readonly id: string };

/** An edit that adds one record: "add phase". */
export function adding(collection: CollectionName, record: RecordBase): Edit {
	const { noun, part } = collections[collection];
	return {
		name: `add-${noun}`,
		label: `add ${noun}`,
		part,
		write: (to) => to.add(collection, record)
	};
}
