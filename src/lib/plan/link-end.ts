import type { Group } from './group';
import type { Initiative } from './initiative';
import type { Milestone } from './milestone';
import type { Phase } from './phase';
import { byId, type Plan } from './plan';

/** Collections whose records a link may end at, in the order in which an id is looked up. */
export const linkEndCollections = ['initiatives', 'milestones', 'phases', 'groups'] as const;

export type LinkEndCollection = (typeof linkEndCollections)[number];

/** The living record that an end of a link names; undefined where there is none. */
export function linkEnd(
	plan: Plan,
	id: string
):
	| { readonly collection: LinkEndCollection; readonly record: Initiative | Milestone | Phase | Group }
	| undefined {
	for (const collection of linkEndCollections) {
		const record = byId<Initiative | Milestone | Phase | Group>(plan[collection]).get(id);
		if (record) return { collection, record };
	}
	return undefined;
}
