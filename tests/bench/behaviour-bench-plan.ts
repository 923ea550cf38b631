import { behaviourFields } from '$lib/plan/behaviour/behaviour';
import { catalystFields, inhibitorFields } from '$lib/plan/behaviour/force';
import { influenceFields } from '$lib/plan/behaviour/influence';
import { interventionFields } from '$lib/plan/behaviour/intervention';
import { observationFields, observationSources } from '$lib/plan/behaviour/observation';
import { type Day, day } from '$lib/plan/day';
import { initiativeFields } from '$lib/plan/initiative-fields';
import type { Plan } from '$lib/plan/plan';
import { emptyPlan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { readinesses, teamFields } from '$lib/plan/team';

/** The day that behaviour is measured as of. */
export const behaviourDay = day('2028-06-30');

/** How many of each a plan of behaviour has. */
export interface BehaviourSize {
	readonly behaviours: number;
	readonly teams: number;
	readonly observations: number;
	readonly initiatives: number;
}

const forcesEach = 2;
const listensTo = 4;

/**
 * A plan in which every team should do every behaviour: observations over the cells in turn and over the days since
 * the start, two catalysts, inhibitors and interventions for each behaviour in five teams, removers among the
 * initiatives, and four teams that each team listens to. The same every time.
 */
export function behaviourBenchPlan(size: BehaviourSize): Plan {
	const below = sequence();
	const start = day('2026-01-05');
	const span = { start, end: day('2030-12-31'), asOf: behaviourDay };
	const range = <T>(count: number, make: (index: number) => T) =>
		Array.from({ length: count }, (_, i) => make(i));
	const teams = range(size.teams, (i) => `t${i}`);
	const dayWithin = () => (start + below(behaviourDay - start + 1)) as Day;
	const someTeams = () => range(5, () => `t${below(size.teams)}`);
	const forces = range(size.behaviours * forcesEach, (i) => ({
		id: `${i}`,
		values: {
			behaviours: [`b${i % size.behaviours}`],
			teams: someTeams(),
			strength: 1 + below(5),
			from: dayWithin()
		}
	}));
	return {
		...emptyPlan({ title: 'Behaviour', ...span }),
		teams: teams.map((id, i) =>
			makeRecord(teamFields, id, { name: `Team ${i}`, headcount: 20 + i, readiness: readinesses[i % 3] })
		),
		behaviours: range(size.behaviours, (i) =>
			makeRecord(behaviourFields, `b${i}`, {
				name: `Behaviour ${i}`,
				teams,
				baseline: 0.2,
				targets: { '2026': 0.3, '2027': 0.4, '2028': 0.5, '2029': 0.6, '2030': 0.7 }
			})
		),
		observations: range(size.observations, (i) => {
			const n = 10 + below(40);
			return makeRecord(observationFields, `o${i}`, {
				behaviour: `b${i % size.behaviours}`,
				team: `t${Math.floor(i / size.behaviours) % size.teams}`,
				date: dayWithin(),
				k: below(n + 1),
				n,
				source: observationSources[below(observationSources.length)]
			});
		}),
		catalysts: forces.map(({ id, values }) => makeRecord(catalystFields, `c${id}`, values)),
		inhibitors: forces.map(({ id, values }) => makeRecord(inhibitorFields, `n${id}`, values)),
		interventions: forces.map(({ id, values: { behaviours, teams: asked, from } }) =>
			makeRecord(interventionFields, `v${id}`, { behaviours, teams: asked, intensity: 2, start: from })
		),
		initiatives: range(size.initiatives, (i) =>
			makeRecord(initiativeFields, `i${i}`, {
				title: `Work ${i}`,
				start: dayWithin(),
				end: (behaviourDay + below(900)) as Day,
				removesInhibitors: i < forces.length ? [`n${i}`] : []
			})
		),
		influence: range(size.teams * listensTo, (i) =>
			makeRecord(influenceFields, `w${i}`, {
				listener: `t${Math.floor(i / listensTo)}`,
				source: `t${below(size.teams)}`,
				weight: 0.25
			})
		)
	};
}

/** Whole numbers from 0 to one below a bound, from a fixed sequence (Park and Miller's generator). */
function sequence(): (bound: number) => number {
	let seed = 1;
	return (bound) => {
		seed = (seed * 48_271) % 2_147_483_647;
		return seed % bound;
	};
}
