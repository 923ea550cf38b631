import { area } from 'd3-shape';
import type { CellForecast } from '$lib/plan/behaviour/cell-forecast';
import { percentOf, rangeOf } from '$lib/plan/behaviour/share-words';
import { formatDay } from '$lib/plan/day';
import { serif } from '$lib/chart/pages-text';
import type { Point } from '$lib/chart/path';
import type { Shape } from '$lib/chart/shape';
import type { CellFrame } from './cell-frame';
import { lineThrough } from './cell-lines';
import { type CellPoint, hitBox } from './cell-points';
import { hatchBetween } from './hatch-between';
import type { LabelPlace, LabelRoom } from './label-room';

const between = area<readonly [x: number, low: number, high: number]>(
	([x]) => x,
	([, low]) => low,
	([, , high]) => high
).digits(2);

const hatchPitch = 7;
const words = serif(14, 400, true);
/** Height of half a fan in which its label stands clear of its lines. */
const fanLabelRoom = 26;

interface FanLines {
	readonly low: readonly Point[];
	readonly median: readonly Point[];
	readonly high: readonly Point[];
	readonly stopped: readonly Point[];
}

/** Where the lines of a forecast run. */
export function fanLines(frame: CellFrame, { days, planned, stopped }: CellForecast): FanLines {
	const through = (shares: readonly number[]) =>
		days.map((day, at) => ({ x: frame.xAt(day), y: frame.yAt(shares[at] ?? 0) }));
	return {
		low: through(planned.low),
		median: through(planned.median),
		high: through(planned.high),
		stopped: through(stopped.median)
	};
}

/** The ground of the fan, hatched; it lies under everything. */
export function fanGround({ low, high }: FanLines): Shape[] {
	const d = between(low.map((point, at) => [point.x, point.y, high[at]?.y ?? point.y] as const));
	return [
		{ type: 'path', d: d ?? '', fill: 'sunk' },
		{ type: 'path', d: hatchBetween(high, low, hatchPitch), stroke: { token: 'rule-2', width: 0.8 } }
	];
}

/** Edges and median of the fan, and the dotted line of what would be if support stopped. */
export function fanShapes({ low, median, high, stopped }: FanLines): Shape[] {
	return [
		{ type: 'path', d: lineThrough(high) + lineThrough(low), stroke: { token: 'edge', width: 1 } },
		{ type: 'path', d: lineThrough(median), stroke: { token: 'ink', width: 1.6, dash: [7, 4] } },
		{
			type: 'path',
			d: lineThrough(stopped),
			cap: 'round',
			stroke: { token: 'ink', width: 2, dash: [0.1, 4.4] }
		}
	];
}

/**
 * "with planned support, 8 in 10" within the fan, and "if support stops today" beside the dotted line. A narrow
 * chart leaves them to the key.
 */
export function fanLabels(frame: CellFrame, lines: FanLines, room: LabelRoom): Shape[] {
	if (!frame.isWide) return [];
	const { low, median, high, stopped } = lines;
	const parts = [0.5, 0.62, 0.38, 0.74, 0.3];
	const at = (points: readonly Point[], part: number): Point => {
		const x = (points[0]?.x ?? 0) + ((points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0)) * part;
		const next = points.findIndex((point) => point.x >= x);
		return { x, y: (points[next] ?? points.at(-1))?.y ?? 0 };
	};
	const middle = (x: number, y: number): LabelPlace => ({ x, y, anchor: 'middle' });
	// The roomier half of the fan first, then its other half, then beside it.
	const halves = parts.flatMap((part) => {
		const [top, dashed, bottom] = [at(high, part), at(median, part), at(low, part)];
		const upper = middle(top.x, (top.y + dashed.y) / 2 + 5);
		const lower = middle(top.x, (dashed.y + bottom.y) / 2 + 5);
		return dashed.y - top.y >= fanLabelRoom ? [upper, lower] : [lower];
	});
	const outside = parts.flatMap((part) => {
		const [top, bottom] = [at(high, part), at(low, part)];
		return [middle(top.x, top.y - 8), middle(bottom.x, bottom.y + 18)];
	});
	const within = [...halves, ...outside];
	const beside = parts.flatMap((part) => {
		const [dotted, bottom] = [at(stopped, part), at(low, part)];
		const floor = Math.max(dotted.y, bottom.y);
		return [middle(dotted.x, floor + 20), middle(dotted.x, dotted.y + 18), middle(dotted.x, floor + 32)];
	});
	const planned = frame.isWide ? 'with planned support, 8 in 10' : 'with support';
	const stops = frame.isWide ? 'if support stops today' : 'without';
	return [room.place(planned, words, 'ink', within, 4), room.place(stops, words, 'ink', beside, 4)].filter(
		(label) => label !== null
	);
}

/** The word "plan" beside the plan line, where there is room. */
export function planWord(path: readonly Point[], room: LabelRoom): Shape[] {
	// The later, the emptier.
	const parts = [0.35, 0.6, 0.2, 0.8].flatMap((part) =>
		path.slice(1).map((to, index) => {
			const from = path[index] as Point;
			return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
		})
	);
	const later = parts.toSorted((a, b) => b.x - a.x);
	const places: readonly LabelPlace[] = [
		...later.map(({ x, y }) => ({ x: x - 8, y: y - 16, anchor: 'middle' as const })),
		...later.map(({ x, y }) => ({ x: x + 8, y: y + 22, anchor: 'middle' as const }))
	];
	const label = room.place('plan', words, 'ink', places);
	return label ? [label] : [];
}

/** How many months apart points of the forecast are read. */
const readMonths = 6;

/** The forecast at as-of, then every half year, and at its end. */
export function fanMarks(frame: CellFrame, forecast: CellForecast): readonly CellPoint[] {
	const { days, planned, stopped } = forecast;
	return days.flatMap((day, at): CellPoint[] => {
		if (at % readMonths !== 0 && at !== days.length - 1) return [];
		const [low, median, high, without] = [
			planned.low[at] ?? 0,
			planned.median[at] ?? 0,
			planned.high[at] ?? 0,
			stopped.median[at] ?? 0
		];
		const name =
			`${formatDay(day)}: with planned support ${percentOf(median)}, 8 in 10 within ${rangeOf({ low, high })}; ` +
			`if support stops today ${percentOf(without)}`;
		const box = hitBox(frame.xAt(day), frame.yAt(median));
		return [{ key: `forecast:${day}`, series: 'forecast', day, name, box }];
	});
}
