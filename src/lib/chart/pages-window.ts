import type { Baseline } from '$lib/plan/baseline';
import { type Day, parseDay, partsOf, shiftMonths, startOf } from '$lib/plan/day';
import { currentSpan, type Initiative, isLate, type Span } from '$lib/plan/initiative';
import type { Plan } from '$lib/plan/plan';
import { type TimeScale, xOf } from './scale';

/** A stretch of time laid along a line: `end` is the day after the last. */
export interface PageTime {
	readonly start: Day;
	readonly end: Day;
	readonly left: number;
	readonly right: number;
	/** The same as the other parts of the chart take it; it counts from the left edge of the paper. */
	readonly scale: TimeScale;
	/** Where a day begins. */
	readonly x: (day: number) => number;
}

export function pageTime(start: Day, end: Day, left: number, right: number): PageTime {
	const perDay = (right - left) / Math.max(1, end - start);
	const scale: TimeScale = { origin: (start - left / perDay) as Day, pxPerDay: perDay };
	return { start, end, left, right, scale, x: (day) => xOf(scale, day) };
}

/** The days of the trial that came before a build, where both are known. */
function trialSpan(initiative: Initiative): Span | null {
	const trial = initiative.trial;
	if (typeof trial?.start !== 'string' || typeof trial.end !== 'string') return null;
	const [start, end] = [parseDay(trial.start), parseDay(trial.end)];
	return start === null || end === null || end < start ? null : { start, end };
}

/** First and last day of an initiative, in that order whatever the file said. */
function drawnSpan(initiative: Initiative): Span | null {
	const span = currentSpan(initiative);
	if (span === null || span.start <= span.end) return span;
	return { start: span.end, end: span.start };
}

/**
 * The time that a print shows: from the first day of the first month in which anything is drawn to the
 * first day after the last such month. A plan without dates shows its horizon, or the year of `asOf`.
 */
export function printedTime(
	plan: Plan,
	asOf: Day,
	baseline: Baseline | null
): { readonly start: Day; readonly end: Day } {
	let first = Infinity;
	let last = -Infinity;
	function include(...days: readonly (number | null | undefined)[]) {
		for (const day of days) {
			if (typeof day !== 'number') continue;
			first = Math.min(first, day);
			last = Math.max(last, day);
		}
	}
	for (const initiative of plan.initiatives) {
		const [span, trial] = [drawnSpan(initiative), trialSpan(initiative)];
		if (span === null) continue;
		include(span.start, span.end, trial?.start, trial?.end);
		if (isLate(initiative, asOf)) include(asOf);
		include(...(baseline?.dates[initiative.id] ?? []));
	}
	for (const phase of plan.phases) include(phase.start, phase.end);
	for (const milestone of plan.milestones) include(milestone.day);
	if (first > last) include(plan.roadmap.start, plan.roadmap.end);
	if (first > last) include(startOf('year', asOf), shiftMonths(startOf('year', asOf), 11));
	return { start: startOf('month', first as Day), end: shiftMonths(startOf('month', last as Day), 1) };
}

/** The same time cut into pieces of whole months, as equal as months allow; at most one piece a month. */
export function cutTime(start: Day, end: Day, pieces: number): readonly { start: Day; end: Day }[] {
	const [from, to] = [partsOf(start), partsOf(end)];
	const months = (to.year - from.year) * 12 + to.month - from.month;
	const count = Math.max(1, Math.min(pieces, months));
	return Array.from({ length: count }, (_, index) => ({
		start: shiftMonths(start, Math.round((index * months) / count)),
		end: shiftMonths(start, Math.round(((index + 1) * months) / count))
	}));
}
