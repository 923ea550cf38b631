import { describe, expect, test } from 'vitest';
import type { Finding, FindingReport } from '$lib/plan/finding';
import { isFiltering, matchingIds, noFilter, type PlanFilter } from '$lib/plan/filter';
import { buildLargePlan, buildPlan, emptyReport } from '../support/plan-builder';

const plan = buildPlan({
	phases: [{ id: 'p1', title: 'Understand' }],
	initiatives: [
		{ id: 'a', code: 'PR1', title: 'Café queue', owner: 'Head of Care', phase: 'p1', teams: ['care'] },
		{ id: 'b', code: 'ST1', title: 'One desk', lane: 'structure', status: 'active', notes: 'ÉTUDE two' },
		{ id: 'c', code: 'TE1', title: 'Portal', lane: 'technology', owner: ' Head of IT ', phase: 'gone' }
	],
	milestones: [
		{ id: 'm', title: 'Board review', lane: 'process', owner: 'Head of Care', statement: 'Café open' },
		{ id: 'n', title: 'Reached', done: true, phase: 'p1' }
	]
});

function match(given: Partial<PlanFilter>, report: FindingReport = emptyReport): string {
	return [...(matchingIds(plan, report, { ...noFilter, ...given }) ?? ['all'])].join('');
}

describe('A filter', () => {
	test('that narrows nothing matches everything', () => {
		expect(matchingIds(plan, emptyReport, noFilter)).toBeNull();
		expect(match({ text: '  ', mode: 'hide' })).toBe('all');
		expect(isFiltering({ ...noFilter, text: ' ' })).toBe(false);
		expect(isFiltering({ ...noFilter, owners: [''] })).toBe(true);
	});

	test('finds all words in code, title, owner, notes or statement, without case or accents', () => {
		expect(match({ text: 'cafe' })).toBe('am');
		expect(match({ text: 'CAFÉ pr1' })).toBe('a');
		expect(match({ text: 'etude desk' })).toBe('b');
		expect(match({ text: 'head of' })).toBe('acm');
		expect(match({ text: 'desk portal' })).toBe('');
	});

	test('narrows by lane, phase, team, owner and status, all together', () => {
		expect(match({ lanes: ['process', 'technology'] })).toBe('acm');
		expect(match({ phases: ['p1'] })).toBe('an');
		expect(match({ teams: ['care'] })).toBe('a');
		expect(match({ owners: ['Head of IT'] })).toBe('c');
		expect(match({ statuses: ['active', 'done'] })).toBe('bn');
		expect(match({ owners: ['Head of Care'], phases: ['p1'] })).toBe('a');
	});

	test('finds what has no phase, no team and no owner', () => {
		expect(match({ phases: [''] })).toBe('bcm');
		expect(match({ teams: [''] })).toBe('bcmn');
		expect(match({ owners: [''] })).toBe('bn');
	});

	test('finds what a rule has found', () => {
		const finding = { rule: 'SEQ-3' } as Finding;
		const report = { ...emptyReport, byInitiative: new Map([['c', [finding]]]) };
		expect(match({ rules: ['SEQ-3', 'LNK-1'] }, report)).toBe('c');
		expect(match({ rules: ['LNK-1'] }, report)).toBe('');
	});

	test('is worked out once for a plan, and anew when it changes', () => {
		const large = buildLargePlan(50_000);
		const filter = { ...noFilter, text: 'work 4999' };
		const found = matchingIds(large, emptyReport, filter);
		expect(found?.size).toBe(15);
		expect(matchingIds(large, emptyReport, filter)).toBe(found);
		expect(matchingIds({ ...large }, emptyReport, filter)).not.toBe(found);
		expect(matchingIds(large, emptyReport, { ...filter, lanes: ['process'] })?.size).toBeLessThan(15);
	});
});
