import type { Group } from './group';
import type { Initiative } from './initiative';
import type { Milestone } from './milestone';
import { byId, type Plan } from './plan';

/** What stands in some groups, however deep, the groups themselves included. */
export interface GroupContent {
	readonly groups: readonly Group[];
	readonly initiatives: readonly Initiative[];
	readonly milestones: readonly Milestone[];
}

/** Everything in these groups and in the groups inside them, in plan order. Cycles of parents do no harm. */
export function contentOfGroups(plan: Plan, ids: Iterable<string>): GroupContent {
	const inside = new Set([...ids].filter((id) => byId(plan.groups).has(id)));
	const childrenOf = new Map<string | null, Group[]>();
	for (const group of plan.groups) {
		const siblings = childrenOf.get(group.group);
		if (siblings) siblings.push(group);
		else childrenOf.set(group.group, [group]);
	}
	const waiting = [...inside];
	for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
		for (const child of childrenOf.get(id) ?? []) {
			if (inside.has(child.id)) continue;
			inside.add(child.id);
			waiting.push(child.id);
		}
	}
	const isInside = (record: { readonly group: string | null }) =>
		record.group !== null && inside.has(record.group);
	return {
		groups: plan.groups.filter((group) => inside.has(group.id)),
		initiatives: plan.initiatives.filter(isInside),
		milestones: plan.milestones.filter(isInside)
	};
}

/** Ids of the groups that a record is in, the innermost first. Ends where a parent is missing or comes again. */
export function groupsAround(plan: Plan, group: string | null): readonly string[] {
	const groups = byId(plan.groups);
	const path: string[] = [];
	for (let at = group; at !== null && groups.has(at) && !path.includes(at);) {
		path.push(at);
		at = groups.get(at)?.group ?? null;
	}
	return path;
}
