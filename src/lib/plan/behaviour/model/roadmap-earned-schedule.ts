import type { Baseline } from '$lib/plan/baseline';
import { type Day } from '$lib/plan/day';
import type { Initiative } from '$lib/plan/initiative';
import type { Plan } from '$lib/plan/plan';
import { type EarnedSchedule, earnedSchedule } from './earned-schedule';
import { statedHorizon } from './month-forces';

/** Mean length of a quarter in days (365.25 / 4), the period of the roadmap's earned schedule. */
const daysPerQuarter = 91.3125;

/** How far a roadmap's work is against the dates that were agreed. */
export interface RoadmapSchedule extends EarnedSchedule {
	/** Person-days done, and all that are planned. */
	readonly doneDays: number;
	readonly allDays: number;
	/** Whose dates it was held against; null when none were agreed and the plan's own dates stand in. */
	readonly baseline: Baseline | null;
}

/** Effort over a stretch of days, the end not included. */
interface Stretch {
	readonly start: number;
	readonly end: number;
	readonly effort: number;
}

/**
 * Earned schedule of the whole roadmap in quarters from the horizon's start: person-days done against those planned
 * by the latest baseline with dates on or before as-of, effort spread evenly from an initiative's first day up to
 * its last. What the baseline lacks is held against its planned dates. Cancelled work, and work without
 * effort or dates, is left out. Null when no effort is left.
 */
export function roadmapEarnedSchedule(plan: Plan, asOf: Day): RoadmapSchedule | null {
	const baseline = latestBaseline(plan.baselines, asOf);
	const { start } = statedHorizon(plan, asOf);
	const stretches: Stretch[] = [];
	let doneDays = 0;
	for (const initiative of plan.initiatives) {
		const stretch = stretchOf(initiative, baseline);
		if (!stretch) continue;
		stretches.push(stretch);
		doneDays += (stretch.effort * initiative.progress) / 100;
	}
	const allDays = stretches.reduce((sum, { effort }) => sum + effort, 0);
	if (allDays === 0) return null;
	const last = stretches.reduce((latest, { end }) => Math.max(latest, end), start + 1);
	const quarters = Math.ceil((last - start) / daysPerQuarter);
	const planned = Array.from({ length: Math.max(1, quarters) }, (_, i) =>
		plannedBy(stretches, start + (i + 1) * daysPerQuarter)
	);
	const actual = Math.max(0, (asOf - start) / daysPerQuarter);
	return { ...earnedSchedule(planned, doneDays, actual), doneDays, allDays, baseline };
}

/** The latest that was agreed by a day and has dates; of several on one day the last in the list. */
function latestBaseline(baselines: readonly Baseline[], asOf: Day): Baseline | null {
	let latest: Baseline | null = null;
	for (const one of baselines) {
		if (one.day === null || one.day > asOf || Object.keys(one.dates).length === 0) continue;
		if (latest === null || one.day >= latest.day!) latest = one;
	}
	return latest;
}

function stretchOf(initiative: Initiative, baseline: Baseline | null): Stretch | null {
	const { id, effortDays, status } = initiative;
	if (!effortDays || status === 'cancelled') return null;
	const agreed = baseline && Object.hasOwn(baseline.dates, id) ? baseline.dates[id] : null;
	const [start, end] = agreed ?? [initiative.start, initiative.end];
	return start === null || end === null ? null : { start, end, effort: effortDays };
}

function plannedBy(stretches: readonly Stretch[], day: number): number {
	let sum = 0;
	for (const { start, end, effort } of stretches)
		sum +=
			effort * (end > start ? Math.min(1, Math.max(0, (day - start) / (end - start))) : day > start ? 1 : 0);
	return sum;
}
