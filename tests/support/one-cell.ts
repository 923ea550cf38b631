import { type NormCheck, normCheckFields } from '$lib/plan/behaviour/asking';
import { type Behaviour, behaviourFields } from '$lib/plan/behaviour/behaviour';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import type { CellStatus } from '$lib/plan/behaviour/cell-status';
import {
	type Intervention,
	interventionFields,
	type Keeper,
	keeperFields
} from '$lib/plan/behaviour/intervention';
import { type Observation, observationFields } from '$lib/plan/behaviour/observation';
import { type Day, day } from '$lib/plan/day';
import type { Json } from '$lib/plan/field';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { teamFields } from '$lib/plan/team';

/** What a test cares about in the one cell: behaviour b in team t, planned to rise from 0 to 1 over 2026–2030. */
export interface OneCell {
	readonly observations?: readonly (Partial<Observation> & { readonly date: Day })[];
	readonly behaviour?: Partial<Behaviour>;
	readonly normChecks?: readonly Partial<NormCheck>[];
	readonly interventions?: readonly Partial<Intervention>[];
	readonly keepers?: readonly Partial<Keeper>[];
	readonly headcount?: number;
	readonly settings?: { readonly [name: string]: Json };
}

/** A plan of one cell. Observations are counts from records unless they say otherwise. */
export function oneCellPlan(given: OneCell): Plan {
	const cell = { behaviour: 'b', team: 't' };
	const named = { behaviours: ['b'], teams: ['t'] };
	return {
		...emptyPlan({ start: day('2026-01-01'), end: day('2030-12-31'), settings: given.settings ?? {} }),
		teams: [makeRecord(teamFields, 't', { name: 'Team', headcount: given.headcount ?? null })],
		behaviours: [
			makeRecord(behaviourFields, 'b', {
				name: 'Behaviour',
				teams: ['t'],
				targets: { '2030': 1 },
				...given.behaviour
			})
		],
		observations: (given.observations ?? []).map((one, at) =>
			makeRecord(observationFields, one.id ?? `o${at}`, { ...cell, source: 'record', ...one })
		),
		normChecks: (given.normChecks ?? []).map((one, at) =>
			makeRecord(normCheckFields, one.id ?? `n${at}`, { ...cell, ...one })
		),
		interventions: (given.interventions ?? []).map((one, at) =>
			makeRecord(interventionFields, one.id ?? `i${at}`, { ...named, ...one })
		),
		keepers: (given.keepers ?? []).map((one, at) => makeRecord(keeperFields, `k${at}`, { ...cell, ...one }))
	};
}

/** The status of the one cell as of a day. */
export function oneCell(given: OneCell, asOf: string): CellStatus {
	return behaviourReport(oneCellPlan(given), day(asOf)).cells[0]!;
}
