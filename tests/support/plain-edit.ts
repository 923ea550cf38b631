import type { Edit } from '$lib/doc/edit';
import type { CollectionName } from '$lib/plan/collections';
import type { JsonObject } from '$lib/plan/field';

/** An edit that adds a record of any kind. */
export function adds(collection: CollectionName, id: string, values: JsonObject = {}): Edit {
	return {
		name: 'add-record',
		label: `add ${id}`,
		part: 'plan',
		write: (to) => to.add(collection, { id, order: '', more: {}, ...values })
	};
}

/** An edit that gives the roadmap a title. */
export function titles(title: string): Edit {
	return {
		name: 'set-title',
		label: `set title ${title}`,
		part: 'plan',
		write: (to) => to.setRoadmap({ title })
	};
}
