/** A share of counts, as a chart of shares takes them. */
interface Counted {
	readonly k: number;
	readonly n: number;
}

/** Laney’s p′ chart: the share of all, and limits for each point, as its n gives them. */
export interface LaneyChart {
	readonly mean: number;
	/** How much more (above 1) the shares vary than counting alone would make them. */
	readonly sigmaZ: number;
	readonly limits: readonly { readonly low: number; readonly high: number }[];
}

/** Mean moving range of two standard normal values: 2 / √π. */
const d2 = 2 / Math.sqrt(Math.PI);

/**
 * Laney’s p′ chart: p̄ ± 3 · σz · σᵢ, σᵢ = √(p̄(1 − p̄)/nᵢ), σz the mean moving range of the z scores ÷ 1.128. For
 * large counts of unequal size, where plain limits would be too tight. The middle and σz come from the first
 * `frozen` counts. Null with fewer than two, or where all shares are 0 or 1. Source: Laney, Quality Engineering
 * 14 (2002), 531–537.
 */
export function laneyChart(counts: readonly Counted[], frozen = counts.length): LaneyChart | null {
	const base = counts.slice(0, frozen);
	if (base.length < 2) return null;
	const mean = base.reduce((sum, { k }) => sum + k, 0) / base.reduce((sum, { n }) => sum + n, 0);
	if (!(mean > 0 && mean < 1)) return null;
	const sigmaOf = ({ n }: Counted) => Math.sqrt((mean * (1 - mean)) / n);
	const scores = base.map((one) => (one.k / one.n - mean) / sigmaOf(one));
	const steps = scores.slice(1).map((score, at) => Math.abs(score - scores[at]!));
	const sigmaZ = steps.reduce((sum, step) => sum + step, 0) / steps.length / d2;
	const limits = counts.map((one) => {
		const reach = 3 * sigmaZ * sigmaOf(one);
		return { low: Math.max(0, mean - reach), high: Math.min(1, mean + reach) };
	});
	return { mean, sigmaZ, limits };
}
