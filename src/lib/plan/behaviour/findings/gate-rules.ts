import type { Day } from '$lib/plan/day';
import { formatDay } from '$lib/plan/day';
import { findingKey, type Noticed } from '$lib/plan/finding';
import type { Plan } from '$lib/plan/plan';
import { shortName } from '$lib/plan/words';
import { type Gated, type GateState, gateStatus } from '$lib/plan/behaviour/gates';

/** Days before the day of a gate from which on its evidence is asked for. */
const nearDays = 90;

/** BEH-10 (A42): a gate within 90 days, or past, whose evidence is missing or has aged. */
export function findUnmetGates(plan: Plan, asOf: Day): readonly Noticed[] {
	return [
		...plan.phases.flatMap((phase) => unmet(plan, asOf, phase, 'phases', phase.end)),
		...plan.milestones
			.filter(({ kind }) => kind === 'gate')
			.flatMap((milestone) => unmet(plan, asOf, milestone, 'milestones', milestone.day))
	];
}

function unmet(
	plan: Plan,
	asOf: Day,
	gate: Gated & { readonly id: string; readonly title: string },
	collection: 'phases' | 'milestones',
	day: Day | null
): readonly Noticed[] {
	if (gate.criteria.length === 0 || day === null || day - asOf > nearDays) return [];
	const { state, reason } = gateStatus(plan, asOf, gate);
	if (state !== 'stale' && state !== 'not met') return [];
	return [
		{
			key: findingKey('BEH-10', collection, gate.id),
			rule: 'BEH-10',
			method: 'A42',
			subject: { collection, id: gate.id },
			others: [],
			title: `The gate of ${shortName(gate)} is ${stateWords(state)}, ${whenWords(day, asOf)}`,
			reason,
			clears: 'Clears when fresh sightings meet each of its criteria, or its day moves.',
			debtDays: 0
		}
	];
}

function stateWords(state: GateState): string {
	return state === 'stale' ? 'stale' : 'not met';
}

function whenWords(day: Day, asOf: Day): string {
	if (day === asOf) return 'and its day is today';
	const days = Math.abs(day - asOf);
	const far = `${days} day${days === 1 ? '' : 's'}`;
	return day > asOf ? `${far} before its day, ${formatDay(day)}` : `${far} after its day, ${formatDay(day)}`;
}
