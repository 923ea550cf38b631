import { describe, expect, it } from 'vitest';
import { diceDuration, diceEffort, scoreDice } from '$lib/plan/behaviour/model/dice';
import { readinessBarrier } from '$lib/plan/behaviour/model/readiness-barrier';
import { workedExample } from '../../support/worked-example';

describe('DICE', () => {
	it('[FOR-13] adds D + 2I + 2C1 + C2 + E: 2, 1, 1, 2, 2 make 10', () => {
		expect(scoreDice({ D: 2, I: 1, C1: 1, C2: 2, E: 2 })).toEqual({ score: 10, zone: 'win' });
	});

	it('[FOR-13] reads 14 as win, 17 as worry, 18 as woe', () => {
		expect(scoreDice({ D: 2, I: 2, C1: 2, C2: 2, E: 2 })).toEqual({ score: 14, zone: 'win' });
		expect(scoreDice({ D: 3, I: 2, C1: 2, C2: 2, E: 2 })).toEqual({ score: 15, zone: 'worry' });
		expect(scoreDice({ D: 3, I: 2, C1: 2, C2: 3, E: 3 })).toEqual({ score: 17, zone: 'worry' });
		expect(scoreDice({ D: 4, I: 2, C1: 2, C2: 3, E: 3 })).toEqual({ score: 18, zone: 'woe' });
		expect(scoreDice({ D: 1, I: 1, C1: 1, C2: 1, E: 1 }).score).toBe(7);
		expect(scoreDice({ D: 4, I: 4, C1: 4, C2: 4, E: 4 }).score).toBe(28);
	});

	it('[FOR-13] scores months between reviews and added effort by the published steps', () => {
		expect([1, 2, 4, 5, 8, 9].map(diceDuration)).toEqual([1, 2, 2, 3, 3, 4]);
		expect([9, 10, 20, 21, 40, 41].map(diceEffort)).toEqual([1, 2, 2, 3, 3, 4]);
	});
});

describe('readiness', () => {
	it('[FOR-14] finds the first step of 3 or less: 4, 3, 3, 3, 2 is held back by desire', () => {
		const scores = { awareness: 4, desire: 3, knowledge: 3, ability: 3, reinforcement: 2 };
		expect(readinessBarrier(scores)).toBe('desire');
	});

	it('[FOR-14] finds desire in IT and no barrier in Customer Care (A51)', () => {
		const { adkar } = workedExample();
		const barrierOf = (team: string) => readinessBarrier(adkar.find((one) => one.team === team)!);
		expect(barrierOf('it')).toBe('desire');
		expect(barrierOf('care')).toBeNull();
	});

	it('[FOR-14] passes over steps that nobody has scored', () => {
		const scores = { awareness: 0, desire: 5, knowledge: 2, ability: 0, reinforcement: 1 };
		expect(readinessBarrier(scores)).toBe('knowledge');
	});
});
