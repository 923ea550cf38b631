/** The individuals and moving range chart of a series: its middle, its limits, and the points that stand out. */
export interface XmrChart {
	readonly mean: number;
	readonly meanRange: number;
	readonly low: number;
	readonly high: number;
	/** Highest moving range that is not out of the ordinary. */
	readonly rangeHigh: number;
	/** Moving ranges, one fewer than values. */
	readonly ranges: readonly number[];
	readonly signals: readonly XmrSignal[];
}

/** A pattern that would be unusual in a series where nothing changes. */
interface XmrSignal {
	readonly rule: XmrRule;
	/** Place of the last value of the pattern. */
	readonly at: number;
}

type XmrRule =
	'beyond a limit' | 'nine on one side' | 'six rising' | 'six falling' | 'two of three near a limit';

/** Values from which the middle and the limits are frozen, and the fewest that a chart is drawn from. */
export const xmrFrozen = 8;

const toLimit = 2.66;
const toRangeLimit = 3.267;

/**
 * XmR chart: mean ± 2.66 · mean moving range, range limit 3.267 · mean moving range, from the first `frozen` values.
 * Needs two values at least; null with fewer. Sources: NIST/SEMATECH handbook 6.3.2.2; rules of Nelson (beyond a
 * limit, nine on one side, six rising or falling) and Western Electric (two of three beyond two sigma). Each rule
 * more adds false alarms.
 */
export function xmrChart(values: readonly number[], frozen = values.length): XmrChart | null {
	const ranges = values.slice(1).map((value, at) => Math.abs(value - values[at]!));
	const base = values.slice(0, frozen);
	const baseRanges = ranges.slice(0, Math.max(0, frozen - 1));
	if (base.length < 2) return null;
	const mean = meanOf(base);
	const meanRange = meanOf(baseRanges);
	const reach = toLimit * meanRange;
	const limits = { mean, low: mean - reach, high: mean + reach };
	return {
		...limits,
		meanRange,
		rangeHigh: toRangeLimit * meanRange,
		ranges,
		signals: findSignals(values, limits)
	};
}

function meanOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

interface Limits {
	readonly mean: number;
	readonly low: number;
	readonly high: number;
}

function findSignals(values: readonly number[], limits: Limits): XmrSignal[] {
	return values.flatMap((_, at) =>
		rules.filter(([, holds]) => holds(values.slice(0, at + 1), limits)).map(([rule]) => ({ rule, at }))
	);
}

/** Each rule looks at the values up to one, and says whether its pattern ends there. */
const rules: readonly (readonly [XmrRule, (values: readonly number[], limits: Limits) => boolean])[] = [
	['beyond a limit', (values, { low, high }) => values.at(-1)! < low || values.at(-1)! > high],
	[
		'nine on one side',
		(values, { mean }) =>
			isRun(values, 9, (value) => value > mean) || isRun(values, 9, (value) => value < mean)
	],
	['six rising', (values) => isTrend(values, 6, (step) => step > 0)],
	['six falling', (values) => isTrend(values, 6, (step) => step < 0)],
	['two of three near a limit', isNearLimit]
];

function isRun(values: readonly number[], length: number, holds: (value: number) => boolean): boolean {
	return values.length >= length && values.slice(-length).every(holds);
}

function isTrend(values: readonly number[], length: number, holds: (step: number) => boolean): boolean {
	const last = values.slice(-length);
	return last.length === length && last.every((value, at) => at === 0 || holds(value - last[at - 1]!));
}

/** Two of the last three beyond two thirds of the way to the same limit, the last among them. */
function isNearLimit(values: readonly number[], { mean, low, high }: Limits): boolean {
	const last = values.slice(-3);
	const above = (value: number) => value > mean + (2 / 3) * (high - mean);
	const below = (value: number) => value < mean - (2 / 3) * (mean - low);
	return [above, below].some((isFar) => isFar(values.at(-1)!) && last.filter(isFar).length >= 2);
}
