import { addDays, type Day, day, shiftMonths, startOf } from './day';
import type { Span } from './initiative';
import type { Plan } from './plan';
import { defaultHorizonYears } from './roadmap-info';

/** Where a roadmap without a single day begins, unless it is read as of another. */
const fallback = day('2026-01-01');

/**
 * The stretch of time that a roadmap covers: from its start to its end, widened to hold every dated initiative
 * (planned and actual), phase and milestone. Without a start it begins with the year of the earliest of
 * these, or else of `asOf`; without an end it is five years long.
 */
export function planHorizon(plan: Plan, asOf: Day = plan.roadmap.asOf ?? fallback): Span {
	const content = contentSpan(plan);
	const { start, end } = horizonOf(plan, content, asOf);
	return {
		start: earlier(start, content?.start ?? start),
		end: later(end, content?.end ?? end)
	};
}

/**
 * The first day in sight when a roadmap is opened: its start. Where the day it is read as of lies five years
 * or more after that, and yet within the horizon, it is the start of the year before that day, so that
 * a portfolio of decades opens on the work under way.
 */
export function openingDay(plan: Plan, asOf: Day): Day {
	const horizon = planHorizon(plan, asOf);
	const start = plan.roadmap.start ?? horizon.start;
	const isFar = asOf <= horizon.end && asOf >= shiftMonths(start, defaultHorizonYears * 12);
	return isFar ? shiftMonths(startOf('year', asOf), -12) : start;
}

function horizonOf({ roadmap: { start, end } }: Plan, content: Span | null, asOf: Day): Span {
	const months = defaultHorizonYears * 12;
	if (start !== null && end !== null) return { start: earlier(start, end), end: later(start, end) };
	if (end !== null) return { start: earlier(end, addDays(shiftMonths(end, -months), 1)), end };
	const begin = start ?? startOf('year', content?.start ?? asOf);
	return { start: begin, end: later(begin, addDays(shiftMonths(begin, months), -1)) };
}

function earlier(one: Day, other: Day): Day {
	return one < other ? one : other;
}

function later(one: Day, other: Day): Day {
	return one > other ? one : other;
}

/** From the earliest day in the plan to the latest; null when it has none. */
function contentSpan({ initiatives, phases, milestones }: Plan): Span | null {
	const spans = [
		spanOf(initiatives, (one) => [one.start, one.end, one.actualStart, one.actualEnd]),
		spanOf(phases, (one) => [one.start, one.end]),
		spanOf(milestones, (one) => [one.day])
	].filter((span) => span !== null);
	if (spans.length === 0) return null;
	return spans.reduce((a, b) => ({ start: earlier(a.start, b.start), end: later(a.end, b.end) }));
}

/** What each list reaches over: the chart asks again and again. */
const known = new WeakMap<readonly unknown[], Span | null>();

function spanOf<T>(list: readonly T[], daysOf: (one: T) => readonly (Day | null)[]): Span | null {
	const before = known.get(list);
	if (before !== undefined) return before;
	let span: Span | null = null;
	for (const one of list) {
		for (const day of daysOf(one)) {
			if (day === null || (span && day >= span.start && day <= span.end)) continue;
			span = { start: span ? earlier(span.start, day) : day, end: span ? later(span.end, day) : day };
		}
	}
	known.set(list, span);
	return span;
}
