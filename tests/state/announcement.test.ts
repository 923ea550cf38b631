import { expect, test } from 'vitest';
import type { Finding, FindingReport } from '$lib/plan/finding';
import { describeEffect } from '$lib/state/announcement';
import { emptyReport } from '../support/plan-builder';

function reportOf(titles: readonly string[], debtDays = 0): FindingReport {
	const findings = titles.map((title) => ({ key: `SEQ-3/${title}`, rule: 'SEQ-3', title }) as Finding);
	return { ...emptyReport, findings, debtDays };
}

test('an edit without effect on findings is told alone', () => {
	expect(describeEffect('move A +30 days', reportOf([]), reportOf([]))).toBe('Move A +30 days.');
});

test('findings made and cleared and the new debt are told after the edit', () => {
	expect(describeEffect('move A', reportOf(['Old']), reportOf(['New'], 31))).toBe(
		'Move A. 1 new finding: SEQ-3, New. 1 finding cleared: SEQ-3, Old. Order debt 1.0 months.'
	);
});

test('of many findings three are named', () => {
	expect(describeEffect('import', reportOf([]), reportOf(['A', 'B', 'C', 'D', 'E']))).toBe(
		'Import. 5 new findings: SEQ-3, A; SEQ-3, B; SEQ-3, C; and 2 more.'
	);
});
