import { addDays, type CalendarUnit, type Day, partsOf, shift, startOf } from '$lib/plan/day';
import { currentSpan, type Initiative, type Span } from '$lib/plan/initiative';
import { type Lane, laneNames, lanes } from '$lib/plan/lane';
import type { Plan } from '$lib/plan/plan';
import type { Shape } from './shape';

/** The work of one quarter or year, in person-days. */
interface OverviewPeriod {
	readonly start: Day;
	/** Its last day. */
	readonly end: Day;
	readonly days: Readonly<Record<Lane, number>>;
	readonly total: number;
}

/** The work of a plan over time. */
export interface OverviewFigures {
	/** Years where quarters would be too narrow to be seen. */
	readonly unit: 'quarter' | 'year';
	readonly periods: readonly OverviewPeriod[];
	/** The most of any period, in person-days. */
	readonly peakDays: number;
	/** How many dated initiatives that are not cancelled count as nothing, for want of an effort. */
	readonly withoutEffort: number;
}

/** The figures as a table, with a sentence about what they leave out; empty when that is nothing. */
export interface OverviewTable {
	readonly headings: readonly string[];
	readonly rows: readonly (readonly string[])[];
	readonly note: string;
}

/** A quarter narrower than this cannot be told from the next. */
const minPeriodPx = 4;
/** Share of a period's width that is left free beside the next. */
const gap = 0.15;
const daysPerQuarter = 365.25 / 4;

interface Kept {
	readonly key: string;
	readonly figures: OverviewFigures;
}

const latest = new WeakMap<readonly Initiative[], Kept>();

/**
 * The person-days of a plan in each quarter of a span, drawn in a width, by lane. The effort of an initiative is
 * spread evenly over its days; cancelled work, and work without dates or effort, counts as nothing. O(work).
 */
export function overviewFigures(plan: Plan, span: Span, widthPx: number): OverviewFigures {
	const quarters = (span.end - span.start) / daysPerQuarter;
	const unit = quarters * minPeriodPx > widthPx ? 'year' : 'quarter';
	const key = `${span.start} ${span.end} ${unit}`;
	const kept = latest.get(plan.initiatives);
	if (kept?.key === key) return kept.figures;
	const figures = countWork(plan.initiatives, span, unit);
	latest.set(plan.initiatives, { key, figures });
	return figures;
}

function countWork(
	initiatives: readonly Initiative[],
	span: Span,
	unit: 'quarter' | 'year'
): OverviewFigures {
	const starts = startsOf(span, unit);
	const days: Readonly<Record<Lane, Float64Array>> = {
		process: new Float64Array(starts.length),
		structure: new Float64Array(starts.length),
		technology: new Float64Array(starts.length)
	};
	let withoutEffort = 0;
	for (const initiative of initiatives) {
		const dates = currentSpan(initiative);
		if (!dates || initiative.status === 'cancelled') continue;
		if (initiative.effortDays === null) withoutEffort++;
		else if (initiative.effortDays > 0)
			spread(initiative.effortDays, dates, starts, unit, days[initiative.lane]);
	}
	const periods = starts.map((start, i): OverviewPeriod => {
		const own = { process: 0, structure: 0, technology: 0 };
		for (const lane of lanes) own[lane] = days[lane][i] ?? 0;
		const total = own.process + own.structure + own.technology;
		return { start, end: addDays(shift(unit, start, 1), -1), days: own, total };
	});
	const peakDays = periods.reduce((most, { total }) => Math.max(most, total), 0);
	return { unit, periods, peakDays, withoutEffort };
}

function startsOf(span: Span, unit: CalendarUnit): Day[] {
	const starts: Day[] = [];
	for (let start = startOf(unit, span.start); start <= span.end; start = shift(unit, start, 1)) {
		if (starts.at(-1) === start) break;
		starts.push(start);
	}
	return starts;
}

/** Adds an effort to the periods that its days lie in, so much for each day. */
function spread(
	effortDays: number,
	dates: Span,
	starts: readonly Day[],
	unit: CalendarUnit,
	into: Float64Array
): void {
	const from = Math.min(dates.start, dates.end);
	const to = Math.max(dates.start, dates.end);
	const perDay = effortDays / (to - from + 1);
	for (let i = Math.max(0, periodAt(starts, from)); i < starts.length; i++) {
		const start = starts[i];
		if (start === undefined || start > to) return;
		const next = starts[i + 1] ?? shift(unit, start, 1);
		const days = Math.min(to + 1, next) - Math.max(from, start);
		if (days > 0) into[i] = (into[i] ?? 0) + days * perDay;
	}
}

/** Number of the period that holds a day; -1 before the first. */
function periodAt(starts: readonly Day[], day: number): number {
	let low = 0;
	let high = starts.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((starts[middle] ?? Infinity) <= day) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

/**
 * The same as a picture, `span` across the whole of `widthPx`: for each period the lanes on top of each other,
 * process lowest. The highest is as high as `heightPx` allows.
 */
export function overviewShapes(plan: Plan, span: Span, widthPx: number, heightPx: number): Shape[] {
	const { periods, peakDays } = overviewFigures(plan, span, widthPx);
	if (peakDays === 0) return [];
	const pxPerDay = widthPx / Math.max(1, span.end - span.start + 1);
	const pxPerEffort = (heightPx - 1) / peakDays;
	return periods.flatMap(({ start, end, days }) => {
		const left = Math.max(0, (start - span.start) * pxPerDay);
		const right = Math.min(widthPx, (end + 1 - span.start) * pxPerDay);
		const w = Math.max(1, (right - left) * (1 - gap));
		let bottom = heightPx - 0.5;
		return lanes.flatMap((lane): Shape[] => {
			const h = days[lane] * pxPerEffort;
			if (h <= 0) return [];
			bottom -= h;
			const box = { type: 'rect', x: left + (right - left - w) / 2, y: bottom, w, h } as const;
			return [{ ...box, fill: { lane, state: 'todo' }, stroke: { token: lane, width: 0.8 } }];
		});
	});
}

/** The same as words and figures, rounded to whole person-days. */
export function overviewTable(plan: Plan, span: Span, widthPx: number): OverviewTable {
	const { unit, periods, withoutEffort } = overviewFigures(plan, span, widthPx);
	const figure = (days: number) => String(Math.round(days));
	const rows = periods.map(({ start, days, total }) => [
		periodName(unit, start),
		...lanes.map((lane) => figure(days[lane])),
		figure(total)
	]);
	return {
		headings: [unit === 'quarter' ? 'Quarter' : 'Year', ...lanes.map((lane) => laneNames[lane]), 'All'],
		rows,
		note: noteOf(withoutEffort)
	};
}

function noteOf(withoutEffort: number): string {
	if (withoutEffort === 0) return '';
	return withoutEffort === 1
		? '1 initiative has no effort and counts as nothing.'
		: `${withoutEffort} initiatives have no effort and count as nothing.`;
}

function periodName(unit: 'quarter' | 'year', start: Day): string {
	const { year, quarter } = partsOf(start);
	return unit === 'quarter' ? `Q${quarter} ${year}` : String(year);
}
