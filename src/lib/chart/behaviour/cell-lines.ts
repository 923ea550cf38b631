import { line } from 'd3-shape';
import { monthsWords } from '$lib/plan/behaviour/behaviour-sentence';
import type { CellStatus } from '$lib/plan/behaviour/cell-status';
import type { PlanPoint } from '$lib/plan/behaviour/plan-line';
import { percentOf, rangeOf, wholePercent } from '$lib/plan/behaviour/share-words';
import type { StrengthPoint } from '$lib/plan/behaviour/strength-line';
import { daysPerMonth, formatDay } from '$lib/plan/day';
import { sans } from '$lib/chart/pages-text';
import { across, down, type Point } from '$lib/chart/path';
import type { Shape, TextStyle } from '$lib/chart/shape';
import type { CellFrame } from './cell-frame';
import { type CellPoint, hitBox } from './cell-points';
import type { LabelRoom } from './label-room';

const straight = line<Point>(
	({ x }) => x,
	({ y }) => y
).digits(2);

/** Path data of straight lines through points. */
export function lineThrough(points: readonly Point[]): string {
	return straight([...points]) ?? '';
}

const targetStyle: TextStyle = sans(11.5);
const monthsStyle: TextStyle = sans(12.5, 600);

/** The plan line up to the right edge; it is flat before its first point and after its last. */
export function planPath(frame: CellFrame, points: readonly PlanPoint[]): readonly Point[] {
	const first = points[0];
	const last = points.at(-1);
	if (!first || !last) return [];
	const inside = points.map(({ day, share }) => ({ x: frame.xAt(day), y: frame.yAt(share) }));
	return [
		{ x: frame.left, y: frame.yAt(first.share) },
		...inside.filter(({ x }) => x > frame.left && x < frame.right),
		{ x: frame.right, y: frame.yAt(last.share) }
	];
}

/** The plan line with a ring at each yearly target. */
export function planShapes(frame: CellFrame, points: readonly PlanPoint[]): Shape[] {
	const path = planPath(frame, points);
	if (path.length === 0) return [];
	return [
		{ type: 'path', d: lineThrough(path), stroke: { token: 'ink-2', width: 1.2 } },
		...points
			.filter(({ isTarget }) => isTarget)
			.map(({ day, share }): Shape => ({
				type: 'circle',
				cx: frame.xAt(day),
				cy: frame.yAt(share),
				r: 3.3,
				fill: 'paper',
				stroke: { token: 'ink-2', width: 1.3 }
			}))
	];
}

/** The shares of targets, above their rings; that of the last one stands at the end of the line. */
export function targetLabels(frame: CellFrame, points: readonly PlanPoint[], room: LabelRoom): Shape[] {
	return points
		.filter(({ isTarget }) => isTarget)
		.slice(0, -1)
		.flatMap(({ day, share }) => {
			const [x, y] = [frame.xAt(day), frame.yAt(share)];
			const label = room.place(String(wholePercent(share)), targetStyle, 'ink-2', [
				{ x: x - 10, y: y - 8, anchor: 'middle' },
				{ x, y: y - 9, anchor: 'middle' },
				{ x: x + 8, y: y + 16, anchor: 'middle' }
			]);
			return label ? [label] : [];
		});
}

/** Baseline and targets, to be read. */
export function planMarks(frame: CellFrame, points: readonly PlanPoint[]): readonly CellPoint[] {
	return points.map(({ day, share, isTarget }) => ({
		key: `plan:${day}`,
		series: 'plan',
		day,
		name: `${formatDay(day)}: ${isTarget ? 'target' : 'baseline'} ${percentOf(share)}`,
		box: hitBox(frame.xAt(day), frame.yAt(share))
	}));
}

/** The line of strength, up to the last check. */
export function strengthPath(frame: CellFrame, points: readonly StrengthPoint[]): readonly Point[] {
	return points.map(({ day, strength }) => ({ x: frame.xAt(day), y: frame.yAt(strength.share) }));
}

export function strengthShapes(frame: CellFrame, points: readonly StrengthPoint[]): Shape[] {
	if (points.length < 2) return [];
	const d = lineThrough(strengthPath(frame, points));
	return [{ type: 'path', d, stroke: { token: 'ink', width: 2.2 } }];
}

export function strengthMarks(frame: CellFrame, points: readonly StrengthPoint[]): readonly CellPoint[] {
	return points.map(({ day, strength }) => ({
		key: `strength:${day}`,
		series: 'strength',
		day,
		name: `${formatDay(day)}: strength ${percentOf(strength.share)} (${rangeOf(strength)}), on ${strength.n.toFixed(1)} effective sightings`,
		box: hitBox(frame.xAt(day), frame.yAt(strength.share))
	}));
}

/** From the as-of day to the day that the plan line says for today’s strength: how far behind, or ahead. */
export function monthsShapes(frame: CellFrame, status: CellStatus, room: LabelRoom): Shape[] {
	const { word, strength, monthsAhead, asOf } = status;
	if (word === 'no evidence' || !strength || monthsAhead === null || Math.abs(monthsAhead) < 0.05) return [];
	const token = monthsAhead < 0 ? 'accent' : 'ink';
	const y = frame.yAt(strength.share);
	const x = frame.xAt(asOf);
	const reached = Math.min(frame.right, Math.max(frame.left, frame.xAt(asOf + monthsAhead * daysPerMonth)));
	const [from, to] = reached < x ? [reached, x] : [x, reached];
	const d = across(from, to, y) + down(from, y - 5, y + 5) + down(to, y - 5, y + 5);
	room.takeLine([
		{ x: from, y },
		{ x: to, y }
	]);
	const middle = from + (to - from) * 0.5;
	const words = monthsWords(monthsAhead);
	const steps = Array.from({ length: 14 }, (_, step) => 30 + step * 9);
	const inside = steps.map((step) => y + step).filter((one) => one < frame.bottom - 6);
	const above = steps.map((step) => y - step + 10).filter((one) => one > frame.top);
	const label = room.place(
		words,
		monthsStyle,
		token,
		[...inside, ...above].flatMap((at) => [
			{ x: middle, y: at, anchor: 'middle' as const },
			{ x: to - 8, y: at, anchor: 'end' as const },
			{ x: from, y: at, anchor: 'start' as const }
		])
	);
	const shapes: Shape[] = [{ type: 'path', d, stroke: { token, width: 1.4 } }];
	if (label) {
		const [leadFrom, leadTo] = label.y > y ? [y + 5, label.y - 11] : [y - 5, label.y + 4];
		shapes.push({ type: 'path', d: down(middle, leadFrom, leadTo), stroke: { token, width: 0.7 } }, label);
	}
	return shapes;
}
