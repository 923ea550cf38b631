import { describe, expect, it } from 'vitest';
import { forecastBehaviour } from '$lib/plan/behaviour/model/forecast-behaviour';
import { forecastPlan, isSameForecastPlan } from '$lib/plan/behaviour/model/forecast-plan';
import type { Plan } from '$lib/plan/plan';
import { exampleDay, workedExample } from '../../support/worked-example';

const plan = workedExample();

function partOf(given: Plan, id: string): Plan {
	return forecastPlan(
		given,
		exampleDay,
		given.behaviours.find((one) => one.id === id)!
	);
}

describe('the part of a plan that a forecast reads', () => {
	it('[FOR-10] gives the same forecast as the whole plan', () => {
		for (const { id } of plan.behaviours) {
			const whole = forecastBehaviour(plan, exampleDay, id, { seed: 3 });
			expect(forecastBehaviour(partOf(plan, id), exampleDay, id, { seed: 3 })).toEqual(whole);
		}
	});

	it('[FOR-10] stays the same when something else is edited', () => {
		const edited = {
			...plan,
			initiatives: plan.initiatives.map((one) => (one.id === 'TE2' ? { ...one, title: 'Other' } : one)),
			observations: plan.observations.map((one) => (one.behaviour === 'B1' ? { ...one, note: 'x' } : one))
		};
		expect(isSameForecastPlan(partOf(plan, 'B2'), partOf(edited, 'B2'))).toBe(true);
		expect(isSameForecastPlan(partOf(plan, 'B1'), partOf(edited, 'B1'))).toBe(false);
	});

	it('[FOR-10] changes with the initiative that removes an inhibitor', () => {
		const edited = {
			...plan,
			initiatives: plan.initiatives.map((one) => (one.id === 'ST6' ? { ...one, progress: 70 } : one))
		};
		expect(isSameForecastPlan(partOf(plan, 'B2'), partOf(edited, 'B2'))).toBe(false);
		expect(isSameForecastPlan(partOf(plan, 'B3'), partOf(edited, 'B3'))).toBe(true);
	});

	it('[FOR-10] leaves out an observation that was corrected into another cell', () => {
		const [first] = plan.observations.filter((one) => one.behaviour === 'B2');
		const moved = { ...first!, id: 'moved', behaviour: 'B5', supersedes: first!.id };
		const edited = { ...plan, observations: [...plan.observations, moved] };
		expect(partOf(edited, 'B2').observations).not.toContain(first);
		expect(partOf(edited, 'B5').observations).toContain(moved);
	});
});
