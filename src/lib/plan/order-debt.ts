import { type Day, daysPerMonth } from './day';
import { currentSpan, type Initiative, isFinished, type Span } from './initiative';
import type { Plan } from './plan';
import { isOutsidePilot, shapingPairs } from './shaping';

/** When an initiative happens; null when that is not known. */
export type SpanOf = (initiative: Initiative) => Span | null;

/**
 * Total order debt in days (`docs/rules/sequence.md`, SEQ-3): over all pairs of which one shapes the other,
 * the days by which the target starts before its source is finished. `spanOf` gives dates that differ from
 * the stored ones, as while a bar is dragged.
 */
export function orderDebt(
	plan: Plan,
	asOf: Day,
	ignoredLinks: ReadonlySet<string>,
	spanOf: SpanOf = currentSpan
): number {
	let days = 0;
	for (const { source, target } of shapingPairs(plan, ignoredLinks)) {
		days += debtBetween(source, target, asOf, spanOf);
	}
	return days;
}

/** Days of debt that a target owes for one source: 0 for a pilot outside the platform or where a date is missing. */
export function debtBetween(source: Initiative, target: Initiative, asOf: Day, spanOf: SpanOf): number {
	if (isOutsidePilot(target)) return 0;
	const start = spanOf(target)?.start;
	const span = spanOf(source);
	if (start === undefined || span === null) return 0;
	return Math.max(0, finishOf(source, span, asOf) - start);
}

/** The day that work with these dates is over: its last day, and for unfinished work no earlier than as-of. */
export function finishOf(initiative: Initiative, span: Span, asOf: Day): Day {
	return isFinished(initiative) || span.end > asOf ? span.end : asOf;
}

/** As people read it: "4.3 months", or days where it is less than a month. */
export function formatDebt(days: number): string {
	if (days >= daysPerMonth) return `${(days / daysPerMonth).toFixed(1)} months`;
	return days === 1 ? '1 day' : `${days} days`;
}
