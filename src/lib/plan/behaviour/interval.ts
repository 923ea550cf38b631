/** A range of shares or of differences of shares. */
export interface Interval {
	readonly low: number;
	readonly high: number;
}

const root = Math.sqrt(2 * Math.PI);
const known = new Map<number, number>();

/**
 * How many standard deviations a two-sided interval of so many percent reaches to each side, to the four
 * decimals that tables print: 80 gives 1.2816, 95 gives 1.96. Percents outside 1 to 99.99 count as those.
 */
export function zOf(percent: number): number {
	let z = known.get(percent);
	if (z === undefined) {
		const within = Math.min(99.99, Math.max(1, percent)) / 200;
		z = Math.round(findZ(within) * 10_000) / 10_000;
		known.set(percent, z);
	}
	return z;
}

/** Newton’s method; the curve flattens outwards, so that it comes near from below and never jumps over. */
function findZ(within: number): number {
	let z = 0;
	for (let round = 0; round < 60; round++) z += (within - areaUpTo(z)) / (Math.exp((-z * z) / 2) / root);
	return z;
}

/** Area under the standard normal curve between 0 and z, as a series. */
function areaUpTo(z: number): number {
	let term = z;
	let sum = z;
	for (let i = 1; Math.abs(term) > 1e-17 && i < 400; i++) {
		term *= (z * z) / (2 * i + 1);
		sum += term;
	}
	return (sum * Math.exp((-z * z) / 2)) / root;
}

/**
 * Wilson’s score interval of a share k of n, n above 0; both may be fractions, as weighted counts are.
 * Source: Newcombe, Statistics in Medicine 17 (1998), 857–872, method 3. It assumes independent sightings.
 */
export function wilson(k: number, n: number, z: number): Interval {
	const share = k / n;
	const square = z * z;
	const middle = share + square / (2 * n);
	const reach = z * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
	const scale = 1 + square / n;
	return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) };
}

/**
 * The interval of the difference k₁/n₁ − k₂/n₂ of two independent shares, from Wilson’s interval of each.
 * Source: Newcombe, Statistics in Medicine 17 (1998), 873–890, method 10.
 */
export function newcombeDifference(k1: number, n1: number, k2: number, n2: number, z: number): Interval {
	const [p1, p2] = [k1 / n1, k2 / n2];
	const [one, other] = [wilson(k1, n1, z), wilson(k2, n2, z)];
	const difference = p1 - p2;
	return {
		low: difference - Math.hypot(p1 - one.low, other.high - p2),
		high: difference + Math.hypot(one.high - p1, p2 - other.low)
	};
}
