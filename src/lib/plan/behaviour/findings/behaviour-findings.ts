import type { Day } from '$lib/plan/day';
import type { Noticed } from '$lib/plan/finding';
import type { Plan } from '$lib/plan/plan';
import { findSlipping, findUnobserved } from './cell-rules';
import { findUnansweredInhibitors, findUnlinkedForces } from './force-rules';
import { findUnmetGates } from './gate-rules';
import { findDeliveredNotChanged, findPolicyOnly } from './initiative-rules';
import {
	findAimlessSupport,
	findCommanding,
	findUnprecedentedSupport,
	findUnprincipledSupport
} from './support-rules';
import { findFirstYearTargets, findTargetsOutOfReach } from './target-rules';
import { findTeamsWithoutAgent, findUnexplainedRoles } from './team-rules';

/** The rules of behaviour in the order of their ids, BEH-1 first. */
const rules: readonly ((plan: Plan, asOf: Day) => readonly Noticed[])[] = [
	findPolicyOnly,
	findAimlessSupport,
	findUnprincipledSupport,
	findUnansweredInhibitors,
	findTargetsOutOfReach,
	findFirstYearTargets,
	findUnobserved,
	findDeliveredNotChanged,
	findSlipping,
	findUnmetGates,
	findCommanding,
	findUnexplainedRoles,
	findTeamsWithoutAgent,
	findUnlinkedForces,
	findUnprecedentedSupport
];

/**
 * What the rules of behaviour notice in a plan as of a day, for `findFindings` to list after its own. What they read
 * is kept: an edit elsewhere costs next to nothing. Rules: `docs/rules/behaviour.md`.
 */
export function behaviourFindings(plan: Plan, asOf: Day): readonly Noticed[] {
	return rules.flatMap((rule) => rule(plan, asOf));
}
