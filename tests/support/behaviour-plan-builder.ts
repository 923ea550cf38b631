import { type Behaviour, behaviourFields } from '$lib/plan/behaviour/behaviour';
import { type Observation, observationFields } from '$lib/plan/behaviour/observation';
import { day } from '$lib/plan/day';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { type Team, teamFields } from '$lib/plan/team';

type Given<T> = Partial<T> & { readonly id: string };

/** A small plan of behaviours and teams from what a test cares about, as of 30 June 2028. */
export function buildBehaviourPlan(given: {
	readonly teams?: readonly Given<Team>[];
	readonly behaviours?: readonly Given<Behaviour>[];
	readonly observations?: readonly Given<Observation>[];
}): Plan {
	const info = { start: day('2026-01-01'), end: day('2030-12-31'), asOf: day('2028-06-30') };
	return {
		...emptyPlan({ title: 'Plan', ...info }),
		teams: (given.teams ?? []).map((one) => makeRecord(teamFields, one.id, one)),
		behaviours: (given.behaviours ?? []).map((one) => makeRecord(behaviourFields, one.id, one)),
		observations: (given.observations ?? []).map((one) => makeRecord(observationFields, one.id, one))
	};
}
