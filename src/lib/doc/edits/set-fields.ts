import type { Edit } from '$lib/doc/edit';
import { type CollectionName, collections } from '$lib/plan/collections';
import type { FieldTable, JsonObject } from '$lib/plan/field';
import type { Plan } from '$lib/plan/plan';
import { legalValues } from './legal-values';
import { fieldWords, nameIn } from './words';

/**
 * Sets fields of one record, or its `order`: "set owner of TE2". Long text is merged with what others write
 * in it. Throws RangeError for a value that its field does not allow.
 */
export function setFields(plan: Plan, collection: CollectionName, id: string, values: JsonObject): Edit {
	const fields: FieldTable = collections[collection].fields;
	const legal = legalValues(fields, values);
	const names = Object.keys(values);
	const name = nameIn(plan, collection, id);
	const isRename = names.length === 1 && names[0] === 'title';
	return {
		name: 'set-fields',
		label: isRename ? `rename ${name}` : `set ${fieldWords(fields, names)} of ${name}`,
		part: collections[collection].part,
		write: (to) => to.set(collection, id, legal)
	};
}
