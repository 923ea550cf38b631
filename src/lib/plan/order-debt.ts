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

/**
 * Order debt as people read it, everywhere: "4.3 months", days where it is less than a month, "0 months" where
 * there is none. Thousands stand apart. `unit` is the word for months: "mo" where room is short.
 */
export function formatDebt(days: number, unit: 'months' | 'mo' = 'months'): string {
	if (days <= 0) return `0 ${unit}`;
	if (days < daysPerMonth) return days === 1 ? '1 day' : `${days} days`;
	return `${(days / daysPerMonth).toFixed(1).replace(/\B(?=(\d{3})+\.)/g, '\u202f')} ${unit}`;
}
