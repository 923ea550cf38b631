import fc from 'fast-check';
import { newcombeDifference, wilson, zOf } from '$lib/plan/behaviour/interval';
import { expect, test } from 'vitest';

const z95 = zOf(95);

test.each([
	[80, 1.2816],
	[90, 1.6449],
	[95, 1.96],
	[99, 2.5758],
	[99.9, 3.2905]
])('[BHV-3] an interval of %f percent reaches %f standard deviations', (percent, z) => {
	expect(zOf(percent)).toBe(z);
});

test.each([
	[81, 263, 0.2553, 0.3662],
	[15, 148, 0.0624, 0.1605],
	[0, 20, 0, 0.1611],
	[1, 29, 0.0061, 0.1718]
])('[BHV-3] Wilson’s interval of %d of %d is as Newcombe published it', (k, n, low, high) => {
	const interval = wilson(k, n, z95);
	expect(interval.low).toBeCloseTo(low, 4);
	expect(interval.high).toBeCloseTo(high, 4);
});

test('[BHV-4] the interval of 56/70 − 48/80 is as Newcombe published it', () => {
	const interval = newcombeDifference(56, 70, 48, 80, z95);
	expect(interval.low).toBeCloseTo(0.0524, 4);
	expect(interval.high).toBeCloseTo(0.3339, 4);
});

test('[BHV-3] an interval holds its share and stays between nothing and all', () => {
	const counts = fc.tuple(
		fc.double({ min: 0, max: 1, noNaN: true }),
		fc.double({ min: 0.01, max: 1e6, noNaN: true })
	);
	fc.assert(
		fc.property(counts, ([share, n]) => {
			const { low, high } = wilson(share * n, n, zOf(80));
			expect(low).toBeGreaterThanOrEqual(0);
			expect(high).toBeLessThanOrEqual(1);
			expect(low).toBeLessThanOrEqual(share + 1e-9);
			expect(high).toBeGreaterThanOrEqual(share - 1e-9);
		})
	);
});

test('[BHV-4] swapping the sides of a comparison turns its interval round', () => {
	fc.assert(
		fc.property(fc.nat(40), fc.nat(40), (k1, k2) => {
			const one = newcombeDifference(k1, 40, k2, 50, z95);
			const other = newcombeDifference(k2, 50, k1, 40, z95);
			expect(one.low).toBeCloseTo(-other.high, 10);
			expect(one.high).toBeCloseTo(-other.low, 10);
		})
	);
});
