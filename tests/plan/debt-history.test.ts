import { expect, test } from 'vitest';
import { baselineFields } from '$lib/plan/baseline';
import { type Day, day } from '$lib/plan/day';
import { debtChanges, debtHistory } from '$lib/plan/debt-history';
import { decisionFields } from '$lib/plan/decision';
import { findFindings } from '$lib/plan/findings';
import { currentSpan } from '$lib/plan/initiative';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { examplePlan } from '../support/example-plan';
import { buildPlan } from '../support/plan-builder';

const asOf = day('2028-06-30');

const plain = buildPlan({
	initiatives: [
		{ id: 'p', lane: 'process', start: day('2028-01-01'), end: day('2028-05-31') },
		{ id: 't', lane: 'technology', start: day('2028-06-20'), end: day('2028-12-31') },
		{ id: 'u', lane: 'technology', start: day('2028-05-01'), end: day('2028-12-31') }
	],
	links: [
		{ id: 'a', from: 'p', to: 't' },
		{ id: 'b', from: 'p', to: 'u' }
	]
});

function withBaselines(
	plan: Plan,
	...list: { day?: Day | null; name?: string; dates: { [id: string]: readonly [string, string] } }[]
): Plan {
	const baselines = list.map(({ day: agreed = day('2028-03-31'), name = '', dates }, at) =>
		makeRecord(baselineFields, `b${at}`, {
			name: name || `Baseline ${at + 1}`,
			day: agreed,
			dates: Object.fromEntries(
				Object.entries(dates).map(([id, [from, to]]) => [id, [day(from), day(to)] as const])
			)
		})
	);
	return { ...plan, baselines };
}

const historyOf = (plan: Plan, to = asOf) => debtHistory(plan, findFindings(plan, to));

test('[SEQ-17] a baseline owes by the dates that it agreed, read as of its day', () => {
	const plan = withBaselines(plain, {
		dates: { p: ['2028-01-01', '2028-04-30'], t: ['2028-04-20', '2028-12-31'] }
	});
	const { points } = historyOf(plan);
	expect(points.map(({ label, debtDays, day }) => [label, debtDays, day])).toEqual([
		['Baseline 1', 10, day('2028-03-31')],
		['Now', 10 + 60, asOf]
	]);
	expect(points[0]?.unknownCount).toBe(1);
	expect([...points[1]!.steps]).toEqual([['process-technology', 70]]);
});

test('[SEQ-17] now is what the report says', () => {
	const plan = examplePlan();
	const report = findFindings(plan, asOf);
	const { points, silent } = debtHistory(plan, report);
	expect(points).toHaveLength(1);
	expect(points[0]).toMatchObject({ debtDays: report.debtDays, acceptedDays: report.acceptedDebtDays });
	expect([...points[0]!.owed.keys()].sort()).toEqual(['SEQ-3/TE2/ST5', 'SEQ-3/TE3/PR6']);
	expect(silent).toEqual([]);
});

test('[SEQ-17] a baseline of the dates of this day owes what is owed now', () => {
	const plan = examplePlan();
	const dates = Object.fromEntries(
		plan.initiatives.map((one) => [one.id, [currentSpan(one)!.start, currentSpan(one)!.end]] as const)
	);
	const agreed = makeRecord(baselineFields, 'b', { name: 'Today', day: asOf, dates });
	const { points } = historyOf({ ...plan, baselines: [agreed] });
	const [then, now] = points;
	expect(then).toMatchObject({ debtDays: now!.debtDays, acceptedDays: now!.acceptedDays, unknownCount: 0 });
	expect(debtChanges(then!, now!)).toEqual([]);
});

test('[SEQ-17] work that is finished today was not yet on the day of a baseline before its actual end', () => {
	const done = {
		...plain,
		initiatives: plain.initiatives.map((one) =>
			one.id === 'p' ? { ...one, actualEnd: day('2028-05-31'), status: 'done' as const } : one
		)
	};
	const dates = { p: ['2028-01-01', '2028-02-29'], t: ['2028-03-01', '2028-12-31'] } as const;
	expect(historyOf(withBaselines(done, { dates })).points[0]?.debtDays).toBe(30);
	const after = historyOf(withBaselines(done, { dates, day: day('2028-06-15') })).points[0];
	expect(after?.debtDays).toBe(0);
});

test('[SEQ-17] overrides count from their date until they are withdrawn', () => {
	const decisions = [
		{ id: 'o', kind: 'override', finding: 'SEQ-3/t/p', by: 'A', reason: 'B', date: day('2028-02-01') },
		{ id: 'w', kind: 'withdrawal', withdraws: 'o', date: day('2028-05-01') }
	] as const;
	const dates = { p: ['2028-01-01', '2028-04-30'], t: ['2028-04-20', '2028-12-31'] } as const;
	const plan = {
		...withBaselines(plain, { dates, day: day('2028-01-31') }, { dates, day: day('2028-03-31') }),
		decisions: decisions.map((one) => makeRecord(decisionFields, one.id, one))
	};
	expect(historyOf(plan).points.map((one) => one.acceptedDays)).toEqual([0, 10, 0]);
});

test('[SEQ-17] a baseline that cannot say anything is named with the reason', () => {
	const dates = { t: ['2028-04-20', '2028-12-31'] } as const;
	const { points, silent } = historyOf(
		withBaselines(
			plain,
			{ name: 'Empty', dates: {} },
			{ name: 'Undated', day: null, dates },
			{ name: 'Later', day: day('2029-01-01'), dates }
		)
	);
	expect(points.map((one) => one.label)).toEqual(['Now']);
	expect(silent).toEqual([
		{ name: 'Empty', why: 'No dates are known of it.' },
		{ name: 'Undated', why: 'It has no day.' },
		{ name: 'Later', why: 'It was agreed after the as-of day.' }
	]);
});

test('[SEQ-17] baselines stand in the order of their days, and agreed work that is gone is counted', () => {
	const dates = { gone: ['2028-04-20', '2028-12-31'] } as const;
	const { points } = historyOf(
		withBaselines(plain, { dates, day: day('2028-05-31') }, { dates, day: day('2028-02-29') })
	);
	expect(points.map((one) => one.label)).toEqual(['Baseline 2', 'Baseline 1', 'Now']);
	expect(points.map((one) => one.goneCount)).toEqual([1, 1, 0]);
});

test('[SEQ-17] what changed between two points is told pair by pair, the most first', () => {
	const plan = withBaselines(plain, {
		dates: { p: ['2028-01-01', '2028-04-30'], t: ['2028-04-20', '2028-12-31'] }
	});
	const [then, now] = historyOf(plan).points;
	expect(debtChanges(then!, now!).map(({ pair, before, after }) => [pair.target.id, before, after])).toEqual([
		['u', 0, 60]
	]);
	expect(debtChanges(now!, then!).map(({ before, after }) => [before, after])).toEqual([[60, 0]]);
});
