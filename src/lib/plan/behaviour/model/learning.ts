import type { Check } from '$lib/plan/behaviour/cell-status';
import { type Day, daysPerMonth } from '$lib/plan/day';
import { type EquationConstants, Integrator, type MonthForces } from './equation';
import { monthStart, monthYears } from './month-forces';

/** What the multipliers of speed and of fading may be: 1/8 to 8 in half steps of doubling, ¼ to 4. */
export const speedValues: readonly number[] = Array.from({ length: 13 }, (_, i) => 2 ** ((i - 6) / 2));
export const fadeValues: readonly number[] = [0.25, 0.5, 1, 2, 4];

/** Four in five of the multipliers lie within half and double before anything was counted. */
const priorSpread = Math.LN2 / 1.2816;

/** Shares nearer to none or to all would make one look count for everything. */
const [leastShare, mostShare] = [0.005, 0.995];

/** How likely each speed with each fading is: 13 × 5 figures that sum to one, row by speed. */
export interface Posterior {
	readonly joint: Float64Array;
	/** Means of the multipliers. */
	readonly speed: number;
	readonly fade: number;
}

/** What was counted in each team of a behaviour, and what acted on it. */
export interface LearningInput {
	readonly from: Day;
	readonly constants: EquationConstants;
	readonly forcesOn: (day: Day) => MonthForces;
	/** By the number of the team. */
	readonly checks: readonly (readonly Check[])[];
}

/** Probabilities of the values before anything was counted: log-normal around one. */
export function priorOf(values: readonly number[]): Float64Array {
	const weights = Float64Array.from(values, (value) => Math.exp(-((Math.log(value) / priorSpread) ** 2) / 2));
	return scaledToOne(weights);
}

/**
 * What the counts say of speed and fading, which all teams of the behaviour share: the equation run from the
 * baseline at the horizon's start, month by month, with each pair of multipliers; the binomial likelihood of every
 * check, in effective sightings that are not aged, against the share of the nearest month; times the prior.
 */
export function learn(input: LearningInput): Posterior {
	const months = monthsWithChecks(input);
	const forces = Array.from({ length: months.length - 1 }, (_, i) =>
		input.forcesOn(monthStart(input.from, i))
	);
	const [speedPrior, fadePrior] = [priorOf(speedValues), priorOf(fadeValues)];
	const logs = new Float64Array(speedValues.length * fadeValues.length);
	speedValues.forEach((speed, i) => {
		fadeValues.forEach((fade, j) => {
			const likelihood = logLikelihood(input, months, forces, speed, fade);
			logs[i * fadeValues.length + j] = likelihood + Math.log(speedPrior[i]! * fadePrior[j]!);
		});
	});
	const most = logs.reduce((a, b) => Math.max(a, b), -Infinity);
	const joint = scaledToOne(logs.map((log) => Math.exp(log - most)));
	return {
		joint,
		speed: joint.reduce(
			(sum, weight, at) => sum + weight * speedValues[Math.floor(at / fadeValues.length)]!,
			0
		),
		fade: joint.reduce((sum, weight, at) => sum + weight * fadeValues[at % fadeValues.length]!, 0)
	};
}

/** One team's effective sightings that are nearest to a month. */
interface Counted {
	readonly team: number;
	readonly k: number;
	readonly n: number;
}

/** For each month from the start, up to the last that has any, what was counted. */
function monthsWithChecks({ from, checks }: LearningInput): readonly (readonly Counted[])[] {
	const months: Counted[][] = [[]];
	checks.forEach((list, team) => {
		for (const { date, effectiveK, effectiveN } of list) {
			const month = Math.max(0, Math.round((date - from) / daysPerMonth));
			while (months.length <= month) months.push([]);
			months[month]!.push({ team, k: effectiveK, n: effectiveN });
		}
	});
	return months;
}

function logLikelihood(
	{ constants, checks }: LearningInput,
	months: readonly (readonly Counted[])[],
	forces: readonly MonthForces[],
	speed: number,
	fade: number
): number {
	const integrator = new Integrator(checks.length, constants);
	integrator.speeds.fill(speed);
	integrator.fadeFactor = fade;
	const shares = new Float64Array(checks.length).fill(constants.baseline);
	let sum = 0;
	months.forEach((counted, month) => {
		if (month > 0) integrator.step(shares, forces[month - 1]!, monthYears);
		for (const { team, k, n } of counted) {
			const share = Math.min(mostShare, Math.max(leastShare, shares[team]!));
			sum += k * Math.log(share) + (n - k) * Math.log(1 - share);
		}
	});
	return sum;
}

function scaledToOne(weights: Float64Array): Float64Array {
	const sum = weights.reduce((a, b) => a + b, 0);
	return weights.map((weight) => weight / sum);
}
