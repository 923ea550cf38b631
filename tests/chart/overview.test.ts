import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overviewFigures, overviewShapes, overviewTable } from '$lib/chart/overview';
import { type Day, day } from '$lib/plan/day';
import { planHorizon } from '$lib/plan/horizon';
import { lanes } from '$lib/plan/lane';
import { examplePlan } from '../support/example-plan';
import { buildPlan } from '../support/plan-builder';

const year = { start: day('2026-01-01'), end: day('2026-12-31') };

test('[CHT-17] the effort of an initiative is spread evenly over its days', () => {
	const plan = buildPlan({
		initiatives: [
			{ id: 'a', effortDays: 181, start: day('2026-01-01'), end: day('2026-06-30') },
			{ id: 'b', lane: 'technology', effortDays: 10, start: day('2026-09-30'), end: day('2026-10-01') }
		]
	});
	const { unit, periods, peakDays } = overviewFigures(plan, year, 400);
	expect(unit).toBe('quarter');
	expect(periods.map((one) => Math.round(one.total))).toEqual([90, 91, 5, 5]);
	expect(periods.map((one) => Math.round(one.days.technology))).toEqual([0, 0, 5, 5]);
	expect(peakDays).toBeCloseTo(91, 6);
});

test('[CHT-17] cancelled and undated work counts as nothing, and so does work without effort, which is said', () => {
	const dates = { start: day('2026-01-01'), end: day('2026-01-31') };
	const plan = buildPlan({
		initiatives: [
			{ id: 'a', ...dates },
			{ id: 'b', ...dates, effortDays: 4 },
			{ id: 'c', ...dates, effortDays: 8, status: 'cancelled' },
			{ id: 'd', effortDays: 16 }
		]
	});
	const table = overviewTable(plan, year, 400);
	expect(table.headings).toEqual(['Quarter', 'Process', 'Structure', 'Technology', 'All']);
	expect(table.rows[0]).toEqual(['Q1 2026', '4', '0', '0', '4']);
	expect(table.note).toBe('1 initiative has no effort and counts as nothing.');
	expect(overviewShapes(buildPlan({ initiatives: [{ id: 'a', ...dates }] }), year, 400, 30)).toEqual([]);
});

test('[CHT-17] no effort is lost or made, whatever the dates', () => {
	const work = fc.record({
		lane: fc.constantFrom(...lanes),
		start: fc.integer({ min: day('2020-01-01'), max: day('2040-01-01') }),
		days: fc.integer({ min: -400, max: 4_000 }),
		effortDays: fc.nat(5_000)
	});
	fc.assert(
		fc.property(fc.array(work, { maxLength: 30 }), fc.integer({ min: 50, max: 900 }), (given, widthPx) => {
			const plan = buildPlan({
				initiatives: given.map(({ start, days, ...one }, i) => ({
					...one,
					id: `i${i}`,
					start: start as Day,
					end: (start + days) as Day
				}))
			});
			const { periods } = overviewFigures(plan, planHorizon(plan), widthPx);
			const sum = periods.reduce((all, one) => all + one.total, 0);
			expect(sum).toBeCloseTo(
				given.reduce((all, one) => all + one.effortDays, 0),
				4
			);
		})
	);
});

test('[CHT-17] quarters that would be too narrow become years, for picture and table alike', () => {
	const plan = examplePlan();
	const span = planHorizon(plan);
	expect(overviewFigures(plan, span, 60)).toMatchObject({ unit: 'year' });
	expect(overviewTable(plan, span, 60).rows.map(([name]) => name)).toEqual([
		'2026',
		'2027',
		'2028',
		'2029',
		'2030'
	]);
});

test('the example’s quarters stand on each other by lane, the highest as high as there is room', () => {
	const plan = examplePlan();
	const shapes = overviewShapes(plan, planHorizon(plan), 750, 40);
	const boxes = shapes.flatMap((one) => (one.type === 'rect' ? [one] : []));
	expect(Math.min(...boxes.map((box) => box.y))).toBeCloseTo(0.5, 6);
	expect(Math.max(...boxes.map((box) => box.y + box.h))).toBeCloseTo(39.5, 6);
	expect(Math.max(...boxes.map((box) => box.x + box.w))).toBeLessThanOrEqual(750);
	const first = boxes.filter((box) => box.x < 30).map((box) => box.fill);
	expect(first[0]).toEqual({ lane: 'process', state: 'todo' });
	expect(Math.round(overviewFigures(plan, planHorizon(plan), 750).peakDays)).toBe(492);
});
