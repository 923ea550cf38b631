import { expect, test } from 'vitest';
import { day, daysPerMonth } from '$lib/plan/day';
import { findFindings } from '$lib/plan/findings';
import { findIgnoredLinks } from '$lib/plan/links';
import { orderDebt } from '$lib/plan/order-debt';
import { examplePlan } from '../support/example-plan';

const asOf = day('2028-06-30');

test('[SEQ-3] the worked example owes 7.6 months: TE2 4.27 and TE3 3.35, both accepted', () => {
	const plan = examplePlan();
	const debt = orderDebt(plan, asOf, findIgnoredLinks(plan));
	expect(debt / daysPerMonth).toBeCloseTo(7.6, 1);
	const report = findFindings(plan, asOf);
	expect(report.debtDays).toBe(debt);
	expect(report.acceptedDebtDays).toBe(debt);
	const owed = report.findings.filter((one) => one.debtDays > 0);
	expect(owed.map((one) => [one.subject.id, (one.debtDays / daysPerMonth).toFixed(2)])).toEqual([
		['TE2', '4.27'],
		['TE3', '3.35']
	]);
});
