import type { Day } from '$lib/plan/day';
import { type AxisTick, noteStyle } from './axis';
import { at, down, polyline } from './path';
import { type TimeScale, xOf } from './scale';
import type { MeasureText, Shape, TextStyle } from './shape';
import { estimateTextWidth } from './text-width';

const flagStyle: TextStyle = { family: 'sans', size: 12.5, weight: 600 };
const labelGap = 6;
/** The same on the left, past the flag. */
const leftGap = 9;

/** Where the as-of day ends: the line between what was and what is to come. */
function todayX(scale: TimeScale, asOf: Day): number {
	return xOf(scale, asOf + 1);
}

/** The as-of line through a part of the chart. */
export function todayLine(scale: TimeScale, asOf: Day, fromY: number, toY: number): Shape {
	return { type: 'path', d: down(todayX(scale, asOf), fromY, toY), stroke: { token: 'accent', width: 1.4 } };
}

/** The head of the as-of line in the axis: its flag and label, and the ticks without the notes it would cover. */
export interface TodayFlag {
	readonly shapes: readonly Shape[];
	readonly upper: readonly AxisTick[];
}

/**
 * The flag of the as-of line. Its label stands right of the line, or left of it where a year's label is in
 * the way; a year's note gives way. `baselineY` is that of the upper tier's labels, `height` the axis's.
 */
export function todayFlag(
	scale: TimeScale,
	asOf: Day,
	label: string,
	upper: readonly AxisTick[],
	baselineY: number,
	height: number,
	measure: MeasureText = estimateTextWidth
): TodayFlag {
	const x = todayX(scale, asOf);
	const width = measure(label, flagStyle);
	const labels = upper.map((tick) => [tick.labelX, tick.noteX - 4] as const);
	const isFree = (from: number, to: number) => labels.every(([a, b]) => b < from || a > to);
	const right = isFree(x, x + labelGap + width) || !isFree(x - leftGap - width, x);
	const [from, to] = right ? [x - 6, x + labelGap + width + 4] : [x - leftGap - width - 4, x + 2];
	const flag = { x: x - 5, top: 3.5, bottom: 8.5 };
	const corners = [
		{ x, y: flag.top },
		{ x: flag.x, y: flag.top },
		{ x: flag.x, y: flag.bottom },
		{ x, y: flag.bottom }
	];
	return {
		shapes: [
			{ type: 'path', d: `M${at(x)} ${at(flag.top)}V${at(height)}`, stroke: { token: 'accent', width: 1.4 } },
			{ type: 'path', d: polyline(corners, true), fill: 'accent' },
			{
				type: 'text',
				x: right ? x + labelGap : x - leftGap,
				y: baselineY,
				text: label,
				style: flagStyle,
				token: 'accent',
				anchor: right ? 'start' : 'end',
				halo: 3.5
			}
		],
		upper: upper.map((tick) => {
			const isCovered = tick.note && tick.noteX < to && tick.noteX + measure(tick.note, noteStyle) > from;
			return isCovered ? { ...tick, note: '' } : tick;
		})
	};
}
