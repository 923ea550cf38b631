import { describe, expect, it } from 'vitest';
import { cellKey } from '$lib/plan/behaviour/cell-status';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { forecastBehaviour } from '$lib/plan/behaviour/model/forecast-behaviour';
import { day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { workedExample } from '../../support/worked-example';

const plan = workedExample();
const asOf = day('2028-06-30');

function cellOf(given: Plan, behaviour: string, team: string, seed: number) {
	const cell = forecastBehaviour(given, asOf, behaviour, { seed }).byTeam.get(team);
	if (!cell) throw new Error('No such cell');
	return cell;
}

/** Low, median and high on the last day. */
function end(fan: { low: readonly number[]; median: readonly number[]; high: readonly number[] }) {
	return [fan.low.at(-1)!, fan.median.at(-1)!, fan.high.at(-1)!] as const;
}

describe('the forecast of the worked example', () => {
	it.each([1, 2, 3])(
		'[FOR-7] plans B2 in IT for 32 to 58 per cent at the end of 2030, with seed %i',
		(seed) => {
			const [low, , high] = end(cellOf(plan, 'B2', 'it', seed).planned);
			expect(Math.abs(low - 0.32)).toBeLessThan(0.03);
			expect(Math.abs(high - 0.58)).toBeLessThan(0.03);
			expect(high).toBeLessThan(0.72);
		}
	);

	it('[FOR-7] begins on as-of and ends with the horizon, a month of 30.4375 days apart', () => {
		const { days, planned, stopped } = cellOf(plan, 'B2', 'it', 1);
		expect(days.slice(0, 3)).toEqual([day('2028-06-30'), day('2028-07-30'), day('2028-08-30')]);
		expect(days.at(-1)).toBe(day('2030-12-31'));
		for (const fan of [planned, stopped])
			for (const points of [fan.low, fan.median, fan.high]) expect(points).toHaveLength(days.length);
		expect(stopped.median[0]).toBe(planned.median[0]);
	});

	it('[FOR-9] gives the same figures for the same seed, and others within .03 for another', () => {
		for (const { id } of plan.behaviours) {
			const [one, same, other] = [7, 7, 8].map((seed) => forecastBehaviour(plan, asOf, id, { seed }));
			expect(same).toEqual(one);
			for (const [team, cell] of one!.byTeam) {
				if (!cell.isShown) continue;
				const there = other!.byTeam.get(team)!;
				for (const future of ['planned', 'stopped'] as const)
					for (const line of ['low', 'median', 'high'] as const)
						cell[future][line].forEach((share, i) =>
							expect(Math.abs(share - there[future][line][i]!)).toBeLessThan(0.03)
						);
			}
		}
	});

	it('[FOR-8] shows every cell with evidence and no other', () => {
		const { byKey } = behaviourReport(plan, asOf);
		for (const { id } of plan.behaviours)
			for (const [team, { isShown, isObserved }] of forecastBehaviour(plan, asOf, id, { seed: 1 }).byTeam) {
				const status = byKey.get(cellKey(id, team))!;
				expect(isShown).toBe(status.word !== 'no evidence');
				expect(isObserved).toBe(status.checks.length > 0);
			}
	});

	it('[FOR-6] keeps a rooted cell where it was drawn: only surprise widens its fan', () => {
		const { planned, stopped } = cellOf(plan, 'B3', 'sales', 1);
		expect(planned).toEqual(stopped);
		expect(planned.median.at(-1)).toBeCloseTo(planned.median[0]!, 1);
		expect(planned.high.at(-1)! - planned.low.at(-1)!).toBeGreaterThan(planned.high[0]! - planned.low[0]!);
	});

	it('[FOR-6] falls towards the baseline where support stops, and never below the other future', () => {
		for (const [behaviour, team] of [
			['B1', 'care'],
			['B2', 'it'],
			['B5', 'it'],
			['B7', 'field']
		] as const) {
			const { planned, stopped } = cellOf(plan, behaviour, team, 1);
			planned.median.forEach((share, i) => expect(stopped.median[i]).toBeLessThanOrEqual(share + 1e-9));
			expect(stopped.median.at(-1)).toBeLessThan(planned.median.at(-1)! - 0.05);
		}
	});

	it('[FOR-4] moves the fan when the initiative that removes an inhibitor comes later', () => {
		const late = {
			...plan,
			initiatives: plan.initiatives.map((one) =>
				one.id === 'ST6' ? { ...one, end: day('2030-12-31') } : one
			)
		};
		const median = (given: Plan) => end(cellOf(given, 'B2', 'it', 1).planned)[1];
		expect(median(late)).toBeLessThan(median(plan) - 0.02);
	});

	it('[FOR-8] is not shown for a team of fewer than five', () => {
		const small = {
			...plan,
			teams: plan.teams.map((team) => (team.id === 'it' ? { ...team, headcount: 4 } : team))
		};
		expect(cellOf(small, 'B2', 'it', 1)).toMatchObject({ isShown: false, isObserved: true });
	});

	it('[FOR-5] learns that planning sessions changed faster than chosen, and that cells of one check say little', () => {
		expect(forecastBehaviour(plan, asOf, 'B3', { seed: 1 }).speed).toBeGreaterThan(1.5);
		const { speed, fade } = forecastBehaviour({ ...plan, observations: [] }, asOf, 'B3', { seed: 1 });
		// The means of the priors over the values.
		expect(speed).toBeCloseTo(1.157, 2);
		expect(fade).toBeCloseTo(1.156, 2);
	});

	it.each([
		['rates a thousandfold', { pushPerYear: 600, peersPerYear: 380, fadeHalfLifeYears: 0.001 }],
		['rates beyond all measure', { pushPerYear: 1e12, peersPerYear: 1e12, fadeHalfLifeYears: 1e-12 }],
		[
			'noughts',
			{ pushPerYear: 0, fadeHalfLifeYears: 0, forcePointsToDouble: 0, ceiling: 0, recencyHalfLifeDays: 0 }
		]
	])('[FOR-1] stays within 0 and 1 with %s', (_, settings) => {
		const odd = { ...plan, roadmap: { ...plan.roadmap, settings } };
		for (const { planned, stopped } of forecastBehaviour(odd, asOf, 'B2', { seed: 1 }).byTeam.values())
			for (const share of [planned, stopped].flatMap((fan) => [...fan.low, ...fan.median, ...fan.high]))
				expect(share >= 0 && share <= 1).toBe(true);
	});

	it('[FOR-7] is a single day where the horizon has ended', () => {
		const over = { ...plan, roadmap: { ...plan.roadmap, end: day('2028-03-31') } };
		expect(cellOf(over, 'B2', 'it', 1).days).toEqual([asOf]);
	});

	it('throws for a behaviour that the plan does not have', () => {
		expect(() => forecastBehaviour(plan, asOf, 'nowhere', { seed: 1 })).toThrow(RangeError);
	});
});
