import { addDays, type CalendarUnit, type Day } from '$lib/plan/day';
import type { Span } from '$lib/plan/initiative';

/** Where days lie on a surface: `origin` begins at x = 0. Pixels may be points on paper. */
export interface TimeScale {
	readonly origin: Day;
	readonly pxPerDay: number;
}

/** A part of the drawing, in its own coordinates. */
export interface Window {
	readonly fromPx: number;
	readonly toPx: number;
	readonly topPx: number;
	readonly bottomPx: number;
}

/** Three centuries on a phone, and a month across a very wide screen. */
const minPxPerDay = 0.0025;
const maxPxPerDay = 64;

/** Room kept to the right of the last day, for a gate's diamond and its label. */
const marginPx = 20;
const daysPerYear = 365.25;

/** Left edge of a day. The right edge of the last day of a span is `xOf(scale, end + 1)`. */
export function xOf(scale: TimeScale, day: number): number {
	return (day - scale.origin) * scale.pxPerDay;
}

/** The day drawn at x, kept within the accepted range. */
export function dayAt(scale: TimeScale, x: number): Day {
	return addDays(scale.origin, Math.floor(x / scale.pxPerDay + 1e-6));
}

/** A zoom that the chart can draw. */
export function clampZoom(pxPerDay: number): number {
	return Math.min(maxPxPerDay, Math.max(minPxPerDay, pxPerDay));
}

/** The scale at which a span fills a width, with a margin at its end. */
export function fitScale(span: Span, widthPx: number): TimeScale {
	const days = Math.max(1, span.end - span.start + 1);
	return { origin: span.start, pxPerDay: clampZoom(Math.max(1, widthPx - marginPx) / days) };
}

export type ZoomName = 'fit' | 'five-years' | 'year' | 'quarter' | 'month';

export interface ZoomStep {
	readonly name: ZoomName;
	readonly label: string;
	readonly pxPerDay: number;
}

/** The named levels of zoom for a plan's span and a width: how much time the width shows at once. */
export function zoomSteps(span: Span, widthPx: number): readonly ZoomStep[] {
	const showing = (years: number) => clampZoom(Math.max(1, widthPx - marginPx) / (daysPerYear * years));
	return [
		{ name: 'fit', label: 'Fit', pxPerDay: fitScale(span, widthPx).pxPerDay },
		{ name: 'five-years', label: '5 years', pxPerDay: showing(5) },
		{ name: 'year', label: 'Year', pxPerDay: showing(1) },
		{ name: 'quarter', label: 'Quarter', pxPerDay: showing(1 / 4) },
		{ name: 'month', label: 'Month', pxPerDay: showing(1 / 12) }
	];
}

/**
 * The unit by which arrow keys and drags move a bar: what a hand can aim at. A day from 14 px a day (month
 * zoom), a week from 5 (quarter), a month from 0.25 (year and five years), else a quarter.
 */
export function snapUnit(scale: TimeScale): CalendarUnit {
	if (scale.pxPerDay >= 14) return 'day';
	if (scale.pxPerDay >= 5) return 'week';
	return scale.pxPerDay >= 0.25 ? 'month' : 'quarter';
}
