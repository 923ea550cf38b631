import { type Initiative, isFinished, type Span } from '$lib/plan/initiative';
import { byLane, type Colouring } from './bar-ground';
import { type Hull, hullShape } from './hull';
import type { BarGeometry } from './density';
import { across, down } from './path';
import { type TimeScale, xOf } from './scale';
import type { Shape, Stroke, Token } from './shape';

/** The dates as agreed: a line with end ticks under the bar. */
export function baselineShape(fromX: number, toX: number, y: number): Shape {
	const d = across(fromX, toX, y) + down(fromX, y - 2, y + 2) + down(toX, y - 2, y + 2);
	return { type: 'path', d, stroke: { token: 'edge', width: 1.4 } };
}

/** How much of the work is done, 0 to 1. */
export function doneFraction(initiative: Initiative): number {
	return isFinished(initiative) ? 1 : initiative.progress / 100;
}

/** A line of so many outlines' width; lengths of dashes follow it too. */
export function inked(token: Token, line: number, times: number, ...dash: readonly number[]): Stroke {
	const width = line * times;
	return { token, width, ...(dash.length > 0 ? { dash: dash.map((length) => length * line) } : {}) };
}

/** Ground and outline of a bar: done from the left, then what is to come. `line` is the width of its outline. */
export function bodyShapes(
	initiative: Initiative,
	span: Span,
	hull: Hull,
	scale: TimeScale,
	line: number,
	colouring: Colouring = byLane
): Shape[] {
	const { part, outlineOf } = colouring;
	const middle = hull.top + hull.height / 2;
	const outline = inked(outlineOf(initiative), line, 1, ...outlineDash(initiative));
	if (initiative.status === 'cancelled')
		return [
			hullShape(hull, { fill: 'paper', stroke: inked('edge', line, 1) }),
			{
				type: 'path',
				d: across(hull.tipLeft - 3, hull.tipRight + 3, middle),
				stroke: inked('ink-2', line, 1.4)
			}
		];
	const done = doneFraction(initiative);
	if (done === 0 || done === 1) {
		const whole = part(initiative, done ? 'done' : 'todo', hull, hull.tipLeft, hull.tipRight);
		const [first] = whole;
		if (whole.length === 1 && first && first.type !== 'text') return [{ ...first, stroke: outline }];
		return [...whole, hullShape(hull, { stroke: outline })];
	}
	const from = Math.min(span.start, span.end);
	const doneTo = xOf(scale, from + done * (Math.abs(span.end - span.start) + 1));
	return [
		...part(initiative, 'todo', hull, hull.tipLeft, hull.tipRight),
		...part(initiative, 'done', hull, hull.tipLeft, doneTo),
		hullShape(hull, { stroke: outline })
	];
}

/** Paused work has a dashed outline, a pilot a dotted one. */
function outlineDash(initiative: Initiative): readonly number[] {
	if (initiative.status === 'paused') return [4, 2.5];
	return initiative.kind === 'pilot' ? [1.4, 1.8] : [];
}

/** From the end that has passed to the as-of day: work that goes on although nobody agreed until when. */
export function extensionShape(token: Token, hull: Hull, todayX: number, line: number): Shape {
	const bottom = hull.top + hull.height;
	const from = Math.min(hull.tipRight, todayX);
	return {
		type: 'path',
		d: across(from, todayX, hull.top) + down(todayX, hull.top, bottom) + across(from, todayX, bottom),
		stroke: inked(token, line, 1, 3, 2)
	};
}

/**
 * Order debt: a strip from the bar's start to the last day of the shaping work. On the bar, a hairline of
 * paper parts it from the lane's hue.
 */
export function debtShapes(
	hull: Hull,
	span: Span,
	debtDays: number,
	scale: TimeScale,
	{ debtTop, debtHeight: h }: Pick<BarGeometry, 'debtTop' | 'debtHeight'>
): Shape[] {
	const x = xOf(scale, span.start);
	const w = Math.max(2, xOf(scale, span.start + debtDays + 1) - x);
	const y = hull.top + debtTop;
	const strip: Shape = { type: 'rect', x, y, w, h, fill: 'accent' };
	if (debtTop < 0) return [strip];
	return [strip, { type: 'rect', x, y: y + h, w: Math.min(w, hull.tipRight - x), h: 0.8, fill: 'paper' }];
}

/** The frame around a selected bar. */
export function selectionShape(hull: Hull): Shape {
	const off = 2.5;
	return {
		type: 'rect',
		x: hull.tipLeft - off,
		y: hull.top - off,
		w: hull.tipRight - hull.tipLeft + 2 * off,
		h: hull.height + 2 * off,
		stroke: { token: 'accent', width: 1.6 }
	};
}
