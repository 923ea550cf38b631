import { betaDeviation, betaMean, betaQuantile, posterior } from '$lib/plan/behaviour/beta';
import { expect, test } from 'vitest';

test('[BHV-10] 437 of 980 with a uniform prior give the posterior that Gelman published', () => {
	const beta = posterior({ a: 1, b: 1 }, 437, 980);
	expect(betaMean(beta)).toBeCloseTo(0.446, 3);
	expect(betaDeviation(beta)).toBeCloseTo(0.016, 3);
	expect(betaQuantile(beta, 0.025)).toBeCloseTo(0.415, 3);
	expect(betaQuantile(beta, 0.975)).toBeCloseTo(0.477, 3);
});

test.each([
	[1, 1, 0.3, 0.3],
	[2, 1, 0.25, 0.5],
	[1, 2, 0.75, 0.5],
	[0.5, 0.5, 0.5, 0.5],
	[0.5, 0.5, 1 / 3, 0.25]
])('[BHV-10] the quantile of Beta(%f, %f) at %f is exact where it has a formula', (a, b, below, share) => {
	expect(betaQuantile({ a, b }, below)).toBeCloseTo(share, 10);
});
