import type { Edit } from '$lib/doc/edit';
import { type CollectionName, collections } from '$lib/plan/collections';
import { isLinkEndCollection, linkEnd } from '$lib/plan/link-end';
import type { Plan } from '$lib/plan/plan';
import { findRecord, nameIn } from './words';

/**
 * Takes a record out of the trash: "restore TE2". With it come the links that went with it, or with the
 * record at their other end, as soon as both ends are there.
 */
export function restoreRecord(plan: Plan, collection: CollectionName, id: string): Edit {
	const links = isLinkEndCollection(collection) ? linksToRestore(plan, collection, id) : [];
	return {
		name: 'restore-record',
		label: `restore ${nameIn(plan, collection, id)}`,
		part: collections[collection].part,
		write: (to) => {
			to.restore(collection, id);
			for (const link of links) to.restore('links', link);
		}
	};
}

function linksToRestore(plan: Plan, collection: CollectionName, id: string): readonly string[] {
	if (!findRecord(plan, collection, id)) return [];
	const isThere = (end: unknown) =>
		typeof end === 'string' && (end === id || linkEnd(plan, end) !== undefined);
	return plan.trash
		.filter(({ collection, record }) => {
			if (collection !== 'links' || typeof record.more.deletedWith !== 'string') return false;
			const { from, to } = record as unknown as { readonly from: unknown; readonly to: unknown };
			return (from === id || to === id) && isThere(from) && isThere(to);
		})
		.map(({ record }) => record.id);
}
