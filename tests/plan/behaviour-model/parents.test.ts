import { describe, expect, it } from 'vitest';
import { bassDensity, bassPeak, bassShare, logistic } from '$lib/plan/behaviour/model/parents/bass';
import { ebbinghausSavings } from '$lib/plan/behaviour/model/parents/decay';
import { automaticity, rateFor } from '$lib/plan/behaviour/model/parents/lally';
import { fitBass, regressBass } from '../../support/fit-bass';

describe('Lally 2010', () => {
	it('[FOR-2] has the published rates of 18, 66 and 254 days', () => {
		expect(rateFor(18)).toBeCloseTo(0.1664, 4);
		expect(rateFor(66)).toBeCloseTo(0.04539, 5);
		expect(rateFor(254)).toBeCloseTo(0.01179, 5);
	});

	it('[FOR-2] has done 95 % of the way from none to the plateau by then', () => {
		expect(automaticity(42, 42, rateFor(66), 66)).toBeCloseTo(0.95 * 42, 9);
		expect(automaticity(42, 42, rateFor(66), 0)).toBe(0);
	});
});

describe('Ebbinghaus 1885', () => {
	it('keeps 57.0, 30.4 and 21.2 % after twenty minutes, a day and a month', () => {
		expect(ebbinghausSavings(20)).toBeCloseTo(57.0, 1);
		expect(ebbinghausSavings(1440)).toBeCloseTo(30.4, 1);
		expect(ebbinghausSavings(44_640)).toBeCloseTo(21.2, 1);
	});
});

describe('Bass 1969', () => {
	it.each([
		['refrigerators', 0.0026167, 0.21566, 20.2],
		['freezers', 0.018119, 0.1711, 11.9],
		['television', 0.027877, 0.25105, 7.9],
		['water softeners', 0.017703, 0.29695, 9.0],
		['air-conditioners', 0.010399, 0.41861, 8.6],
		['dryers', 0.017206, 0.35688, 8.1],
		['mowers', 0.0091837, 0.3379, 10.4],
		['bed covers', 0.005876, 0.24387, 14.9],
		['coffee makers', 0.017135, 0.30145, 9.0],
		['irons', 0.028632, 0.32791, 6.8],
		['record players', 0.024796, 0.6541, 4.8]
	])('[FOR-2] finds the peak of %s', (_, p, q, peak) => {
		expect(bassPeak(p, q)).toBeCloseTo(peak, 1);
	});

	it('[FOR-2] finds the shares at the ends of five years for the average of many products', () => {
		const shares = [1, 2, 3, 4, 5].map((year) => bassShare(0.03, 0.38, year));
		[0.0358, 0.0851, 0.1505, 0.2332, 0.3312].forEach((share, i) => expect(shares[i]).toBeCloseTo(share, 4));
	});

	it('[FOR-2] has the density as its slope', () => {
		const slope = (bassShare(0.03, 0.38, 3.001) - bassShare(0.03, 0.38, 2.999)) / 0.002;
		expect(bassDensity(0.03, 0.38, 3)).toBeCloseTo(slope, 6);
	});

	it('[FOR-2] becomes logistic as outside push vanishes', () => {
		const [p, q] = [1e-9, 0.7];
		const middle = bassPeak(p, q);
		for (const years of [20, 28, 35])
			expect(bassShare(p, q, years)).toBeCloseTo(logistic(1, q, middle, years), 6);
	});

	const sales = [840, 1470, 2110, 4000, 7590, 10_950, 10_530, 9_470, 7_790, 5_890];

	it('[FOR-2] fits the sales of video recorders by least squares on the density', () => {
		const { m, p, q } = fitBass(sales, { m: 60_630, p: 0.03, q: 0.38 });
		expect(m / 67_980).toBeCloseTo(1, 3);
		expect(p).toBeCloseTo(0.006594, 5);
		expect(q).toBeCloseTo(0.63809, 4);
		expect(bassPeak(p, q)).toBeCloseTo(7.09, 2);
	});

	it('[FOR-2] gives three times the outside push by regression on lagged totals', () => {
		const { m, p, q } = regressBass(sales);
		expect(m / 62_665).toBeCloseTo(1, 3);
		expect(p).toBeCloseTo(0.0216, 4);
		expect(q).toBeCloseTo(0.681, 3);
	});
});
