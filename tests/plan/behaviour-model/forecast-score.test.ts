import { describe, expect, it } from 'vitest';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { cellKey } from '$lib/plan/behaviour/cell-status';
import { forecastBehaviour } from '$lib/plan/behaviour/model/forecast-behaviour';
import { scoreForecasts } from '$lib/plan/behaviour/model/forecast-score';
import { storedForecasts } from '$lib/plan/behaviour/model/stored-forecasts';
import { observationFields } from '$lib/plan/behaviour/observation';
import { forecastFields } from '$lib/plan/behaviour/stored-forecast';
import { addDays, type Day, day, isoOf, shiftMonths } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { exampleDay, workedExample } from '../../support/worked-example';

const plan = workedExample();
const ids = () => {
	let count = 0;
	return () => `forecast-${++count}`;
};

/** The worked example with forecasts of .4 to .6 made on one day, and a year of checks at a share thereafter. */
function withForecasts(count: number, share: (month: number) => number): Plan {
	const made = day('2027-06-30');
	const points = [0, 3, 6, 9, 12].map((months) => ({
		date: isoOf(shiftMonths(made, months)),
		low: 0.4,
		median: 0.5,
		high: 0.6
	}));
	const cell = { behaviour: 'B6', team: 'field' };
	return {
		...plan,
		forecasts: Array.from({ length: count }, (_, i) =>
			makeRecord(forecastFields, `f${i}`, { ...cell, date: made, strength: 0.45, points })
		),
		observations: [5, 11].map((months) =>
			makeRecord(observationFields, `o${months}`, {
				...cell,
				date: shiftMonths(made, months),
				k: share(months) * 1_000_000,
				n: 1_000_000,
				source: 'record'
			})
		)
	};
}

describe('stored forecasts', () => {
	it('[FOR-17] are made of every cell that is shown, with a point each quarter and the end', () => {
		const { byKey } = behaviourReport(plan, exampleDay);
		const forecast = forecastBehaviour(plan, exampleDay, 'B2', { seed: 1 });
		const facts = storedForecasts(forecast, (team) => byKey.get(cellKey('B2', team)), ids());
		expect(facts).toHaveLength(1);
		const [fact] = facts;
		expect(fact).toMatchObject({ behaviour: 'B2', team: 'it', date: exampleDay });
		expect(fact!.strength).toBeCloseTo(0.38, 2);
		expect(fact!.points).toHaveLength(12);
		expect(fact!.points[0]?.date).toBe('2028-06-30');
		expect(fact!.points.at(-1)?.date).toBe('2030-12-31');
	});

	it('[FOR-18] say nothing before twenty scores', () => {
		expect(scoreForecasts(plan, exampleDay)).toMatchObject({ count: 0, needed: 20, coverage: null });
		const score = scoreForecasts(
			withForecasts(9, () => 0.5),
			exampleDay
		);
		expect(score).toEqual({
			count: 18,
			needed: 20,
			coverage: null,
			error: null,
			noChangeError: null,
			widening: 1
		});
	});

	it('[FOR-18] are scored at each half year, beside "no change"', () => {
		const score = scoreForecasts(
			withForecasts(10, () => 0.56),
			exampleDay
		);
		expect(score.count).toBe(20);
		expect(score.coverage).toBe(1);
		expect(score.error).toBeCloseTo(0.06, 4);
		expect(score.noChangeError).toBeCloseTo(0.11, 4);
		expect(score.widening).toBe(1);
	});

	it('[FOR-19] widen later fans until four in five would have been covered', () => {
		const missed = withForecasts(10, () => 0.7);
		const score = scoreForecasts(missed, exampleDay);
		expect(score.coverage).toBe(0);
		expect(score.widening).toBeCloseTo(2, 3);
		const [plain, wide] = [plan, { ...plan, forecasts: missed.forecasts }].map((one) =>
			forecastBehaviour(one, exampleDay, 'B2', { seed: 1 })
		);
		expect(wide!.widening).toBe(1);
		expect(wide).toEqual(plain);
		const asked = forecastBehaviour(plan, exampleDay, 'B2', { seed: 1, widening: 2 });
		const [narrow, broad] = [plain!, asked].map((one) => one.byTeam.get('it')!.planned);
		expect(broad!.median).toEqual(narrow!.median);
		broad!.low.forEach((low, i) => {
			const expected = Math.max(0, narrow!.median[i]! - 2 * (narrow!.median[i]! - narrow!.low[i]!));
			expect(low).toBeCloseTo(expected, 9);
		});
		expect(forecastBehaviour(missed, exampleDay, 'B2', { seed: 1 }).widening).toBeCloseTo(2, 3);
	});

	it('[FOR-18] are not scored where nobody looked in the quarter before', () => {
		const given = withForecasts(10, () => 0.5);
		const early = given.observations.map((one) => ({ ...one, date: addDays(one.date as Day, -100) }));
		expect(scoreForecasts({ ...given, observations: early }, exampleDay).count).toBe(0);
	});
});
