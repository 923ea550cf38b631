/**
 * Share of adopters after t years by outside push p and by imitation q, per year: F = (1 − e^(−(p+q)t)) ÷
 * (1 + (q/p)·e^(−(p+q)t)). Source: Bass 1969 (Management Science 15:215–227). Fits to few years mislead: as
 * adoption grows, m rises and q falls (Van den Bulte and Lilien 1997, 10.1287/mksc.16.4.338).
 */
export function bassShare(p: number, q: number, years: number): number {
	const rest = Math.exp(-(p + q) * years);
	return (1 - rest) / (1 + (q / p) * rest);
}

/** How fast the share grows after t years: f = p·(1 − F) + q·F·(1 − F), per year. */
export function bassDensity(p: number, q: number, years: number): number {
	const share = bassShare(p, q, years);
	return (p + q * share) * (1 - share);
}

/** Years until growth is fastest: ln(q/p) ÷ (p + q). */
export function bassPeak(p: number, q: number): number {
	return Math.log(q / p) / (p + q);
}

/** The logistic curve L ÷ (1 + e^(−k(t − t₀))), which Bass comes to as p goes to none. */
export function logistic(limit: number, k: number, middle: number, t: number): number {
	return limit / (1 + Math.exp(-k * (t - middle)));
}
