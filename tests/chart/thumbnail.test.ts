import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SummaryBar, summaryBars, thumbnail } from '$lib/chart/thumbnail';
import { type Day, day } from '$lib/plan/day';
import { examplePlan } from '../support/example-plan';
import { buildLargePlan, buildPlan } from '../support/plan-builder';

const asOf = day('2028-06-30');
const [from, to] = [day('2026-01-01'), day('2030-12-31')];

test('the example has a bar for each initiative, by lanes, with what is done', () => {
	const bars = summaryBars(examplePlan());
	expect(bars).toHaveLength(24);
	expect(bars[0]).toEqual([0, day('2026-02-02'), day('2026-06-12'), 1]);
	expect(bars.map(([lane]) => lane)).toEqual([...bars.map(([lane]) => lane)].sort());
	expect(bars[18]).toEqual([2, day('2028-02-21'), day('2029-01-31'), 0.3]);
});

test('with an as-of day, unfinished work reaches up to it', () => {
	const five = examplePlan().initiatives.findIndex((one) => one.id === 'ST5');
	expect(summaryBars(examplePlan())[five]?.[2]).toBe(day('2028-01-31'));
	expect(summaryBars(examplePlan(), asOf)[five]?.[2]).toBe(asOf);
});

test('a large plan is stood for by sixty bars of all three lanes', () => {
	const bars = summaryBars(buildLargePlan(1_000));
	expect(bars).toHaveLength(60);
	expect(new Set(bars.map(([lane]) => lane)).size).toBe(3);
});

test('undated and cancelled work has no bar', () => {
	const dates = { start: day('2026-01-01'), end: day('2026-02-01') };
	const plan = buildPlan({ initiatives: [{ id: 'a' }, { id: 'b', ...dates, status: 'cancelled' }] });
	expect(summaryBars(plan)).toEqual([]);
});

test('an empty roadmap still has a frame and its years', () => {
	const types = thumbnail([], from, to, asOf, 250, 77).map((one) => one.type);
	expect(types).toEqual(['rect', 'path', 'path', 'rect']);
});

test('everything is drawn within the frame, whatever the bars', () => {
	const anyDay = fc.integer({ min: day('1950-01-01'), max: day('2150-01-01') });
	const bar = fc
		.tuple(
			fc.constantFrom(0 as const, 1 as const, 2 as const),
			anyDay,
			anyDay,
			fc.double({ min: 0, max: 1, noNaN: true })
		)
		.map(([lane, a, b, done]): SummaryBar => [lane, Math.min(a, b), Math.max(a, b), done]);
	fc.assert(
		fc.property(fc.array(bar, { maxLength: 60 }), anyDay, fc.nat(40_000), (bars, start, length) => {
			for (const shape of thumbnail(bars, start as Day, (start + length) as Day, asOf, 250, 77)) {
				if (shape.type !== 'rect') continue;
				expect(shape.x).toBeGreaterThanOrEqual(0);
				expect(shape.x + shape.w).toBeLessThanOrEqual(251);
				expect(shape.y + shape.h).toBeLessThanOrEqual(77.01);
			}
		})
	);
});
