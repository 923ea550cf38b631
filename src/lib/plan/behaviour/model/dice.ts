import type { Dice } from '$lib/plan/initiative-words';

export type DiceZone = 'win' | 'worry' | 'woe';

export interface DiceScore {
	/** 7 to 28; lower is better. */
	readonly score: number;
	readonly zone: DiceZone;
}

/** The last score of each zone; the published bands overlap at 14 and 17. */
const [lastWin, lastWorry] = [14, 17];

/**
 * DICE: D + 2I + 2C1 + C2 + E, each 1 to 4. Source: Sirkin, Keenan and Jackson 2005 (Harvard Business Review
 * 83(10):108–118). A subjective instrument that two raters score differently; it is not a probability.
 */
export function scoreDice({ D, I, C1, C2, E }: Dice): DiceScore {
	const score = D + 2 * I + 2 * C1 + C2 + E;
	return { score, zone: score <= lastWin ? 'win' : score <= lastWorry ? 'worry' : 'woe' };
}

/** The score for D by months between reviews: under 2, to 4, to 8, over 8. */
export function diceDuration(months: number): 1 | 2 | 3 | 4 {
	if (months < 2) return 1;
	return months <= 4 ? 2 : months <= 8 ? 3 : 4;
}

/** The score for E by effort that people must add, in percent: under 10, to 20, to 40, over 40. */
export function diceEffort(percent: number): 1 | 2 | 3 | 4 {
	if (percent < 10) return 1;
	return percent <= 20 ? 2 : percent <= 40 ? 3 : 4;
}
