import type { CollectionName } from './collections';
import type { Group } from './group';
import type { Initiative } from './initiative';
import type { Lane } from './lane';
import type { Milestone } from './milestone';
import type { Phase } from './phase';
import { byId, type Plan } from './plan';

/** Collections whose records a link may end at, in the order in which an id is looked up. */
export const linkEndCollections = ['initiatives', 'milestones', 'phases', 'groups'] as const;

export type LinkEndCollection = (typeof linkEndCollections)[number];

/** Whether links may end at records of this kind. */
export function isLinkEndCollection(name: CollectionName): name is LinkEndCollection {
	return linkEndCollections.some((one) => one === name);
}

/** A record that a link may end at. */
export interface LinkEnd {
	readonly collection: LinkEndCollection;
	readonly record: Initiative | Milestone | Phase | Group;
}

/** The living record that an end of a link names; undefined where there is none. */
export function linkEnd(plan: Plan, id: string): LinkEnd | undefined {
	for (const collection of linkEndCollections) {
		const record = byId<LinkEnd['record']>(plan[collection]).get(id);
		if (record) return { collection, record };
	}
	return undefined;
}

/** Everything that a link may end at, initiatives first, each kind in plan order. */
export function linkEnds(plan: Plan): readonly LinkEnd[] {
	return linkEndCollections.flatMap((collection) =>
		plan[collection].map((record): LinkEnd => ({ collection, record }))
	);
}

/** Its code, where it has one. */
export function endCode({ record }: LinkEnd): string {
	return 'code' in record ? record.code : '';
}

/** The lane it is in; null where it belongs to none. */
export function endLane({ record }: LinkEnd): Lane | null {
	return 'lane' in record ? record.lane : null;
}

/** How people call it: "TE2 Order-change self-service". */
export function endName(end: LinkEnd): string {
	return [endCode(end), end.record.title || 'Untitled'].filter(Boolean).join(' ');
}
