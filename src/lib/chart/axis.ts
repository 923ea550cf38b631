import { type CalendarUnit, type Day, monthNames, partsOf, shift, shortMonth, startOf } from '$lib/plan/day';
import type { TextStyle } from './shape';
import { dayAt, type TimeScale, xOf } from './scale';
import { estimateTextWidth } from './text-width';

/** One cell of the axis. */
export interface AxisTick {
	readonly key: string;
	/** First day of the cell. */
	readonly day: Day;
	/** Left edge and width of the cell. */
	readonly x: number;
	readonly widthPx: number;
	/** Where the label is drawn: a cell that began left of the window keeps its label in sight. */
	readonly labelX: number;
	/** Empty where the window ends too soon for it. */
	readonly label: string;
	/** A lesser word beside the label: the year of the roadmap. */
	readonly note: string;
	readonly noteX: number;
	readonly strong: boolean;
}

interface GridLine {
	readonly x: number;
	readonly strong: boolean;
}

/** The axis of a window: two tiers of cells, the lines below them, and fine ticks near the as-of day. */
export interface AxisTicks {
	readonly upper: readonly AxisTick[];
	readonly lower: readonly AxisTick[];
	readonly lines: readonly GridLine[];
	readonly fine: readonly number[];
}

export const upperStyle: TextStyle = { family: 'sans', size: 13, weight: 600 };
export const noteStyle: TextStyle = { family: 'sans', size: 11.5, weight: 400 };
export const lowerStyle: TextStyle = { family: 'sans', size: 10.5, weight: 400 };

const labelInset = 5;
const noteGap = 6;
const minFineTickPx = 6;

interface Step {
	readonly unit: CalendarUnit;
	readonly count: number;
	/** Mean length in days, and the width that its widest label needs. */
	readonly days: number;
	readonly needsPx: number;
}

function step(unit: CalendarUnit, count: number, days: number, widest: string): Step {
	return { unit, count, days, needsPx: estimateTextWidth(widest, lowerStyle) + 8 };
}

const year = 365.25;
const lowerSteps: readonly Step[] = [
	step('day', 1, 1, '30'),
	step('week', 1, 7, '30 Mar'),
	step('month', 1, year / 12, 'Mar'),
	step('quarter', 1, year / 4, 'Q4'),
	step('half', 1, year / 2, 'H2')
];
const yearCounts = [1, 2, 5, 10, 20, 50, 100];
/**
 * The cells of the axis that touch `fromPx`–`toPx`: above, years with their number since `horizonStart`
 * (months when days or weeks fit below); below, the finest unit whose labels fit. With `asOf`, quarters
 * coarsen to halves from the second turn of the year after it, and the months of the year ahead are ticked:
 * what lies further is known less precisely.
 */
export function axisTicks(
	scale: TimeScale,
	fromPx: number,
	toPx: number,
	horizonStart: Day | null,
	asOf?: Day
): AxisTicks {
	const lowerStep = lowerSteps.find((one) => one.days * scale.pxPerDay >= one.needsPx);
	const fineUnits = lowerStep?.unit === 'day' || lowerStep?.unit === 'week';
	const firstYear = horizonStart === null ? null : partsOf(horizonStart).year;
	const upper = fineUnits
		? upperMonths(scale, fromPx, toPx, firstYear)
		: upperYears(scale, fromPx, toPx, firstYear);
	const coarseFrom = asOf === undefined ? null : shift('year', startOf('year', asOf), 2);
	const lower = lowerStep ? lowerCells(scale, fromPx, toPx, lowerStep.unit, coarseFrom) : [];
	const strong = new Set(upper.map((tick) => tick.x));
	const lines = [
		...lower.filter((tick) => !strong.has(tick.x)).map((tick) => ({ x: tick.x, strong: false })),
		...upper.map((tick) => ({ x: tick.x, strong: true }))
	];
	const fine =
		lowerStep?.unit === 'quarter' && asOf !== undefined ? fineTicks(scale, fromPx, toPx, asOf) : [];
	return { upper, lower, lines, fine };
}

function upperYears(scale: TimeScale, fromPx: number, toPx: number, firstYear: number | null) {
	const needsPx = estimateTextWidth('2030', upperStyle) + 2 * labelInset;
	const count = yearCounts.find((one) => one * year * scale.pxPerDay >= needsPx) ?? 100;
	return cells(scale, fromPx, toPx, 'year', count).map((cell) => {
		const number = partsOf(cell.day).year;
		const nth = firstYear === null ? 0 : number - firstYear + 1;
		return upperTick(cell, fromPx, toPx, String(number), count === 1 && nth >= 1 ? `year ${nth}` : '');
	});
}

function upperMonths(scale: TimeScale, fromPx: number, toPx: number, firstYear: number | null) {
	return cells(scale, fromPx, toPx, 'month', 1).map((cell) => {
		const { year: number, month } = partsOf(cell.day);
		const nth = firstYear === null ? 0 : number - firstYear + 1;
		return upperTick(cell, fromPx, toPx, `${monthNames[month - 1]} ${number}`, nth >= 1 ? `year ${nth}` : '');
	});
}

function upperTick(cell: Cell, fromPx: number, toPx: number, words: string, note: string): AxisTick {
	const labelWidth = estimateTextWidth(words, upperStyle);
	const noteWidth = estimateTextWidth(note, noteStyle);
	const end = cell.x + cell.widthPx;
	const stuck = Math.max(cell.x, Math.min(fromPx, end - labelWidth - 2 * labelInset));
	const labelX = stuck + labelInset;
	const noteX = labelX + labelWidth + noteGap;
	const label = labelX + labelWidth > toPx ? '' : words;
	const fits = noteX + noteWidth + labelInset <= Math.min(end, toPx);
	return { ...cell, key: `u${cell.day}`, labelX, label, note: fits ? note : '', noteX, strong: true };
}

function lowerCells(
	scale: TimeScale,
	fromPx: number,
	toPx: number,
	unit: CalendarUnit,
	coarseFrom: Day | null
): AxisTick[] {
	const coarseX = unit === 'quarter' && coarseFrom !== null ? xOf(scale, coarseFrom) : Infinity;
	const near = fromPx < coarseX ? cells(scale, fromPx, Math.min(toPx, coarseX), unit, 1) : [];
	const far = coarseX < toPx ? cells(scale, Math.max(fromPx, coarseX), toPx, 'half', 1) : [];
	const label = (cell: Cell, of: CalendarUnit): AxisTick => ({
		...cell,
		key: `l${of}${cell.day}`,
		labelX: cell.x + cell.widthPx / 2,
		label: lowerLabel(of, cell.day),
		note: '',
		noteX: 0,
		strong: false
	});
	return [...near.map((cell) => label(cell, unit)), ...far.map((cell) => label(cell, 'half'))];
}

function lowerLabel(unit: CalendarUnit, day: Day): string {
	const { dayOfMonth, month, quarter } = partsOf(day);
	const monthName = shortMonth(month);
	switch (unit) {
		case 'day':
			return String(dayOfMonth);
		case 'week':
			return `${dayOfMonth} ${monthName}`;
		case 'month':
			return monthName;
		case 'quarter':
			return `Q${quarter}`;
		default:
			return quarter <= 2 ? 'H1' : 'H2';
	}
}

function fineTicks(scale: TimeScale, fromPx: number, toPx: number, asOf: Day): number[] {
	if ((year / 12) * scale.pxPerDay < minFineTickPx) return [];
	const from = Math.max(fromPx, xOf(scale, startOf('month', asOf)));
	const to = Math.min(toPx, xOf(scale, shift('month', startOf('month', asOf), 12)));
	return from > to ? [] : cells(scale, from, to, 'month', 1).map((cell) => cell.x);
}

interface Cell {
	readonly day: Day;
	readonly x: number;
	readonly widthPx: number;
}

/** The cells of `count` units that touch a window; years are counted from year 0, so that decades are round. */
function cells(scale: TimeScale, fromPx: number, toPx: number, unit: CalendarUnit, count: number): Cell[] {
	let day = startOf(unit, dayAt(scale, fromPx));
	if (unit === 'year' && count > 1) day = shift('year', day, -(partsOf(day).year % count));
	const made: Cell[] = [];
	for (;;) {
		const x = xOf(scale, day);
		const next = shift(unit, day, count);
		if (x >= toPx || next <= day) return made;
		made.push({ day, x, widthPx: xOf(scale, next) - x });
		day = next;
	}
}
