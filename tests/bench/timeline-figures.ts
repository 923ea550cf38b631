import type { Contender } from './peers/contenders';
import { type Sample, summarise } from './sample';

/** What is measured of each, in the order of the table, with its unit. */
export const measures = {
	'mount, to painted': 'ms',
	'scroll from the first row to the last, median frame': 'ms',
	'scroll from the first row to the last, 95th percentile': 'ms',
	'move one bar, to painted': 'ms',
	'zoom in, to painted': 'ms',
	'elements in the page': 'nodes',
	'script memory after collection': 'MB',
	'script, compressed': 'kB',
	'made ready before, not part of the mount': 'ms'
} as const;

export type Measure = keyof typeof measures;

/** What one pass measured; a step that took too long is infinite, and what comes after it is missing. */
export type Figures = Partial<Record<Measure, number>>;

/** The passes of one contender at one size. */
export interface Passes {
	readonly contender: Contender;
	readonly size: number;
	readonly figures: readonly Figures[];
}

/** What the passes say of one measure; null when none came so far. */
export function sampleOf({ figures }: Passes, measure: Measure): Sample | null {
	const found = figures.map((one) => one[measure]).filter((one) => one !== undefined);
	return found.length === 0 ? null : summarise(found);
}
