import type { Fan } from '$lib/plan/behaviour/cell-forecast';
import type { Day } from '$lib/plan/day';
import { type EquationConstants, Integrator, type MonthForces } from './equation';
import { evenly, evenSample, picker } from './even-draws';
import { fadeValues, type Posterior, priorOf, speedValues } from './learning';
import { quantilesOf } from './quantiles';
import type { Chance } from './random';

/** Mean length of a year in days. */
const daysPerYear = 365.25;

/** The points of a fan. */
const fanParts = [0.1, 0.5, 0.9];

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

/** What is drawn: an entry for each draw, and for each team where it is a list of such. */
interface Draws {
	readonly fades: Float64Array;
	readonly speeds: readonly Float64Array[];
	readonly firsts: readonly Float64Array[];
	readonly surprises: readonly Float64Array[];
}

/** Draws start, speed, fading and surprise again and again, and runs each draw into both futures. */
export function drawFutures(input: FutureInput, chance: Chance): Futures {
	const drawn = draw(input, chance);
	const planned = input.days.slice(0, -1).map(input.forcesOn);
	const support = new Float64Array(input.starts.length);
	const stopped = planned.map((one) => ({ ...one, support }));
	return { planned: runFuture(input, drawn, planned), stopped: runFuture(input, drawn, stopped) };
}

/** Spread evenly over what is possible, as fewer draws then say the same. */
function draw({ starts, posterior, draws, surprisePerRootYear }: FutureInput, chance: Chance): Draws {
	const pairs = evenly(draws, chance).map(picker(posterior.joint));
	const pickSpeed = picker(priorOf(speedValues));
	return {
		fades: pairs.map((pair) => fadeValues[pair % fadeValues.length]!),
		speeds: starts.map(({ hasOwnSpeed }) =>
			hasOwnSpeed
				? pairs.map((pair) => speedValues[Math.floor(pair / fadeValues.length)]!)
				: evenly(draws, chance).map((part) => speedValues[pickSpeed(part)]!)
		),
		firsts: starts.map(({ k, n }) => evenSample(draws, () => chance.beta(1 + k, 1 + n - k), chance)),
		surprises: starts.map(() => evenSample(draws, () => chance.normal() * surprisePerRootYear, chance))
	};
}

/** Steps all draws from day to day; `forces` are those of each step. */
function runFuture(
	{ constants, starts, days, draws }: FutureInput,
	drawn: Draws,
	forces: readonly MonthForces[]
): readonly Fan[] {
	const size = starts.length;
	const integrator = new Integrator(size, constants);
	starts.forEach(({ isRooted }, team) => (integrator.held[team] = isRooted ? 1 : 0));
	const shares = drawn.firsts.map((first) => first.slice());
	const point = new Float64Array(size);
	const shown = new Float64Array(draws);
	const fans = starts.map(() => ({ low: [] as number[], median: [] as number[], high: [] as number[] }));

	days.forEach((day, month) => {
		if (month > 0) stepAll(forces[month - 1]!, (day - days[month - 1]!) / daysPerYear);
		const spread = Math.sqrt((day - days[0]!) / daysPerYear);
		for (let team = 0; team < size; team++) {
			const [own, surprise] = [shares[team]!, drawn.surprises[team]!];
			for (let i = 0; i < draws; i++) shown[i] = Math.min(1, Math.max(0, own[i]! + surprise[i]! * spread));
			const [low, median, high] = quantilesOf(shown, fanParts);
			fans[team]!.low.push(low!);
			fans[team]!.median.push(median!);
			fans[team]!.high.push(high!);
		}
	});
	return fans;

	function stepAll(acting: MonthForces, years: number): void {
		for (let i = 0; i < draws; i++) {
			integrator.fadeFactor = drawn.fades[i]!;
			for (let team = 0; team < size; team++) {
				integrator.speeds[team] = drawn.speeds[team]![i]!;
				point[team] = shares[team]![i]!;
			}
			integrator.step(point, acting, years);
			for (let team = 0; team < size; team++) shares[team]![i] = point[team]!;
		}
	}
}
