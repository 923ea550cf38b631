import { parseDay } from '$lib/plan/day';
import type { Initiative } from '$lib/plan/initiative';
import type { Lane } from '$lib/plan/lane';
import { inked } from './bar-body';
import { across, at, polyline } from './path';
import { type TimeScale, xOf } from './scale';
import type { Fill, Shape, Stroke, Token } from './shape';

/** A gate: a diamond, filled once it is past. */
export function diamond(cx: number, cy: number, half: number, filled: boolean): Shape {
	const points = [
		{ x: cx, y: cy - half },
		{ x: cx + half, y: cy },
		{ x: cx, y: cy + half },
		{ x: cx - half, y: cy }
	];
	return { type: 'path', d: polyline(points, true), ...filledOrNot(filled) };
}

/** A milestone: a peg that points at its day, filled once it is reached. */
export function peg(cx: number, cy: number, half: number, filled: boolean): Shape {
	const points = [
		{ x: cx - half, y: cy - half },
		{ x: cx + half, y: cy - half },
		{ x: cx + half, y: cy + half * 0.2 },
		{ x: cx, y: cy + half },
		{ x: cx - half, y: cy + half * 0.2 }
	];
	return { type: 'path', d: polyline(points, true), ...filledOrNot(filled) };
}

/** Health that is not on course: a square, half filled at risk and whole in trouble; 7 units wide. */
export function healthShapes(health: 'at-risk' | 'in-trouble', x: number, cy: number): Shape[] {
	const stroke: Stroke = { token: 'ink', width: 1.2 };
	const box = { type: 'rect', x: x + 0.6, y: cy - 3.4, w: 6.8, h: 6.8 } as const;
	if (health === 'in-trouble') return [{ ...box, fill: 'ink', stroke }];
	return [
		{ ...box, fill: 'paper', stroke },
		{ type: 'rect', x: box.x, y: cy, w: box.w, h: 3.4, fill: 'ink' }
	];
}

/** A trial as drawn, and from where to where. */
export interface TrialDrawing {
	readonly fromX: number;
	readonly toX: number;
	readonly shapes: readonly Shape[];
}

/**
 * The trial that came before a build: a dotted line from its start to its end, which ends in a disc (test
 * met), a cross (not met) or a ring (running). Null when there is none or its days are not known.
 */
export function trialDrawing(
	initiative: Initiative,
	scale: TimeScale,
	cy: number,
	line: number
): TrialDrawing | null {
	const { trial, lane } = initiative;
	const start = parseDay(trial?.start ?? '');
	const end = parseDay(trial?.end ?? '');
	if (!trial || start === null || end === null || end < start) return null;
	const fromX = xOf(scale, start);
	const toX = xOf(scale, end + 1);
	return {
		fromX,
		toX,
		shapes: [trialLine(lane, fromX, toX, cy, line), trialEnd(trial.result, lane, toX, cy)]
	};
}

/** The dotted line of a trial. */
export function trialLine(lane: Lane, fromX: number, toX: number, cy: number, line: number): Shape {
	return {
		type: 'path',
		d: across(fromX, toX, cy),
		cap: 'round',
		stroke: inked(lane, line, 1.6, 0.1, 3)
	};
}

/** The sign at the end of a trial's line. */
export function trialEnd(result: string | undefined, token: Token, cx: number, cy: number): Shape {
	if (result === 'met') return { type: 'circle', cx, cy, r: 3.6, fill: token };
	if (result !== 'not met')
		return { type: 'circle', cx, cy, r: 3.1, fill: 'paper', stroke: { token, width: 1.4 } };
	const [left, right, top, bottom] = [at(cx - 3), at(cx + 3), at(cy - 3), at(cy + 3)];
	return {
		type: 'path',
		d: `M${left} ${top}L${right} ${bottom}M${right} ${top}L${left} ${bottom}`,
		stroke: { token: 'ink', width: 1.7 }
	};
}

function filledOrNot(filled: boolean): { fill: Fill; stroke: Stroke } {
	return { fill: filled ? 'ink' : 'paper', stroke: { token: 'ink', width: 1.3 } };
}
