import type { Day } from '$lib/plan/day';
import type { Span } from '$lib/plan/initiative';
import { polyline, type Point } from './path';
import { type TimeScale, xOf } from './scale';
import type { Fill, Shape, Stroke } from './shape';

/**
 * Outline of a bar: a box whose ends taper to a point where a day is known only roughly. From left to
 * right: the tip, where the box begins, where it ends, the other tip. A square end has its tip there too.
 */
export interface Hull {
	readonly tipLeft: number;
	readonly left: number;
	readonly right: number;
	readonly tipRight: number;
	readonly top: number;
	readonly height: number;
}

/** How long a bar is drawn at least, so that one day can be seen in a plan of decades. */
const minBarPx = 3;
/** A taper shorter than this would only blunt the corner. */
const minTaperPx = 3;

const daysPerYear = 365.25;

/**
 * How precisely a day in the future is known, in days: 0 within a year of as-of (drawn square), a quarter
 * up to three years, then a half. Drawn as a taper across that stretch, centred on the day.
 */
export function impreciseDays(day: Day, asOf: Day): number {
	const ahead = day - asOf;
	if (ahead <= daysPerYear) return 0;
	return ahead <= 3 * daysPerYear ? daysPerYear / 4 : daysPerYear / 2;
}

/** Which ends of a bar are still open, so that distance blurs them. */
export interface OpenEnds {
	readonly start: boolean;
	readonly end: boolean;
}

/**
 * The outline of a span. Its last day is included, so it ends where the next day begins. A span whose end
 * precedes its start is drawn between the two.
 */
export function hullOf(
	span: Span,
	scale: TimeScale,
	asOf: Day,
	open: OpenEnds,
	top: number,
	height: number
): Hull {
	const from = Math.min(span.start, span.end) as Day;
	const to = Math.max(span.start, span.end) as Day;
	const left = xOf(scale, from);
	const right = Math.max(left + minBarPx, xOf(scale, to + 1));
	const middle = (left + right) / 2;
	const half = (day: Day, isOpen: boolean) => {
		const px = isOpen ? (impreciseDays(day, asOf) * scale.pxPerDay) / 2 : 0;
		return px * 2 < minTaperPx ? 0 : px;
	};
	const leftHalf = half(from, open.start);
	const rightHalf = half(to, open.end);
	return {
		tipLeft: left - leftHalf,
		left: Math.min(left + leftHalf, middle),
		right: Math.max(right - rightHalf, middle),
		tipRight: right + rightHalf,
		top,
		height
	};
}

/** The part of a hull between two x, as one shape. */
export function hullShape(hull: Hull, paint: { fill?: Fill; stroke?: Stroke }, fromX?: number, toX?: number) {
	const from = Math.max(hull.tipLeft, fromX ?? -Infinity);
	const to = Math.max(from, Math.min(hull.tipRight, toX ?? Infinity));
	const square = from >= hull.left && to <= hull.right;
	const shape: Shape = square
		? { type: 'rect', x: from, y: hull.top, w: to - from, h: hull.height, ...paint }
		: { type: 'path', d: polyline(hullPoints(hull, from, to), true), ...paint };
	return shape;
}

function hullPoints(hull: Hull, from: number, to: number): Point[] {
	const middle = hull.top + hull.height / 2;
	const xs = [from, ...[hull.left, hull.right].filter((x) => x > from && x < to), to];
	const upper = xs.map((x) => ({ x, y: middle - halfHeight(hull, x) }));
	const lower = xs.map((x) => ({ x, y: middle + halfHeight(hull, x) })).reverse();
	return [...upper, ...lower];
}

function halfHeight(hull: Hull, x: number): number {
	const full = hull.height / 2;
	if (x < hull.left) return (full * (x - hull.tipLeft)) / (hull.left - hull.tipLeft);
	if (x > hull.right) return (full * (hull.tipRight - x)) / (hull.tipRight - hull.right);
	return full;
}
