import { type CalendarUnit, type Day, partsOf, shift, startOf } from '$lib/plan/day';
import { sans } from '$lib/chart/pages-text';
import { across, at, down, polyline } from '$lib/chart/path';
import type { Shape, TextStyle } from '$lib/chart/shape';
import { estimateTextWidth } from '$lib/chart/text-width';
import { type CellFrame, gridShares } from './cell-frame';

const figure: TextStyle = sans(11.5);
const year: TextStyle = sans(12.5, 600);
const flag: TextStyle = sans(12.5, 600);

/** Height that the axis of time takes below the plot. */
export const axisHeight = 26;

/** The lines of the grid with their percentages, and the axis of time below. */
export function axisShapes(frame: CellFrame): Shape[] {
	const { left, right, bottom } = frame;
	const shares = gridShares(frame);
	const grid = shares.flatMap((share, index): Shape[] => {
		const y = frame.yAt(share);
		const words = `${Math.round(share * 100)}${index === shares.length - 1 ? '%' : ''}`;
		return [
			...(index === 0
				? []
				: [{ type: 'path', d: across(left, right, y), stroke: { token: 'rule', width: 1 } } as const]),
			{ type: 'text', x: left - 9, y: y + 4, text: words, style: figure, token: 'ink-2', anchor: 'end' }
		];
	});
	return [
		...grid,
		{ type: 'path', d: across(left, right, bottom), stroke: { token: 'ink', width: 1.2 } },
		...periods(frame).flatMap(({ from, to, words }): Shape[] => [
			{ type: 'path', d: down(from, bottom, bottom + 6), stroke: { token: 'ink', width: 1 } },
			...(to - from >= estimateTextWidth(words, year) + 4
				? [
						{
							type: 'text',
							x: (from + to) / 2,
							y: bottom + 20,
							text: words,
							style: year,
							token: 'ink',
							anchor: 'middle'
						} as const
					]
				: [])
		]),
		{ type: 'path', d: down(right, bottom, bottom + 6), stroke: { token: 'ink', width: 1 } }
	];
}

interface Period {
	readonly from: number;
	readonly to: number;
	readonly words: string;
}

/** Years, or quarters in a span too short for them; several years together where they would be too narrow. */
function periods({ span, scale, left, right, xAt }: CellFrame): readonly Period[] {
	const unit: CalendarUnit = span.end - span.start > 500 ? 'year' : 'quarter';
	const needed = estimateTextWidth(unit === 'year' ? '2028' : 'Q3 2028', year) + 8;
	const unitPx = (unit === 'year' ? 365.25 : 91.3) * scale.pxPerDay;
	const count = [1, 2, 5, 10, 20, 50, 100].find((one) => one * unitPx >= needed) ?? 100;
	const found: Period[] = [];
	let day = startOf(unit, span.start);
	while (day <= span.end) {
		const next = shift(unit, day, count);
		if (next <= day) break;
		found.push({
			from: Math.max(left, xAt(day)),
			to: Math.min(right, xAt(next)),
			words: periodWords(unit, day)
		});
		day = next;
	}
	return found;
}

function periodWords(unit: CalendarUnit, day: Day): string {
	const { year: number, quarter } = partsOf(day);
	return unit === 'year' ? String(number) : `Q${quarter} ${number}`;
}

/** The as-of day: a line through the whole chart with its flag on top. `height` is where it ends. */
export function asOfShapes(frame: CellFrame, asOf: Day, label: string, height: number): Shape[] {
	const x = frame.xAt(asOf);
	const top = 2;
	const isLeft = x + 8 + estimateTextWidth(label, flag) > frame.width;
	const corners = [
		{ x: x - 5.5, y: top },
		{ x, y: top },
		{ x, y: top + 5.5 },
		{ x: x - 5.5, y: top + 5.5 }
	];
	return [
		{ type: 'path', d: `M${at(x)} ${top}V${at(height)}`, stroke: { token: 'accent', width: 1.4 } },
		{ type: 'path', d: polyline(corners, true), fill: 'accent' },
		{
			type: 'text',
			x: isLeft ? x - 9 : x + 6,
			y: top + 10,
			text: label,
			style: flag,
			token: 'accent',
			anchor: isLeft ? 'end' : 'start'
		}
	];
}
