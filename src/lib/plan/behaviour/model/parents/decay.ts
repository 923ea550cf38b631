/**
 * What is left of a share after some years without push or peers: the part above the baseline halves once in each
 * half-life. The half-life is a choice, not a measurement; that gains fade was seen (Buchanan and Fitzgerald,
 * 10.4324/9780203030653; Walker 2015, 10.1177/0013916514549619), how fast differs from one to the next.
 */
export function fadedShare(from: number, baseline: number, halfLifeYears: number, years: number): number {
	return baseline + (from - baseline) * 2 ** (-years / halfLifeYears);
}

/**
 * Percent saved when nonsense syllables are learnt again after t minutes: b = 100k ÷ ((log₁₀ t)^c + k), k = 1.84,
 * c = 1.25. Source: Ebbinghaus 1885; Murre and Dros 2015 (10.1371/journal.pone.0120644). One person's memory,
 * never an organisation's: the model does not use it.
 */
export function ebbinghausSavings(minutes: number): number {
	return 184 / (Math.log10(minutes) ** 1.25 + 1.84);
}
