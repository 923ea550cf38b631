import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, firstDay, isDay, isoOf, lastDay } from '$lib/plan/day';
import { openingDay, planHorizon } from '$lib/plan/horizon';
import type { Plan } from '$lib/plan/plan';
import { anyPlan, someDay } from '../support/any-plan';
import { examplePlan } from '../support/example-plan';

function horizon(plan: Plan, asOf?: string) {
	const { start, end } = asOf ? planHorizon(plan, day(asOf)) : planHorizon(plan);
	return `${isoOf(start)} to ${isoOf(end)}`;
}

function bare(start: string | null, end: string | null, asOf: string | null = null): Plan {
	const plan = examplePlan();
	const read = (iso: string | null) => (iso === null ? null : day(iso));
	const roadmap = { ...plan.roadmap, start: read(start), end: read(end), asOf: read(asOf) };
	return { ...plan, roadmap, initiatives: [], phases: [], milestones: [] };
}

test('a roadmap covers its own start to end', () => {
	expect(horizon(examplePlan())).toBe('2026-01-05 to 2030-12-31');
});

test('without an end it is five years long, and so without a start', () => {
	expect(horizon(bare('2026-07-01', null))).toBe('2026-07-01 to 2031-06-30');
	expect(horizon(bare(null, '2030-12-31'))).toBe('2026-01-01 to 2030-12-31');
});

test('with nothing at all it is the five years from the year it is read as of', () => {
	expect(horizon(bare(null, null), '2028-06-30')).toBe('2028-01-01 to 2032-12-31');
	expect(horizon(bare(null, null, '2027-06-30'))).toBe('2027-01-01 to 2031-12-31');
	expect(horizon(bare(null, null))).toBe('2026-01-01 to 2030-12-31');
});

test('a start after the end is read the other way round', () => {
	expect(horizon(bare('2030-12-31', '2026-01-01'))).toBe('2026-01-01 to 2030-12-31');
});

test('it is widened to planned and actual days, phases and milestones', () => {
	const plan = bare('2026-01-01', '2030-12-31');
	const { initiatives, phases } = examplePlan();
	const one = initiatives[0]!;
	const late = { ...one, start: day('2025-11-03'), actualStart: day('2026-02-02'), end: day('2031-03-31') };
	expect(horizon({ ...plan, initiatives: [late] })).toBe('2025-11-03 to 2031-03-31');
	const actual = { ...one, actualStart: day('2000-05-17'), actualEnd: day('2070-12-31') };
	expect(horizon({ ...plan, initiatives: [actual] })).toBe('2000-05-17 to 2070-12-31');
	const phase = { ...phases[0]!, start: day('2024-01-01'), end: null };
	expect(horizon({ ...plan, phases: [phase] })).toBe('2024-01-01 to 2030-12-31');
});

test('without a start it begins with the year of the earliest day in the plan', () => {
	const plan = { ...bare(null, null), phases: examplePlan().phases.slice(1) };
	expect(horizon(plan)).toBe('2026-01-01 to 2030-12-31');
	const later = { ...plan, phases: plan.phases.slice(3) };
	expect(horizon(later)).toBe('2029-01-01 to 2033-12-31');
});

test('a roadmap opens at its start, and one of decades at the year before the day it is read as of', () => {
	const opening = (start: string | null, end: string, asOf: string) =>
		isoOf(openingDay(bare(start, end), day(asOf)));
	expect(opening('2026-01-05', '2030-12-31', '2028-06-30')).toBe('2026-01-05');
	expect(opening('2026-01-05', '2030-12-31', '2040-01-01')).toBe('2026-01-05');
	expect(opening('2000-05-17', '2070-12-31', '2005-05-16')).toBe('2000-05-17');
	expect(opening('2000-05-17', '2070-12-31', '2026-11-22')).toBe('2025-01-01');
	expect(opening('2000-05-17', '2070-12-31', '1999-01-01')).toBe('2000-05-17');
});

test('a horizon never ends before it starts, nor leaves a day out, whatever the plan', () => {
	const anyDay = fc.oneof(someDay, fc.constantFrom(firstDay, lastDay));
	const dayOrNone = fc.option(anyDay);
	fc.assert(
		fc.property(anyPlan, dayOrNone, dayOrNone, anyDay, (plan, start, end, asOf) => {
			const span = planHorizon({ ...plan, roadmap: { ...plan.roadmap, start, end } }, asOf);
			const days = [
				start,
				end,
				...plan.initiatives.flatMap((one) => [one.start, one.end, one.actualStart, one.actualEnd]),
				...plan.phases.flatMap((one) => [one.start, one.end]),
				...plan.milestones.map((one) => one.day)
			].filter((one) => one !== null);
			expect(isDay(span.start) && isDay(span.end) && span.start <= span.end).toBe(true);
			expect(days.every((one) => span.start <= one && one <= span.end)).toBe(true);
		})
	);
});
