import { cellKey, type CellStatus } from '$lib/plan/behaviour/cell-status';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { type BehaviourSettings, readSettings } from '$lib/plan/behaviour/settings';
import type { ForecastPoint, StoredForecast } from '$lib/plan/behaviour/stored-forecast';
import { strengthLine } from '$lib/plan/behaviour/strength-line';
import { type Day, parseDay, shiftMonths } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';

/** How stored forecasts did, once their days had come. Shares are 0 to 1. */
export interface ForecastScore {
	/** Scores made, and how many are needed before anything is said. */
	readonly count: number;
	readonly needed: number;
	/** Share of outcomes between the 10 and 90 % points; null while there are too few. */
	readonly coverage: number | null;
	/** Mean distance of the outcome from the median, and from the strength of the day it was made. */
	readonly error: number | null;
	readonly noChangeError: number | null;
	/** What fans are widened by so that 80 % of outcomes would have lain in them; 1 while there are too few. */
	readonly widening: number;
}

const needed = 20;
const wantedCoverage = 0.8;

/** A forecast is scored so many months after it was made, and again each time as many have gone by. */
const monthsBetweenScores = 6;

/** Days before the day of a score within which somebody must have looked. */
const freshDays = 91;

/** One stored forecast against one day. */
interface Outcome {
	/** How many times the fan's half on its side the outcome lies from the median: up to 1 is inside. */
	readonly reach: number;
	readonly error: number;
	readonly noChangeError: number;
}

/** A fan narrower than this on one side is held against outcomes as if it were so wide. */
const narrowest = 0.01;
/** The most that outcomes may widen a fan. */
const widest = 5;

const kept = new WeakMap<Plan['forecasts'], { plan: Plan; asOf: Day; score: ForecastScore }>();

/**
 * Scores the stored forecasts of a plan as of a day: each at every half year after it was made, against strength as
 * of that day, if somebody looked in the quarter before. "No change" is scored beside them on the same days.
 */
export function scoreForecasts(plan: Plan, asOf: Day): ForecastScore {
	const before = kept.get(plan.forecasts);
	if (
		before?.asOf === asOf &&
		before.plan.observations === plan.observations &&
		before.plan.behaviours === plan.behaviours &&
		before.plan.teams === plan.teams &&
		before.plan.roadmap.settings === plan.roadmap.settings
	)
		return before.score;
	const score = scoreOf(outcomesOf(plan, asOf));
	kept.set(plan.forecasts, { plan, asOf, score });
	return score;
}

function scoreOf(outcomes: readonly Outcome[]): ForecastScore {
	const count = outcomes.length;
	if (count < needed) return { count, needed, coverage: null, error: null, noChangeError: null, widening: 1 };
	const mean = (pick: (one: Outcome) => number) => outcomes.reduce((sum, one) => sum + pick(one), 0) / count;
	const reaches = outcomes.map((one) => one.reach).sort((a, b) => a - b);
	return {
		count,
		needed,
		coverage: mean(({ reach }) => (reach <= 1 ? 1 : 0)),
		error: mean(({ error }) => error),
		noChangeError: mean(({ noChangeError }) => noChangeError),
		widening: Math.min(widest, Math.max(1, reaches[Math.ceil(count * wantedCoverage) - 1]!))
	};
}

function outcomesOf(plan: Plan, asOf: Day): readonly Outcome[] {
	if (plan.forecasts.length === 0) return [];
	const settings = readSettings(plan.roadmap.settings);
	const { byKey } = behaviourReport(plan, asOf);
	return plan.forecasts.flatMap((forecast) => {
		const cell = byKey.get(cellKey(forecast.behaviour ?? '', forecast.team ?? ''));
		return cell ? outcomesFor(forecast, cell, asOf, settings) : [];
	});
}

function outcomesFor(
	forecast: StoredForecast,
	cell: CellStatus,
	asOf: Day,
	settings: BehaviourSettings
): readonly Outcome[] {
	const { date, points, strength } = forecast;
	if (date === null) return [];
	const line = strengthLine(cell, settings);
	const outcomes: Outcome[] = [];
	for (let months = monthsBetweenScores; ; months += monthsBetweenScores) {
		const day = shiftMonths(date, months);
		const expected = pointOn(points, day);
		if (day > asOf || !expected) return outcomes;
		const seen = line.findLast((one) => one.day <= day);
		if (!seen || seen.day <= date || day - seen.day > freshDays) continue;
		// A share of next to nothing says little about what was expected.
		if (seen.strength.n < settings.minimumEvidence) continue;
		const { share } = seen.strength;
		const error = Math.abs(share - expected.median);
		const half = share < expected.median ? expected.median - expected.low : expected.high - expected.median;
		const reach = error === 0 ? 0 : error / Math.max(half, narrowest);
		outcomes.push({ reach, error, noChangeError: Math.abs(share - strength) });
	}
}

/** What was expected for a day, straight between the points around it; null beyond them. */
function pointOn(points: readonly ForecastPoint[], day: Day): Omit<ForecastPoint, 'date'> | null {
	const at = points.findIndex((point) => (parseDay(point.date) ?? Infinity) >= day);
	const to = points[at];
	const from = points[Math.max(0, at - 1)];
	if (!to || !from) return null;
	const [first, last] = [parseDay(from.date), parseDay(to.date)];
	if (first === null || last === null || (first === last && last !== day)) return null;
	const part = first === last ? 1 : (day - first) / (last - first);
	const between = (one: number, other: number) => one + (other - one) * part;
	return {
		low: between(from.low, to.low),
		median: between(from.median, to.median),
		high: between(from.high, to.high)
	};
}
