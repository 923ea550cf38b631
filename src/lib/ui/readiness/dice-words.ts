import type { DiceZone } from '$lib/plan/behaviour/model/dice';
import type { diceParts } from '$lib/plan/initiative-words';

type Part = (typeof diceParts)[number];

export const dicePartNames: Readonly<Record<Part, string>> = {
	D: 'Duration',
	I: 'Integrity',
	C1: 'Leaders (C1)',
	C2: 'Staff (C2)',
	E: 'Effort'
};

export const zoneNames: Readonly<Record<DiceZone, string>> = { win: 'Win', worry: 'Worry', woe: 'Woe' };

/** What each judgement asks, and what its four levels mean. */
export const diceQuestions: Readonly<
	Record<Part, { readonly asks: string; readonly levels: readonly string[] }>
> = {
	D: {
		asks: 'Time between reviews',
		levels: ['under 2 months', '2 to 4 months', '4 to 8 months', 'over 8 months']
	},
	I: { asks: 'Skill and standing of the team', levels: ['very good', 'good', 'fair', 'poor'] },
	C1: {
		asks: 'Leaders show that they want it',
		levels: ['clearly', 'mostly', 'hardly', 'they do not']
	},
	C2: {
		asks: 'Those affected want it',
		levels: ['eagerly', 'willingly', 'reluctantly', 'they do not']
	},
	E: {
		asks: 'Effort on top of daily work',
		levels: ['under 10 %', '10 to 20 %', '20 to 40 %', 'over 40 %']
	}
};
