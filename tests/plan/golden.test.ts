import { expect, test } from 'vitest';
import type { Finding } from '$lib/plan/finding';
import { findFindings } from '$lib/plan/findings';
import { findIgnoredLinks } from '$lib/plan/links';
import { orderDebt } from '$lib/plan/order-debt';
import { type ExpectedFinding, goldenPlans } from '../support/golden-plan';

const correct = goldenPlans('correct');
const errors = goldenPlans('errors');

test.each([...correct, ...errors])('$title ($file)', ({ plan, asOf, ...expected }) => {
	const report = findFindings(plan, asOf);
	expect(report.findings.map((one, at) => seen(one, expected.findings[at]))).toEqual(
		expected.findings.map((one) => ({ debtDays: 0, accepted: null, ...one }))
	);
	expect([...report.ignoredLinks].sort()).toEqual(expected.ignoredLinks);
	expect(orderDebt(plan, asOf, findIgnoredLinks(plan))).toBe(expected.orderDebt);
	expect(report.debtDays).toBe(expected.orderDebt);
});

test('a correct plan has no findings, a plan with errors has some', () => {
	expect(correct.filter((one) => one.findings.length > 0).map((one) => one.file)).toEqual([]);
	expect(errors.filter((one) => one.findings.length === 0).map((one) => one.file)).toEqual([]);
});

test('the golden plans hold every rule', () => {
	const held = new Set(errors.flatMap((one) => one.findings.map((finding) => finding.rule)));
	expect([...held].sort()).toEqual([
		'DAT-1',
		'LNK-1',
		'LNK-2',
		'SEQ-1',
		'SEQ-2',
		'SEQ-3',
		'SEQ-4',
		'SEQ-5',
		'SEQ-6'
	]);
});

/** What of a finding its golden plan speaks about. */
function seen(finding: Finding, expected: ExpectedFinding | undefined) {
	const { rule, key, title, reason, clears, debtDays } = finding;
	const words = { key, title, reason, clears };
	const asked = Object.entries(words).filter(([name]) => expected && name in expected);
	return {
		rule,
		subject: finding.subject.id,
		debtDays,
		accepted: finding.accepted?.id ?? null,
		...Object.fromEntries(asked)
	};
}
