/** A Beta distribution: what is known of a share after a successes and b failures, both above 0. */
export interface Beta {
	readonly a: number;
	readonly b: number;
}

/** Beta(a + k, b + n − k): what a prior becomes once k of n were seen. The uniform prior is { a: 1, b: 1 }. */
export function posterior({ a, b }: Beta, k: number, n: number): Beta {
	return { a: a + k, b: b + n - k };
}

export function betaMean({ a, b }: Beta): number {
	return a / (a + b);
}

export function betaDeviation({ a, b }: Beta): number {
	return Math.sqrt((a * b) / (a + b + 1)) / (a + b);
}

/** The share below which so much (0 to 1) of the distribution lies, by halving. */
export function betaQuantile(beta: Beta, below: number): number {
	let [low, high] = [0, 1];
	for (let round = 0; round < 60; round++) {
		const middle = (low + high) / 2;
		if (betaUpTo(beta, middle) < below) low = middle;
		else high = middle;
	}
	return (low + high) / 2;
}

/** How much of the distribution lies up to a share: the regularised incomplete beta function. */
function betaUpTo({ a, b }: Beta, share: number): number {
	if (share <= 0) return 0;
	if (share >= 1) return 1;
	// The fraction is quick on this side of the mean; on the other it is asked from the other end.
	if (share > (a + 1) / (a + b + 2)) return 1 - betaUpTo({ a: b, b: a }, 1 - share);
	const front = Math.exp(
		logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(share) + b * Math.log1p(-share)
	);
	return (front * continuedFraction(a, b, share)) / a;
}

/** Evaluated from its far end, where it has long settled. */
function continuedFraction(a: number, b: number, x: number): number {
	const terms = 200 + Math.ceil(2 * Math.sqrt(Math.max(a, b)));
	let value = 1;
	for (let i = terms; i >= 1; i--) {
		const m = i >> 1;
		const coefficient =
			i % 2 === 0
				? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
				: -((a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		value = 1 + coefficient / value;
	}
	return 1 / value;
}

/** ln Γ(x) for x above 0: Stirling’s series, from where it is exact enough. */
function logGamma(x: number): number {
	let shift = 0;
	let at = x;
	while (at < 12) shift += Math.log(at++);
	const inverse = 1 / (at * at);
	const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / at;
	return (at - 0.5) * Math.log(at) - at + Math.log(2 * Math.PI) / 2 + series - shift;
}
