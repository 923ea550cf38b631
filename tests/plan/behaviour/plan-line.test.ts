import { behaviourFields } from '$lib/plan/behaviour/behaviour';
import { monthsAhead, planPoints, planShare } from '$lib/plan/behaviour/plan-line';
import { day, daysPerMonth, isoOf } from '$lib/plan/day';
import { makeRecord } from '$lib/plan/record';
import { expect, test } from 'vitest';

const frame = { start: day('2026-01-01'), end: day('2030-12-31'), fiscalYearEnd: '' };
const rising = makeRecord(behaviourFields, 'b', {
	baseline: 0.2,
	targets: { '2027': 0.6, '2026': 0.3, '2029': 0.8 }
});

test('[BHV-7] the plan line is straight between the baseline and the targets, and flat afterwards', () => {
	expect(
		planPoints(frame, rising).map(({ day: at, share, isTarget }) => [isoOf(at), share, isTarget])
	).toEqual([
		['2026-01-01', 0.2, false],
		['2026-12-31', 0.3, true],
		['2027-12-31', 0.6, true],
		['2029-12-31', 0.8, true]
	]);
	expect(planShare(frame, rising, day('2025-06-01'))).toBe(0.2);
	expect(planShare(frame, rising, day('2026-07-02'))).toBeCloseTo(0.25, 10);
	expect(planShare(frame, rising, day('2026-12-31'))).toBeCloseTo(0.3, 12);
	expect(planShare(frame, rising, day('2028-12-30'))).toBeCloseTo(0.6 + (0.2 * 365) / 731, 12);
	expect(planShare(frame, rising, day('2035-01-01'))).toBe(0.8);
});

test('[BHV-7] a fiscal year bends the line on its own last day', () => {
	const bends = (fiscalYearEnd: string) =>
		planPoints(
			{ ...frame, fiscalYearEnd },
			makeRecord(behaviourFields, 'b', { targets: { '2027': 1, '2028': 1 } })
		)
			.slice(1)
			.map((one) => isoOf(one.day));
	expect(bends('03-31')).toEqual(['2027-03-31', '2028-03-31']);
	expect(bends('02-29')).toEqual(['2027-02-28', '2028-02-29']);
	expect(bends('nonsense')).toEqual(['2027-12-31', '2028-12-31']);
	expect(bends('13-01')).toEqual(['2027-12-31', '2028-12-31']);
});

test('[BHV-7] targets before the horizon are left out, and without a target the baseline stays', () => {
	const early = makeRecord(behaviourFields, 'b', { baseline: 0.1, targets: { '2020': 0.5, '2030': 0.9 } });
	expect(planPoints(frame, early)).toHaveLength(2);
	expect(planShare(frame, makeRecord(behaviourFields, 'b', { baseline: 0.4 }), day('2028-01-01'))).toBe(0.4);
	expect(planPoints({ ...frame, start: null }, makeRecord(behaviourFields, 'b'))).toEqual([]);
	expect(isoOf(planPoints({ ...frame, start: null }, rising)[0]!.day)).toBe('2026-01-01');
});

test('[BHV-7] months ahead are earned schedule: −2 where month 7 has earned what was planned for month 5', () => {
	const line = makeRecord(behaviourFields, 'b', { baseline: 0, targets: { '2026': 1 } });
	const asOf = (frame.start + Math.round(7 * daysPerMonth)) as typeof frame.start;
	const earned = planShare(frame, line, (frame.start + Math.round(5 * daysPerMonth)) as typeof frame.start);
	expect(monthsAhead(frame, line, earned, asOf)).toBeCloseTo(-2, 1);
});

test('[BHV-7] a share below the baseline lies at the start of the horizon, one never planned at its end', () => {
	const asOf = day('2028-06-30');
	expect(monthsAhead(frame, rising, 0.1, asOf)).toBeCloseTo((frame.start - asOf) / daysPerMonth, 12);
	expect(monthsAhead(frame, rising, 0.9, asOf)).toBeCloseTo((frame.end - asOf) / daysPerMonth, 12);
	expect(monthsAhead({ ...frame, start: null }, makeRecord(behaviourFields, 'b'), 0.5, asOf)).toBe(0);
});
