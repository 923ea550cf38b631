import { controlChart } from '$lib/plan/behaviour/control-chart';
import { checksOf } from '$lib/plan/behaviour/evidence';
import { laneyChart } from '$lib/plan/behaviour/laney';
import { observationFields } from '$lib/plan/behaviour/observation';
import { defaultSettings } from '$lib/plan/behaviour/settings';
import { xmrChart } from '$lib/plan/behaviour/xmr';
import { addDays, day } from '$lib/plan/day';
import { makeRecord } from '$lib/plan/record';
import { expect, test } from 'vitest';

const flowRate = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

test('[BHV-8] the XmR chart of the NIST handbook has its middle and its limits', () => {
	const chart = xmrChart(flowRate)!;
	expect(chart.mean).toBeCloseTo(50.81, 2);
	expect(chart.meanRange).toBeCloseTo(1.8778, 4);
	expect(Math.abs(chart.high - 55.8041)).toBeLessThan(0.002);
	expect(Math.abs(chart.low - 45.8159)).toBeLessThan(0.002);
	expect(chart.rangeHigh).toBeCloseTo(3.267 * 1.8778, 3);
	expect(chart.signals.filter(({ rule }) => rule === 'beyond a limit')).toEqual([]);
});

test('[BHV-8] each rule finds its own pattern where it ends', () => {
	const calm = [50, 51, 50, 49, 50, 51, 50, 49];
	const found = (values: readonly number[]) => xmrChart([...calm, ...values], 8)!.signals;
	expect(found([])).toEqual([]);
	expect(found([60])).toContainEqual({ rule: 'beyond a limit', at: 8 });
	expect(found([40])).toContainEqual({ rule: 'beyond a limit', at: 8 });
	expect(found([50.1, 50.2, 50.1, 50.2, 50.1, 50.2, 50.1, 50.2, 50.1])).toEqual([
		{ rule: 'nine on one side', at: 16 }
	]);
	expect(found([49.1, 49.2, 49.3, 49.4, 49.5])).toContainEqual({ rule: 'six rising', at: 12 });
	expect(found([50.5, 50.4, 50.3, 50.2, 50.1, 50])).toContainEqual({ rule: 'six falling', at: 13 });
	expect(found([52, 50, 52])).toContainEqual({ rule: 'two of three near a limit', at: 10 });
	expect(found([52, 50, 48])).not.toContainEqual({ rule: 'two of three near a limit', at: 10 });
});

test('[BHV-8] Laney’s limits are as wide as counting makes them where nothing else varies, and follow n', () => {
	const counts = [
		{ k: 60, n: 100 },
		{ k: 52, n: 100 },
		{ k: 240, n: 400 },
		{ k: 208, n: 400 }
	];
	const chart = laneyChart(counts)!;
	expect(chart.mean).toBeCloseTo(0.56, 10);
	const scores = [0.04, -0.04, 0.04, -0.04].map((off, at) => off / Math.sqrt((0.56 * 0.44) / counts[at]!.n));
	const steps = [1, 2, 3].map((at) => Math.abs(scores[at]! - scores[at - 1]!));
	const sigmaZ = (steps[0]! + steps[1]! + steps[2]!) / 3 / 1.128379;
	expect(chart.sigmaZ).toBeCloseTo(sigmaZ, 6);
	const reach = chart.limits.map(({ low, high }) => (high - low) / 2);
	expect(reach[0]).toBeCloseTo(3 * sigmaZ * Math.sqrt((0.56 * 0.44) / 100), 6);
	expect(reach[0]! / reach[2]!).toBeCloseTo(2, 6);
	expect(laneyChart([{ k: 1, n: 1 }])).toBeNull();
	expect(laneyChart([...counts, ...counts].map(({ n }) => ({ k: n, n })))).toBeNull();
});

test('[BHV-8] a chart is drawn from eight counts on, and ratings are left out of it', () => {
	const chartOf = (count: number, n: (at: number) => number) =>
		controlChart({
			checks: checksOf(
				Array.from({ length: count }, (_, at) =>
					makeRecord(observationFields, `o${at}`, {
						date: addDays(day('2026-01-31'), at * 91),
						k: Math.round(n(at) / 2),
						n: n(at),
						source: 'record',
						...(at === 0 ? { kind: 'rating', rating: 50, raters: 9 } : {})
					})
				),
				defaultSettings,
				day('2030-01-01')
			)
		});
	expect(chartOf(8, () => 40)).toBeNull();
	const chart = chartOf(9, () => 40)!;
	expect(chart.values).toEqual(Array(8).fill(50));
	expect(chart.laney).toBeNull();
	expect(chartOf(12, (at) => 60 + 20 * (at % 3))?.laney?.limits).toHaveLength(11);
});
