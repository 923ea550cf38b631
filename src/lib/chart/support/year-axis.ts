import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { addDays, type Day, dayOf, formatDay, partsOf } from '$lib/plan/day';
import type { Span } from '$lib/plan/initiative';
import { sans, textShape } from '$lib/chart/pages-text';
import { at, down } from '$lib/chart/path';
import type { Shape, TextStyle } from '$lib/chart/shape';

export type DayScale = ScaleLinear<number, number>;

const yearStyle: TextStyle = sans(13, 600);
const dayStyle: TextStyle = sans(11.5, 600);
/** Narrower years than this are named by every other, or every fifth one. */
const leastYearPx = 40;

/** Where days of a span lie between two edges; the last day ends at the right one. */
export function dayScale({ start, end }: Span, leftPx: number, rightPx: number): DayScale {
	return scaleLinear()
		.domain([start, end + 1])
		.range([leftPx, rightPx]);
}

/** The years of a span above a plot: a hairline at the start of each, its number beside it. */
export function yearAxis(span: Span, x: DayScale, topPx: number, bottomPx: number): Shape[] {
	const [first, last] = [partsOf(span.start).year, partsOf(span.end).year];
	const yearPx = x(365.25) - x(0);
	const step = [1, 2, 5, 10, 25].find((count) => count * yearPx >= leastYearPx) ?? 50;
	const shapes: Shape[] = [];
	for (let year = first; year <= last; year++) {
		const begin = dayOf(year, 1, 1) ?? span.start;
		const left = x(Math.max(begin, span.start));
		if (begin > span.start)
			shapes.push({ type: 'path', d: down(left, topPx - 14, bottomPx), stroke: { token: 'rule', width: 1 } });
		const room = x(Math.min(addDays(begin, 366), addDays(span.end, 1))) - left;
		if ((year - first) % step === 0 && (step > 1 || room >= leastYearPx - 4))
			shapes.push(textShape(String(year), left + 5, topPx - 4, yearStyle));
	}
	return shapes;
}

/** The as-of day through a plot, with its flag and its date above, kept within the edges. */
export function asOfLine(asOf: Day, span: Span, x: DayScale, topPx: number, bottomPx: number): Shape[] {
	if (asOf < span.start || asOf > span.end) return [];
	const left = x(asOf);
	const [from, to] = x.range() as [number, number];
	const isRight = left + 90 > to && left - 90 > from;
	return [
		{ type: 'path', d: down(left, topPx - 32, bottomPx), stroke: { token: 'accent', width: 1.4 } },
		{
			type: 'path',
			d: `M${at(left)} ${at(topPx - 32)}h${isRight ? -8 : 8}l${isRight ? 2.5 : -2.5} 3.5l${isRight ? -2.5 : 2.5} 3.5h${isRight ? 8 : -8}Z`,
			fill: 'accent'
		},
		textShape(
			formatDay(asOf),
			isRight ? left - 12 : left + 12,
			topPx - 23,
			dayStyle,
			'accent',
			isRight ? 'end' : 'start'
		)
	];
}
