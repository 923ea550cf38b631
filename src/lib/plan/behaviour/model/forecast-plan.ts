import type { Behaviour } from '$lib/plan/behaviour/behaviour';
import { factsByCell } from '$lib/plan/behaviour/evidence';
import type { Day } from '$lib/plan/day';
import { byId, emptyPlan, type Plan } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';
import { removersOf } from './force-span';
import { statedHorizon, teamsOf } from './month-forces';

/** The lists that a forecast reads. */
const readLists = [
	'behaviours',
	'teams',
	'observations',
	'normChecks',
	'interventions',
	'catalysts',
	'inhibitors',
	'initiatives',
	'influence',
	'plannedTies'
] as const;

/**
 * What the forecast of a behaviour reads of a plan, and nothing else: small enough to be sent elsewhere, and the
 * same records as long as nothing that matters to the forecast changes.
 */
export function forecastPlan(plan: Plan, asOf: Day, behaviour: Behaviour): Plan {
	const teams = teamsOf(plan, behaviour);
	const isTeam = new Set<string | null>(teams.map((team) => team.id));
	const concerns = (one: { readonly behaviours: readonly string[]; readonly teams: readonly string[] }) =>
		one.behaviours.includes(behaviour.id) && one.teams.some((team) => isTeam.has(team));
	const isBetween = (one: { readonly listener: string | null; readonly source: string | null }) =>
		isTeam.has(one.listener) && isTeam.has(one.source);
	const catalysts = plan.catalysts.filter(concerns);
	const inhibitors = plan.inhibitors.filter(concerns);
	const initiatives = new Set([
		...catalysts.flatMap((one) => byId(plan.initiatives).get(one.createdBy ?? '') ?? []),
		...inhibitors.flatMap((one) => removersOf(plan.initiatives).get(one.id) ?? [])
	]);
	const { fiscalYearEnd, settings } = plan.roadmap;
	return {
		...emptyPlan({ ...statedHorizon(plan, asOf), fiscalYearEnd, settings }),
		behaviours: [behaviour],
		teams,
		observations: [...(factsByCell(plan.observations).get(behaviour.id)?.values() ?? [])].flat(),
		normChecks: [...(factsByCell(plan.normChecks).get(behaviour.id)?.values() ?? [])].flat(),
		interventions: plan.interventions.filter(concerns),
		catalysts,
		inhibitors,
		initiatives: [...initiatives],
		influence: plan.influence.filter(isBetween),
		plannedTies: plan.plannedTies.filter(isBetween)
	};
}

/** Whether two plans made for a forecast would give the same one. */
export function isSameForecastPlan(one: Plan, other: Plan): boolean {
	return (
		one.roadmap.start === other.roadmap.start &&
		one.roadmap.end === other.roadmap.end &&
		one.roadmap.fiscalYearEnd === other.roadmap.fiscalYearEnd &&
		one.roadmap.settings === other.roadmap.settings &&
		readLists.every((name) => isSameList(one[name], other[name]))
	);
}

function isSameList(one: readonly RecordBase[], other: readonly RecordBase[]): boolean {
	return one.length === other.length && one.every((record, i) => record === other[i]);
}
