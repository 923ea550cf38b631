/** What was measured of one thing at one size, in the unit of its row. */
export interface Sample {
	readonly median: number;
	readonly least: number;
	readonly most: number;
}

export const runs = 5;

/** Median, least and most of some figures; of an even number the upper of the middle two. */
export function summarise(figures: readonly number[]): Sample {
	const sorted = [...figures].sort((a, b) => a - b);
	return { median: at(sorted, 0.5), least: sorted[0] ?? NaN, most: sorted.at(-1) ?? NaN };
}

/** The figure below which a part of the sorted figures lies. */
export function at(sorted: readonly number[], part: number): number {
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;
}
