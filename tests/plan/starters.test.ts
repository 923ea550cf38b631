import { describe, expect, it } from 'vitest';
import { day, firstDay, lastDay } from '$lib/plan/day';
import { findFindings } from '$lib/plan/findings';
import { blankRoadmap, fiveYearTemplate } from '$lib/plan/starters';

function numbered(): () => string {
	let last = 0;
	return () => `id-${++last}`;
}

describe('The five-year template', () => {
	const plan = fiveYearTemplate('Kitchens first', 2026, numbered());

	it('spans five calendar years from its start year', () => {
		expect(plan.roadmap).toMatchObject({
			title: 'Kitchens first',
			start: day('2026-01-01'),
			end: day('2030-12-31'),
			mission: '',
			vision: '',
			asOf: null
		});
	});

	it('has five phases in order that overlap, cover the five years, and say what must be true at their end', () => {
		expect(plan.phases.map((phase) => [phase.id, phase.order])).toEqual(
			[0, 1, 2, 3, 4].map((index) => [`id-${index + 1}`, `a${index}`])
		);
		expect(plan.phases[0]?.start).toBe(plan.roadmap.start);
		expect(plan.phases[4]?.end).toBe(plan.roadmap.end);
		for (const [index, phase] of plan.phases.entries()) {
			const next = plan.phases[index + 1];
			expect(phase.gate).toMatch(/^[A-Z].{20,}\.$/);
			if (next) expect((next.start ?? lastDay) <= (phase.end ?? firstDay)).toBe(true);
		}
	});

	it('begins without a finding', () => {
		expect(findFindings(plan, day('2026-06-30')).findings).toEqual([]);
	});

	it('refuses years that the calendar of the planner does not hold', () => {
		expect(fiveYearTemplate('', 2195, numbered()).roadmap.end).toBe(lastDay);
		for (const year of [1899, 2196, 2026.5, NaN])
			expect(() => fiveYearTemplate('', year, numbered())).toThrow(RangeError);
	});
});

describe('A blank roadmap', () => {
	it('has five years and one phase from the day it begins', () => {
		const plan = blankRoadmap('', day('2028-02-29'), numbered());
		expect(plan.roadmap).toMatchObject({ start: day('2028-02-29'), end: day('2033-02-27') });
		expect(plan.phases).toHaveLength(1);
		expect(plan.phases[0]).toMatchObject({ id: 'id-1', start: day('2028-02-29'), end: day('2033-02-27') });
		expect(plan.initiatives).toEqual([]);
	});
});
