import type { Behaviour } from '$lib/plan/behaviour/behaviour';
import type { BehaviourForecast, CellForecast, Fan } from '$lib/plan/behaviour/cell-forecast';
import type { CellStatus } from '$lib/plan/behaviour/cell-status';
import { readSettings } from '$lib/plan/behaviour/settings';
import { type Day, daysPerMonth } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { drawFutures, type TeamStart } from './draw-futures';
import { learn } from './learning';
import { constantsOf, forcesByDay, monthStart, statedHorizon, teamsOf } from './month-forces';
import { makeChance } from './random';

export interface ForecastOptions {
	readonly draws?: number;
	/** Any seed is as good as another; the same one gives the same figures. */
	readonly seed: number;
	/** What fans are widened by, around their medians: 1 or what the score of earlier forecasts asks for. */
	readonly widening?: number;
}

const defaultDraws = 600;

/** Sightings that the baseline counts for in a team that nobody has observed. */
const baselineSightings = 6;

/** Checks from which on a team takes its speed from what was learnt. */
const checksForSpeed = 3;

/** What a forecast reads of a cell; none for a team without a cell. */
export type ForecastCell = Pick<CellStatus, 'checks' | 'strength' | 'word' | 'isHidden'>;

/** The forecasts of a behaviour in all its teams, from what was counted in each as of a day. */
export function forecastCells(
	plan: Plan,
	asOf: Day,
	behaviour: Behaviour,
	cellOf: (teamId: string) => ForecastCell | undefined,
	{ draws = defaultDraws, seed, widening = 1 }: ForecastOptions
): BehaviourForecast {
	const teams = teamsOf(plan, behaviour);
	const cells = teams.map((team) => cellOf(team.id));
	const constants = constantsOf(plan, behaviour);
	const forcesOn = forcesByDay(plan, behaviour, teams, asOf);
	const horizon = statedHorizon(plan, asOf);
	const checks = cells.map((cell) => cell?.checks ?? []);
	const posterior = learn({ from: horizon.start, constants, forcesOn, checks });
	const days = forecastDays(asOf, horizon.end);
	const starts = cells.map((cell) => startOf(cell, behaviour.baseline));
	const { surprisePerRootYear } = readSettings(plan.roadmap.settings);
	const futures = drawFutures(
		{ constants, starts, posterior, days, forcesOn, surprisePerRootYear, draws },
		makeChance(seed, behaviour.id)
	);
	const byTeam = new Map<string, CellForecast>();
	teams.forEach((team, i) => {
		const cell = cells[i];
		const planned = widened(futures.planned[i]!, widening);
		const stopped = widened(futures.stopped[i]!, widening);
		const isObserved = (cell?.checks.length ?? 0) > 0;
		const isShown = isObserved && cell?.word !== 'no evidence' && !cell?.isHidden;
		byTeam.set(team.id, {
			behaviour: behaviour.id,
			team: team.id,
			days,
			planned,
			stopped,
			isObserved,
			isShown
		});
	});
	const { speed, fade } = posterior;
	return { behaviour: behaviour.id, asOf, byTeam, speed, fade, draws, seed, widening };
}

function widened({ low, median, high }: Fan, factor: number): Fan {
	const around = (points: readonly number[]) =>
		points.map((share, i) => Math.min(1, Math.max(0, median[i]! + (share - median[i]!) * factor)));
	return factor === 1 ? { low, median, high } : { low: around(low), median, high: around(high) };
}

/** As-of, then a month each, the horizon's end last. */
function forecastDays(asOf: Day, end: Day): readonly Day[] {
	const days = [asOf];
	for (let month = 1; Math.round(month * daysPerMonth) < end - asOf; month++)
		days.push(monthStart(asOf, month));
	if (end > asOf) days.push(end);
	return days;
}

function startOf(cell: ForecastCell | undefined, baseline: number): TeamStart {
	const isRooted = cell?.word === 'rooted';
	const hasOwnSpeed = (cell?.checks.length ?? 0) >= checksForSpeed;
	if (cell?.strength) return { k: cell.strength.k, n: cell.strength.n, isRooted, hasOwnSpeed };
	return { k: baselineSightings * baseline, n: baselineSightings, isRooted, hasOwnSpeed };
}
