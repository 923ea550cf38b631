import type { Behaviour } from '$lib/plan/behaviour/behaviour';
import { readSettings } from '$lib/plan/behaviour/settings';
import { addDays, type Day, daysPerMonth } from '$lib/plan/day';
import { planHorizon } from '$lib/plan/horizon';
import type { Span } from '$lib/plan/initiative';
import { byId, type Plan } from '$lib/plan/plan';
import type { Team } from '$lib/plan/team';
import type { EquationConstants, MonthForces } from './equation';
import { forcesOn, netOf } from './force-net';
import { listeningOf, listeningWeights } from './listening';
import { interventionsOn, supportOn } from './support';

/** The length of a month in years, the unit of the rates. */
export const monthYears = 1 / 12;

/** The teams of a behaviour that the plan has, each once. */
export function teamsOf(plan: Plan, behaviour: Behaviour): readonly Team[] {
	const teams = byId(plan.teams);
	return [...new Set(behaviour.teams)].flatMap((id) => teams.get(id) ?? []);
}

/** First and last day of a roadmap as it states them, else of what it holds. */
export function statedHorizon(plan: Plan, asOf: Day): Span {
	const { start, end } = plan.roadmap;
	if (start !== null && end !== null && start <= end) return { start, end };
	return planHorizon(plan, asOf);
}

/** What a behaviour's equation has that no month changes. */
export function constantsOf(plan: Plan, behaviour: Behaviour): EquationConstants {
	const { ceiling, pushPerYear, peersPerYear } = readSettings(plan.roadmap.settings);
	return { ceiling: Math.min(1, ceiling), baseline: behaviour.baseline, pushPerYear, peersPerYear };
}

/** What acts on each team of a behaviour on any day, as it is known on the as-of day. */
export function forcesByDay(
	plan: Plan,
	behaviour: Behaviour,
	teams: readonly Team[],
	asOf: Day
): (day: Day) => MonthForces {
	const settings = readSettings(plan.roadmap.settings);
	const teamIds = teams.map((team) => team.id);
	const interventions = teamIds.map((team) => interventionsOn(plan, behaviour.id, team));
	const forces = teamIds.map((team) => forcesOn(plan, behaviour.id, team, asOf));
	const fadingPerYear = Math.LN2 / (settings.fadeHalfLifeYears || 1);
	return (day) => {
		const nets = forces.map((list) => netOf(list, day, settings.forcePointsToDouble).net);
		return {
			growth: Float64Array.from(
				teams,
				(team, i) => settings.readinessFactor[team.readiness] * 2 ** (nets[i] ?? 0)
			),
			support: Float64Array.from(interventions, (list) => supportOn(list, day, settings)),
			fading: Float64Array.from(nets, (net) => fadingPerYear * 2 ** -net),
			listening: listeningOf(listeningWeights(plan, teamIds, day), teamIds.length)
		};
	};
}

/** The first days of so many months of mean length, counted from a day. */
export function monthStart(from: Day, month: number): Day {
	return addDays(from, Math.round(month * daysPerMonth));
}
