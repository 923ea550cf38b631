import { type Day, dayOf, partsOf } from '$lib/plan/day';
import { currentSpan, expectedFinish, type Initiative } from '$lib/plan/initiative';
import { lanes } from '$lib/plan/lane';
import type { Plan } from '$lib/plan/plan';
import { doneFraction } from './bar-body';
import { down } from './path';
import type { Shape } from './shape';

/** A bar as the library keeps it: number of its lane, first and last day, and how much is done, 0 to 1. */
export type SummaryBar = readonly [lane: 0 | 1 | 2, start: number, end: number, done: number];

const maxBars = 60;
const laneGapRows = 0.7;

/**
 * At most 60 bars that stand for a plan, by lanes in plan order; of more, every so many. With `asOf`,
 * unfinished work reaches at least up to it.
 */
export function summaryBars(plan: Plan, asOf?: Day): SummaryBar[] {
	const bars = lanes.flatMap((lane, i) =>
		plan.initiatives
			.filter((one) => one.lane === lane && one.status !== 'cancelled')
			.flatMap((one) => summaryBar(one, i as 0 | 1 | 2, asOf))
	);
	if (bars.length <= maxBars) return bars;
	return Array.from({ length: maxBars }, (_, i) => bars[Math.floor((i * bars.length) / maxBars)]).filter(
		(bar) => bar !== undefined
	);
}

function summaryBar(initiative: Initiative, lane: 0 | 1 | 2, asOf: Day | undefined): SummaryBar[] {
	const span = currentSpan(initiative);
	if (!span) return [];
	const end = asOf === undefined ? span.end : (expectedFinish(initiative, asOf) ?? span.end);
	return [[lane, Math.min(span.start, end), Math.max(span.start, end), doneFraction(initiative)]];
}

/**
 * A plan the size of a stamp, drawn within `w` by `h`: years, bars in three lane colours, the as-of line.
 * `from` and `to` are the first and last day shown; what lies outside is cut off.
 */
export function thumbnail(
	bars: readonly SummaryBar[],
	from: Day,
	to: Day,
	asOf: Day,
	w: number,
	h: number
): Shape[] {
	const pxPerDay = w / Math.max(1, to - from + 1);
	const xAt = (day: number) => Math.min(w, Math.max(0, (day - from) * pxPerDay));
	const years = yearStarts(from, to, w).map((day) => down(xAt(day), 0, h));
	const shapes: Shape[] = [{ type: 'rect', x: 0, y: 0, w, h, fill: 'paper' }];
	if (years.length > 0) shapes.push({ type: 'path', d: years.join(''), stroke: { token: 'rule', width: 1 } });
	shapes.push(
		...barShapes(
			bars.filter(([, start, end]) => end >= from && start <= to),
			xAt,
			h
		)
	);
	if (asOf >= from && asOf <= to)
		shapes.push({
			type: 'path',
			d: down(xAt(asOf + 1), 0, h),
			stroke: { token: 'accent', width: 1.4 }
		});
	shapes.push({
		type: 'rect',
		x: 0.5,
		y: 0.5,
		w: Math.max(0, w - 1),
		h: Math.max(0, h - 1),
		stroke: { token: 'rule-2', width: 1 }
	});
	return shapes;
}

function barShapes(bars: readonly SummaryBar[], xAt: (day: number) => number, h: number): Shape[] {
	const pad = 3;
	const gaps = bars.filter(([lane], i) => i > 0 && bars[i - 1]?.[0] !== lane).length;
	const pitch = Math.min(7, (h - 2 * pad) / Math.max(1, bars.length + gaps * laneGapRows));
	const height = Math.max(0.8, pitch * 0.72);
	let row = 0;
	return bars.flatMap(([lane, start, end, done], i): Shape[] => {
		if (i > 0 && bars[i - 1]?.[0] !== lane) row += laneGapRows;
		const y = pad + row++ * pitch;
		const token = lanes[lane];
		const [left, right] = [xAt(start), xAt(end + 1)];
		const doneTo = left + (right - left) * done;
		const box = { type: 'rect', y, h: height } as const;
		const shapes: Shape[] = [];
		if (done < 1)
			shapes.push({
				...box,
				x: left,
				w: Math.max(1, right - left),
				fill: `${token}-tint`,
				stroke: { token, width: 0.8 }
			});
		if (done > 0) shapes.push({ ...box, x: left, w: Math.max(1, doneTo - left), fill: token });
		return shapes;
	});
}

/** Starts of years within a span, thinned so that they stand at least 12 apart. */
function yearStarts(from: Day, to: Day, w: number): Day[] {
	const first = partsOf(from).year + 1;
	const last = partsOf(to).year;
	const every = Math.max(1, Math.ceil((12 * (last - first + 1)) / w));
	const starts: Day[] = [];
	for (let year = first; year <= last; year += every) {
		const start = dayOf(year, 1, 1);
		if (start !== null) starts.push(start);
	}
	return starts;
}
