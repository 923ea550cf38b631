import { scaleLinear } from 'd3-scale';
import type { Outcome } from '$lib/plan/behaviour/outcome';
import { type Day, formatDay, parseDay } from '$lib/plan/day';
import type { Span } from '$lib/plan/initiative';
import { sans, textShape } from '$lib/chart/pages-text';
import { across, polyline } from '$lib/chart/path';
import type { Picture } from '$lib/chart/picture';
import type { Shape } from '$lib/chart/shape';
import { asOfLine, dayScale, yearAxis } from './year-axis';

const figure = sans(11.5);
const lastFigure = sans(12.5, 600);
const tick = sans(10.5);
const plotPx = 96;
const axisPx = 44;
const marginPx = 44;

/** A value of an outcome and its day. */
export interface OutcomePoint {
	readonly day: Day;
	readonly value: number;
}

/** The values of an outcome in the order of their days. */
export function outcomePoints({ values }: Pick<Outcome, 'values'>): readonly OutcomePoint[] {
	return values
		.flatMap(({ date, value }) => {
			const day = parseDay(date);
			return day === null ? [] : [{ day, value }];
		})
		.sort((a, b) => a.day - b.day);
}

/** The series of an outcome over the roadmap’s years: a dot for each value, joined by a line. */
export function outcomeSeries(outcome: Outcome, span: Span, asOf: Day, widthPx: number): Picture {
	const points = outcomePoints(outcome);
	const within = {
		start: Math.min(span.start, points[0]?.day ?? span.start) as Day,
		end: Math.max(span.end, points.at(-1)?.day ?? span.end) as Day
	};
	const x = dayScale(within, marginPx, widthPx - 12);
	const [top, bottom] = [axisPx + 18, axisPx + 18 + plotPx];
	const values = points.map(({ value }) => value);
	const y = scaleLinear().domain(paddedRange(values)).nice(3).range([bottom, top]);
	const height = bottom + 14;
	const grid = y
		.ticks(3)
		.flatMap((value): Shape[] => [
			{ type: 'path', d: across(marginPx, widthPx - 12, y(value)), stroke: { token: 'rule', width: 1 } },
			textShape(String(value), marginPx - 8, y(value) + 4, tick, 'ink-3', 'end')
		]);
	const line: Shape[] =
		points.length < 2
			? []
			: [
					{
						type: 'path',
						d: polyline(points.map(({ day, value }) => ({ x: x(day), y: y(value) }))),
						stroke: { token: 'ink', width: 1.5 }
					}
				];
	const dots = points.flatMap(({ day, value }, index): Shape[] => {
		const isLast = index === points.length - 1;
		const isCrowded = !isLast && x(points[index + 1]!.day) - x(day) < 30;
		return [
			{ type: 'circle', cx: x(day), cy: y(value), r: 4, fill: 'ink' },
			...(isCrowded
				? []
				: [
						{
							type: 'text' as const,
							x: x(day),
							y: y(value) - 9,
							text: String(value),
							style: isLast ? lastFigure : figure,
							token: 'ink' as const,
							anchor: 'middle' as const,
							halo: 4
						}
					])
		];
	});
	return {
		width: widthPx,
		height,
		shapes: [
			...grid,
			...yearAxis(within, x, axisPx - 6, bottom),
			...asOfLine(asOf, within, x, axisPx - 6, bottom),
			...line,
			...dots
		],
		items: points.map(({ day, value }) => ({
			key: String(day),
			name: `${formatDay(day)}: ${value}`,
			box: { x: x(day) - 12, y: y(value) - 12, w: 24, h: 24 }
		}))
	};
}

/** From the least value to the most with some air around them; a single value stands in the middle. */
function paddedRange(values: readonly number[]): [number, number] {
	if (values.length === 0) return [0, 1];
	const [least, most] = [Math.min(...values), Math.max(...values)];
	const air = (most - least) * 0.2 || Math.abs(most) * 0.1 || 1;
	return [least - air, most + air];
}
