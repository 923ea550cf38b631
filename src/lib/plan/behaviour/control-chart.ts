import type { CellStatus, Check } from './cell-status';
import { type LaneyChart, laneyChart } from './laney';
import { type XmrChart, xmrChart, xmrFrozen } from './xmr';

/** The checks of a cell as a control chart: shown beside the words, which it never changes. */
interface ControlChart {
	/** The counts in the order of their days; ratings are left out. */
	readonly checks: readonly Check[];
	/** Shares in percent, 100 · k/n. */
	readonly values: readonly number[];
	readonly xmr: XmrChart;
	/** Limits that follow the size of each look, where looks are large and differ in size; else null. */
	readonly laney: LaneyChart | null;
}

/** Sightings in a look from which it is large. */
const largeLook = 50;

/**
 * The control chart of a cell, with limits frozen after its first eight counts; null before there are eight. One
 * that is asked for earlier would see patterns in noise.
 */
export function controlChart({ checks }: Pick<CellStatus, 'checks'>): ControlChart | null {
	const counts = checks.filter(({ observation }) => observation.kind === 'count');
	if (counts.length < xmrFrozen) return null;
	const values = counts.map(({ k, n }) => (100 * k) / n);
	const xmr = xmrChart(values, xmrFrozen);
	if (!xmr) return null;
	const sizes = counts.map(({ n }) => n);
	const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
	const isLargeAndVaried = least >= largeLook && most > 1.25 * least;
	return { checks: counts, values, xmr, laney: isLargeAndVaried ? laneyChart(counts, xmrFrozen) : null };
}
