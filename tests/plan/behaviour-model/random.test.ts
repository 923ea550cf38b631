import { describe, expect, it } from 'vitest';
import { makeChance } from '$lib/plan/behaviour/model/random';

const count = 40_000;

function moments(next: () => number): { mean: number; sd: number } {
	const values = Array.from({ length: count }, next);
	const mean = values.reduce((a, b) => a + b, 0) / count;
	return { mean, sd: Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / count) };
}

describe('seeded chance', () => {
	it('[FOR-9] is the same for the same seed and text, and other for others', () => {
		const first = (seed: number, text?: string) => Array.from({ length: 5 }, makeChance(seed, text).uniform);
		expect(first(1, 'B2')).toEqual(first(1, 'B2'));
		expect(first(1, 'B2')).not.toEqual(first(2, 'B2'));
		expect(first(1, 'B2')).not.toEqual(first(1, 'B3'));
	});

	it('[FOR-9] is uniform, normal and beta as it says', () => {
		const chance = makeChance(5);
		const uniform = moments(chance.uniform);
		expect(uniform.mean).toBeCloseTo(0.5, 2);
		expect(uniform.sd).toBeCloseTo(1 / Math.sqrt(12), 2);
		const normal = moments(chance.normal);
		expect(Math.abs(normal.mean)).toBeLessThan(0.02);
		expect(normal.sd).toBeCloseTo(1, 1);
		const [a, b] = [4.5, 9.5];
		const beta = moments(() => chance.beta(a, b));
		expect(beta.mean).toBeCloseTo(a / (a + b), 2);
		expect(beta.sd).toBeCloseTo(Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1))), 2);
	});
});
