import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisTicks, upperStyle } from '$lib/chart/axis';
import { fitScale, xOf, zoomSteps } from '$lib/chart/scale';
import { estimateTextWidth } from '$lib/chart/text-width';
import { type Day, day, firstDay, lastDay } from '$lib/plan/day';

const span = { start: day('2026-01-01'), end: day('2030-12-31') };
const horizon = day('2026-01-05');
const five = fitScale(span, 780);

function scaleOf(name: string) {
	const step = zoomSteps(span, 780).find((one) => one.name === name);
	return { origin: span.start, pxPerDay: step?.pxPerDay ?? 1 };
}

test('five years show years with their number above, quarters below', () => {
	const { upper, lower } = axisTicks(five, 0, 780, horizon);
	expect(upper.slice(0, 5).map((tick) => `${tick.label} ${tick.note}`)).toEqual([
		'2026 year 1',
		'2027 year 2',
		'2028 year 3',
		'2029 year 4',
		'2030 year 5'
	]);
	expect(upper[1]?.x).toBe(xOf(five, day('2027-01-01')));
	expect(lower.slice(0, 5).map((tick) => tick.label)).toEqual(['Q1', 'Q2', 'Q3', 'Q4', 'Q1']);
});

test('with an as-of day, quarters coarsen to halves from the second turn of the year after it', () => {
	const { lower, fine } = axisTicks(five, 0, 780, horizon, day('2028-06-30'));
	const labels = lower.map((tick) => tick.label);
	expect(labels.indexOf('H1')).toBe(16);
	expect(lower[16]?.day).toBe(day('2030-01-01'));
	expect(labels.slice(16, 18)).toEqual(['H1', 'H2']);
	expect(fine).toHaveLength(12);
	expect(fine[0]).toBe(xOf(five, day('2028-06-01')));
});

test('a year shows months, a quarter weeks and a month days, the last two under months', () => {
	const labels = (name: string) => {
		const scale = scaleOf(name);
		const from = xOf(scale, day('2028-05-01'));
		const { upper, lower } = axisTicks(scale, from, from + 780, horizon);
		return [upper[0]?.label, lower[0]?.label, lower[1]?.label];
	};
	expect(labels('year')).toEqual(['2028', 'May', 'Jun']);
	expect(labels('quarter')).toEqual(['May 2028', '1 May', '8 May']);
	expect(labels('month')).toEqual(['May 2028', '1', '2']);
});

test('a century has every fifth year, and no lower tier', () => {
	const scale = fitScale({ start: day('1970-01-01'), end: day('2069-12-31') }, 780);
	const { upper, lower } = axisTicks(scale, 0, 780, horizon);
	expect(upper.map((tick) => tick.label).slice(0, 3)).toEqual(['1970', '1975', '1980']);
	expect(lower).toEqual([]);
});

test('a year that began left of the window keeps its label in sight', () => {
	const scale = scaleOf('year');
	const from = xOf(scale, day('2028-05-01'));
	const [first] = axisTicks(scale, from, from + 780, horizon).upper;
	expect(first?.x).toBeLessThan(from);
	expect(first?.labelX).toBeGreaterThanOrEqual(from);
});

test('labels of one tier never overlap, cells touch the window and follow each other, at any zoom', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: firstDay, max: lastDay - 40_000 }),
			fc.double({ min: 0.0025, max: 64, noNaN: true }),
			fc.integer({ min: 200, max: 2_000 }),
			(origin, pxPerDay, width) => {
				const scale = { origin: origin as Day, pxPerDay };
				const { upper, lower, lines } = axisTicks(scale, 100, 100 + width, null, scale.origin);
				for (const tier of [upper, lower])
					for (const [i, tick] of tier.entries()) {
						expect(tick.x).toBeLessThan(100 + width);
						expect(tick.x + tick.widthPx).toBeGreaterThan(100 - 1e-3);
						const before = tier[i - 1];
						if (before) expect(tick.x).toBeCloseTo(before.x + before.widthPx, 6);
					}
				for (const [i, tick] of upper.entries()) {
					const next = upper[i + 1];
					const end = tick.labelX + estimateTextWidth(tick.label, upperStyle);
					if (next && tick.label) expect(end).toBeLessThanOrEqual(next.labelX);
				}
				expect(lines.every((line) => Number.isFinite(line.x))).toBe(true);
			}
		)
	);
});
