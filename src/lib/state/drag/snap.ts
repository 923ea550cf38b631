import { addDays, type CalendarUnit, type Day, formatDay, shift, startOf } from '$lib/plan/day';
import type { Span } from '$lib/plan/initiative';

/** Which part is held: the middle moves the whole, an end resizes it. */
export type BarPart = 'start' | 'middle' | 'end';

/**
 * The shift, in days, that is nearest to a pull and brings what is held onto a boundary of the unit, or back to
 * where it was. What snaps is the first day, or for an end the day after the last one.
 */
export function snapShift(from: Span, part: BarPart, pulled: number, unit: CalendarUnit): number {
	if (unit === 'day') return Math.round(pulled);
	const edge = part === 'end' ? from.end + 1 : from.start;
	const below = startOf(unit, addDays(edge as Day, Math.floor(pulled)));
	const candidates = [0, below - edge, shift(unit, below, 1) - edge];
	return candidates.reduce((best, one) => (Math.abs(one - pulled) < Math.abs(best - pulled) ? one : best));
}

/** Dates with one part shifted by days. */
export function shiftPart(span: Span, part: BarPart, days: number): Span {
	return {
		start: part === 'end' ? span.start : addDays(span.start, days),
		end: part === 'start' ? span.end : addDays(span.end, days)
	};
}

/** A bar stays at least one day long, whichever end is pulled. */
export function boundedShift(span: Span, part: BarPart, days: number): number {
	const room = Math.max(0, span.end - span.start);
	if (part === 'start') return Math.min(days, room);
	if (part === 'end') return Math.max(days, -room);
	return days;
}

/** A shift in words, with a true minus: "+30 days", "−1 day". */
export function signedDays(days: number): string {
	const size = Math.abs(days);
	return `${days < 0 ? '−' : '+'}${size} ${size === 1 ? 'day' : 'days'}`;
}

/** Dates in words: "2 Mar 2026 – 30 Sep 2026", or a single day. */
export function spanWords({ start, end }: Span): string {
	return start === end ? formatDay(start) : `${formatDay(start)} – ${formatDay(end)}`;
}
