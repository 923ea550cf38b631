import type { Day } from '$lib/plan/day';
import type { PictureItem } from '$lib/chart/picture';

/** The lines of the chart that one can read point by point, in the order of the up and down keys. */
export const cellSeries = ['checks', 'strength', 'plan', 'forecast', 'work'] as const;
export type CellSeries = (typeof cellSeries)[number];

/** A point that can be read and opened. */
export interface CellPoint extends PictureItem {
	readonly series: CellSeries;
	/** Null for a piece of work, which lasts. */
	readonly day: Day | null;
}

const leastHitPx = 24;

/** A box around a place, large enough to be hit. */
export function hitBox(x: number, y: number, size = leastHitPx): PictureItem['box'] {
	return { x: x - size / 2, y: y - size / 2, w: size, h: size };
}
