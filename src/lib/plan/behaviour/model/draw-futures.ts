import type { Fan } from '$lib/plan/behaviour/cell-forecast';
import { type Day } from '$lib/plan/day';
import { type EquationConstants, Integrator, type MonthForces } from './equation';
import { fadeValues, type Posterior, priorOf, speedValues } from './learning';
import type { Chance } from './random';

/** Mean length of a year in days. */
const daysPerYear = 365.25;

/** Samples from which each draw is taken. */
const samplesEach = 9;

/** What the future of one team begins with. */
export interface TeamStart {
	/** Effective sightings as aged on the as-of day: shares are drawn from Beta(1 + k, 1 + n − k). */
	readonly k: number;
	readonly n: number;
	/** Whether it stays where it is. */
	readonly isRooted: boolean;
	/** Whether enough was counted in it to take its speed from what was learnt. */
	readonly hasOwnSpeed: boolean;
}

export interface FutureInput {
	readonly constants: EquationConstants;
	readonly starts: readonly TeamStart[];
	readonly posterior: Posterior;
	/** As-of first; forces are those of the day that a step begins on. */
	readonly days: readonly Day[];
	readonly forcesOn: (day: Day) => MonthForces;
	readonly surprisePerRootYear: number;
	readonly draws: number;
}

/** The fans of every team, with planned support and with support stopping on the first day. */
export interface Futures {
	readonly planned: readonly Fan[];
	readonly stopped: readonly Fan[];
}

/** Draws start, speed, fading and surprise again and again, and runs each draw into both futures. */
export function drawFutures(input: FutureInput, chance: Chance): Futures {
	const { days, starts, draws, constants } = input;
	const size = starts.length;
	const forces = days.slice(0, -1).map(input.forcesOn);
	const unsupported = forces.map((one) => ({ ...one, support: new Float64Array(size) }));
	const planned = new Float64Array(size * days.length * draws);
	const stopped = new Float64Array(planned.length);
	const integrator = new Integrator(size, constants);
	starts.forEach(({ isRooted }, i) => (integrator.held[i] = isRooted ? 1 : 0));
	const pickPair = picker(input.posterior.joint);
	const pickSpeed = picker(priorOf(speedValues));
	// Spread evenly over what is possible, as fewer draws then say the same.
	const pairs = evenly(draws, chance).map(pickPair);
	const teams = starts.map(({ k, n, hasOwnSpeed }) => ({
		first: evenSample(draws, () => chance.beta(1 + k, 1 + n - k), chance),
		surprise: evenSample(draws, () => chance.normal() * input.surprisePerRootYear, chance),
		speed: hasOwnSpeed
			? pairs.map((pair) => speedValues[Math.floor(pair / fadeValues.length)]!)
			: evenly(draws, chance).map((part) => speedValues[pickSpeed(part)]!)
	}));
	const shares = new Float64Array(size);

	for (let draw = 0; draw < draws; draw++) {
		integrator.fadeFactor = fadeValues[pairs[draw]! % fadeValues.length]!;
		teams.forEach(({ speed }, i) => (integrator.speeds[i] = speed[draw]!));
		run(planned, forces, draw);
		run(stopped, unsupported, draw);
	}
	return {
		planned: fansOf(planned, size, days.length, draws),
		stopped: fansOf(stopped, size, days.length, draws)
	};

	function run(into: Float64Array, monthly: readonly MonthForces[], draw: number): void {
		teams.forEach(({ first }, i) => (shares[i] = first[draw]!));
		days.forEach((day, month) => {
			if (month > 0) integrator.step(shares, monthly[month - 1]!, (day - days[month - 1]!) / daysPerYear);
			const spread = Math.sqrt((day - days[0]!) / daysPerYear);
			for (let i = 0; i < size; i++) {
				const shown = Math.min(1, Math.max(0, shares[i]! + teams[i]!.surprise[draw]! * spread));
				into[(i * days.length + month) * draws + draw] = shown;
			}
		});
	}
}

/** One number from each of so many equal parts of 0 to 1, in an order of chance. */
function evenly(count: number, chance: Chance): Float64Array {
	const parts = Float64Array.from({ length: count }, (_, i) => (i + chance.uniform()) / count);
	return shuffled(parts, chance);
}

/** So many of what `sample` gives, one for each of as many equal parts of it, in an order of chance. */
function evenSample(count: number, sample: () => number, chance: Chance): Float64Array {
	const many = Float64Array.from({ length: count * samplesEach }, sample).sort();
	const middle = Math.floor(samplesEach / 2);
	return shuffled(
		Float64Array.from({ length: count }, (_, i) => many[i * samplesEach + middle]!),
		chance
	);
}

/** Fisher and Yates's shuffle, in place. */
function shuffled(values: Float64Array, chance: Chance): Float64Array {
	for (let last = values.length - 1; last > 0; last--) {
		const other = Math.floor(chance.uniform() * (last + 1));
		[values[last], values[other]] = [values[other]!, values[last]!];
	}
	return values;
}

/** Finds the entry that a number from 0 to 1 falls on, of entries that sum to one. */
function picker(weights: Float64Array): (uniform: number) => number {
	const sums = new Float64Array(weights.length);
	weights.reduce((sum, weight, at) => (sums[at] = sum + weight), 0);
	return (uniform) => {
		const at = sums.findIndex((sum) => uniform < sum);
		return at < 0 ? weights.length - 1 : at;
	};
}

function fansOf(shares: Float64Array, size: number, months: number, draws: number): readonly Fan[] {
	return Array.from({ length: size }, (_, team) => {
		const low: number[] = [];
		const median: number[] = [];
		const high: number[] = [];
		for (let month = 0; month < months; month++) {
			const from = (team * months + month) * draws;
			const sorted = shares.subarray(from, from + draws).sort();
			low.push(quantile(sorted, 0.1));
			median.push(quantile(sorted, 0.5));
			high.push(quantile(sorted, 0.9));
		}
		return { low, median, high };
	});
}

/** A quantile of sorted numbers, straight between neighbours (Hyndman and Fan's seventh kind). */
function quantile(sorted: Float64Array, part: number): number {
	const at = (sorted.length - 1) * part;
	const below = Math.floor(at);
	const [left, right] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
	return left + (right - left) * (at - below);
}
