import type { WorkEnd } from '$lib/plan/behaviour/band-rows';
import type { CellStatus, Check } from '$lib/plan/behaviour/cell-status';
import { wilson, zOf } from '$lib/plan/behaviour/interval';
import { isWeak } from '$lib/plan/behaviour/observation';
import { planPoints } from '$lib/plan/behaviour/plan-line';
import type { BehaviourSettings } from '$lib/plan/behaviour/settings';
import { strengthLine } from '$lib/plan/behaviour/strength-line';
import type { Day } from '$lib/plan/day';
import type { RoadmapInfo } from '$lib/plan/roadmap-info';
import { across, at, down, type Point, polyline } from './path';
import { type TimeScale, xOf } from './scale';
import type { MeasureText, Shape, Stroke, Token } from './shape';

/** What the band of a surface is drawn with; lengths in the unit of the surface. */
export interface BandOptions {
	readonly roadmap: RoadmapInfo;
	readonly settings: BehaviourSettings;
	readonly asOf: Day;
	readonly rowHeight: number;
	readonly textSize: number;
	/** The part of time that is drawn, from and to. */
	readonly fromPx: number;
	readonly toPx: number;
	readonly measure?: MeasureText;
	/** Pure black on white: nothing is told by a tone. */
	readonly isMonochrome?: boolean;
}

/** Height of a row of the band on screen, for a mouse and for fingers. */
export const bandRowPx = { comfortable: 28, touch: 44 } as const;

/** Free above the 100 % and below the 0 % of a row, as a share of its height. */
const inset = 0.12;

/** Where a share lies in a row that begins at `top`. */
export function bandY(share: number, top: number, rowHeight: number): number {
	return top + rowHeight * (1 - inset - share * (1 - 2 * inset));
}

/**
 * One cell in a row of the band that begins at `top`: the plan dashed, what was counted as a line through the
 * strength after each check, each check a dot with its interval (hollow when announced, rated or reported by
 * oneself), and the gap to the plan filled where strength lies behind it. One of a team too small to be shown has its
 * plan alone. The scale of a row is 0 to 100 %.
 */
export function bandRowShapes(
	cell: CellStatus,
	ends: readonly WorkEnd[],
	top: number,
	scale: TimeScale,
	options: BandOptions
): readonly Shape[] {
	const { rowHeight, fromPx, toPx } = options;
	const yAt = (share: number) => bandY(share, top, rowHeight);
	const plan = planLine(cell, scale, options, yAt);
	const ruled: Shape = {
		type: 'path',
		d: across(fromPx, toPx, top + rowHeight),
		stroke: options.isMonochrome
			? { token: 'ink', width: 0.45, dash: [0.45, 2.4] }
			: { token: 'rule', width: 0.7 }
	};
	const marks = ends.map((end) => workEnd(end, top + rowHeight, scale, options));
	if (cell.isHidden) return [ruled, ...dashed(plan, options), ...marks];
	const line = strengthLine(cell, options.settings).map(({ day, strength }) => ({
		x: middleOf(scale, day),
		y: yAt(strength.share)
	}));
	const token: Token = cell.word === 'slipping' ? 'accent' : 'ink';
	const width = lineWidth(options);
	const counted: Shape[] =
		line.length > 1
			? [{ type: 'path', d: polyline(line), cap: 'round', stroke: { token, width: width * 1.5 } }]
			: [];
	return [
		ruled,
		...(options.isMonochrome ? [] : gaps(line, plan)),
		...dashed(plan, options),
		...marks,
		...counted,
		...cell.checks.flatMap((check) => checkShapes(check, token, scale, yAt, options))
	];
}

function lineWidth({ textSize }: BandOptions): number {
	return textSize / 11.5;
}

/** The middle of a day. */
function middleOf(scale: TimeScale, day: number): number {
	return xOf(scale, day + 0.5);
}

/** The plan line over the time drawn, flat before its first point and after its last. */
function planLine(
	{ behaviour }: CellStatus,
	scale: TimeScale,
	{ roadmap, fromPx, toPx }: BandOptions,
	yAt: (share: number) => number
): readonly Point[] {
	const points = planPoints(roadmap, behaviour).map(({ day, share }) => ({
		x: middleOf(scale, day),
		y: yAt(share)
	}));
	const [first, last] = [points[0], points.at(-1)];
	if (!first || !last) return [];
	const all = [
		...(first.x > fromPx ? [{ x: fromPx, y: first.y }] : []),
		...points,
		...(last.x < toPx ? [{ x: toPx, y: last.y }] : [])
	];
	return clip(all, fromPx, toPx);
}

/** The part of a line from left to right that lies between two edges. */
function clip(points: readonly Point[], fromX: number, toX: number): readonly Point[] {
	const inside = points.filter(({ x }) => x >= fromX && x <= toX);
	const ends = [fromX, toX].flatMap((x) => {
		const y = heightAt(points, x);
		return y === null || inside.some((one) => one.x === x) ? [] : [{ x, y }];
	});
	return [...inside, ...ends].sort((a, b) => a.x - b.x);
}

/** The y of a line from left to right at an x that it reaches over; null elsewhere. */
function heightAt(points: readonly Point[], x: number): number | null {
	for (let i = 1; i < points.length; i++) {
		const [from, to] = [points[i - 1]!, points[i]!];
		if (x < from.x || x > to.x) continue;
		return to.x === from.x ? to.y : from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x);
	}
	return null;
}

function dashed(plan: readonly Point[], options: BandOptions): readonly Shape[] {
	if (plan.length < 2) return [];
	const unit = lineWidth(options);
	const stroke: Stroke = {
		token: options.isMonochrome ? 'ink' : 'ink-3',
		width: unit * 0.9,
		dash: [3 * unit, 2.5 * unit]
	};
	return [{ type: 'path', d: polyline(plan), stroke }];
}

/** Where strength lies below the plan: the room between the two, from check to check. */
function gaps(line: readonly Point[], plan: readonly Point[]): readonly Shape[] {
	const pieces = line.slice(1).flatMap((to, i) => {
		const from = line[i]!;
		const bends = plan.filter(({ x }) => x > from.x && x < to.x);
		const xs = [from.x, ...bends.map(({ x }) => x), to.x];
		const upper = xs.map((x) => ({
			x,
			y: Math.min(heightAt(plan, x) ?? Infinity, heightAt([from, to], x) ?? 0)
		}));
		const lower = xs.map((x) => ({ x, y: heightAt([from, to], x) ?? 0 })).reverse();
		const isBehind = upper.some(({ y }, at) => y < (lower[xs.length - 1 - at]?.y ?? 0) - 0.2);
		return isBehind ? [polyline([...upper, ...lower], true)] : [];
	});
	return pieces.length > 0 ? [{ type: 'path', d: pieces.join(''), fill: 'rule-2' }] : [];
}

function checkShapes(
	check: Check,
	token: Token,
	scale: TimeScale,
	yAt: (share: number) => number,
	options: BandOptions
): readonly Shape[] {
	if (check.n <= 0 || check.effectiveN <= 0) return [];
	const x = middleOf(scale, check.date);
	const unit = lineWidth(options);
	const { low, high } = wilson(check.effectiveK, check.effectiveN, zOf(options.settings.intervalPercent));
	const dot = { type: 'circle', cx: x, cy: yAt(check.k / check.n), r: 2 * unit } as const;
	const source = check.observation.source;
	const isHollow = source === null || isWeak(source);
	return [
		{ type: 'path', d: down(x, yAt(high), yAt(low)), stroke: { token, width: 0.8 * unit } },
		isHollow ? { ...dot, fill: 'paper', stroke: { token, width: unit } } : { ...dot, fill: token }
	];
}

/** A square on the row's rule: in the lane's hue where the work is delivered, else its tint. */
function workEnd({ day, lane, isDone }: WorkEnd, y: number, scale: TimeScale, options: BandOptions): Shape {
	const side = options.textSize * 0.45;
	return {
		type: 'rect',
		x: at2(xOf(scale, day + 1) - side / 2),
		y: at2(y - side),
		w: side,
		h: side,
		fill: isDone ? (options.isMonochrome ? 'ink' : lane) : 'paper',
		stroke: { token: options.isMonochrome ? 'ink' : lane, width: lineWidth(options) }
	};
}

function at2(value: number): number {
	return Number(at(value));
}
