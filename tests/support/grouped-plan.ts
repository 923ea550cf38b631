import { type Group, groupFields } from '$lib/plan/group';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';

/** A plan with some groups added, each from what a test cares about. */
export function withGroups(plan: Plan, groups: readonly (Partial<Group> & { readonly id: string })[]): Plan {
	return { ...plan, groups: groups.map((one) => makeRecord(groupFields, one.id, one)) };
}
