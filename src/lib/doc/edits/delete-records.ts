import type { DeletionMark, Edit } from '$lib/doc/edit';
import { type CollectionName, collections } from '$lib/plan/collections';
import { isLinkEndCollection } from '$lib/plan/link-end';
import type { Plan } from '$lib/plan/plan';
import { namesIn } from './words';

/**
 * Puts records into the trash: "delete TE2". The links of a deleted record go with it, marked so that they
 * come back with it.
 */
export function deleteRecords(
	plan: Plan,
	collection: CollectionName,
	ids: readonly string[],
	mark: DeletionMark
): Edit {
	const gone = new Set(ids);
	const links = isLinkEndCollection(collection) ? plan.links : [];
	return {
		name: 'delete-records',
		label: `delete ${namesIn(plan, collection, ids)}`,
		part: collections[collection].part,
		write: (to) => {
			for (const id of gone) to.markDeleted(collection, id, mark);
			for (const link of links) {
				const end = [link.from, link.to].find((id) => gone.has(id));
				if (end !== undefined) to.markDeleted('links', link.id, mark, end);
			}
		}
	};
}
