import { scaleLinear } from 'd3-scale';
import type { Day } from '$lib/plan/day';
import type { Span } from '$lib/plan/initiative';
import { type TimeScale, xOf } from '$lib/chart/scale';

/** Where days and shares lie in the chart of a cell, in pixels. */
export interface CellFrame {
	readonly width: number;
	/** The days that it shows, both included. */
	readonly span: Span;
	readonly scale: TimeScale;
	/** Edges of the plot. */
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
	/** The highest share that a line of the grid stands for. */
	readonly topShare: number;
	/** Whether there is room for words beside the figures at the right end. */
	readonly isWide: boolean;
	readonly xAt: (day: number) => number;
	readonly yAt: (share: number) => number;
}

/** Above the highest line of the grid: room for the flag of the as-of day. */
const headroom = 50;
const wideFrom = 620;
const gridStep = 0.2;

/** The frame for some days and for shares up to `highest`, in a width; its plot is as high as suits a screen unless given. */
export function cellFrame(span: Span, highest: number, width: number, plotHeight?: number): CellFrame {
	const isWide = width >= wideFrom;
	const left = isWide ? 52 : 40;
	const right = Math.max(left + 120, width - (isWide ? 88 : 44));
	const top = headroom;
	const bottom = top + (plotHeight ?? (isWide ? 366 : 250));
	const topShare = Math.min(1, Math.max(0.4, Math.ceil(highest / gridStep - 1e-9) * gridStep));
	const pxPerDay = (right - left) / Math.max(1, span.end - span.start);
	const scale: TimeScale = { origin: (span.start - left / pxPerDay) as Day, pxPerDay };
	const y = scaleLinear([0, topShare], [bottom, top]);
	return {
		width,
		span,
		scale,
		left,
		right,
		top,
		bottom,
		topShare,
		isWide,
		xAt: (day) => xOf(scale, day),
		yAt: (share) => y(share)
	};
}

/** The shares that lines of the grid stand for, from zero. */
export function gridShares({ topShare }: CellFrame): readonly number[] {
	const count = Math.round(topShare / gridStep);
	return Array.from({ length: count + 1 }, (_, at) => at * gridStep);
}
