import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { cellLabel, cellSentence, monthsWords } from '$lib/plan/behaviour/behaviour-sentence';
import type { CellForecast } from '$lib/plan/behaviour/cell-forecast';
import { cellKey } from '$lib/plan/behaviour/cell-status';
import { explainChange, explainMonths, explainPlan, explainStrength } from '$lib/plan/behaviour/explain';
import { nextChecks } from '$lib/plan/behaviour/next-checks';
import { nextMoves } from '$lib/plan/behaviour/next-moves';
import { readSettings } from '$lib/plan/behaviour/settings';
import { strengthLine } from '$lib/plan/behaviour/strength-line';
import { checkFields } from '$lib/plan/behaviour/check';
import { day, formatDay } from '$lib/plan/day';
import { makeRecord } from '$lib/plan/record';
import { expect, test } from 'vitest';
import { exampleDay, workedExample } from '../../support/worked-example';

const plan = workedExample();
const settings = readSettings(plan.roadmap.settings);
const report = behaviourReport(plan, exampleDay);
const cell = (behaviour: string, team: string) => report.byKey.get(cellKey(behaviour, team))!;
const workableIt = cell('B2', 'it');

function forecast(low: number, high: number): CellForecast {
	const days = [exampleDay, day('2029-06-30'), day('2030-12-31')];
	const fan = { low: [0.3, 0.3, low], median: [0.4, 0.4, 0.45], high: [0.5, 0.5, high] };
	return { behaviour: 'B2', team: 'it', days, planned: fan, stopped: fan, isObserved: true, isShown: true };
}

test('[BHV-12] a cell is said in one sentence, with its outlook where there is a forecast', () => {
	const name = 'Information Technology, Offer a workable way first';
	expect(cellSentence(workableIt, forecast(0.32, 0.58), plan)).toBe(
		`${name}: emerging, 38 % (27–50), 8.6 months behind; 2030 target 72 % lies above the planned range 32–58 %.`
	);
	expect(cellSentence(workableIt, forecast(0.32, 0.75), plan)).toContain(
		'72 % lies within the planned range 32–75 %.'
	);
	expect(cellSentence(workableIt, null, plan)).toBe(`${name}: emerging, 38 % (27–50), 8.6 months behind.`);
	expect(cellSentence(workableIt, { ...forecast(0.32, 0.58), isShown: false }, plan)).toBe(
		`${name}: emerging, 38 % (27–50), 8.6 months behind.`
	);
	expect(cellSentence(cell('B2', 'finance'), null, plan)).toBe(
		'Finance and Billing, Offer a workable way first: no evidence, nobody has looked yet.'
	);
});

test('[BHV-12] a cell is labelled by behaviour, team, word and strength', () => {
	expect(cellLabel(cell('B1', 'care'))).toBe(
		'Stay with the problem until the customer says it is solved, Customer Care: holding, 64 % (54–72)'
	);
	expect(cellLabel(cell('B1', 'field'))).toBe(
		'Stay with the problem until the customer says it is solved, Field Service: no evidence, never looked'
	);
});

test('[BHV-11] the figures of a small team are in none of its words', () => {
	const teams = plan.teams.map((one) => (one.id === 'it' ? { ...one, headcount: 4 } : one));
	const hidden = behaviourReport({ ...plan, teams }, exampleDay);
	const status = hidden.byKey.get(cellKey('B2', 'it'))!;
	expect(status.isHidden).toBe(true);
	expect(hidden.counts.emerging).toBe(2);
	for (const words of [cellLabel(status), cellSentence(status, forecast(0.32, 0.58), plan)]) {
		expect(words).toContain('hidden');
		expect(words).not.toMatch(/38|27|50|emerging|behind/);
	}
});

test.each([
	[-8.57, '8.6 months behind'],
	[4.6, '4.6 months ahead'],
	[0.04, 'on plan'],
	[-1.02, '1 month behind'],
	[27, '27 months ahead']
])('[BHV-7] %f months read as %s', (months, words) => {
	expect(monthsWords(months)).toBe(words);
});

test('[BHV-2] strength, opened, lists every check with its weights and their sums', () => {
	const opened = explainStrength(workableIt, settings)!;
	expect(opened.title).toBe('38 %, opened');
	expect(opened.formula).toBe('strength = Σk ÷ Σn = 10.76 ÷ 28.44 = 38 %');
	expect(opened.table.rows).toEqual([
		['31 Mar 2026', '9 of 40', '1.0', '÷ 2.95', '× 0.04', '0.57', '0.13'],
		['30 Sep 2026', '10 of 40', '1.0', '÷ 2.95', '× 0.09', '1.16', '0.29'],
		['31 Mar 2027', '13 of 40', '1.0', '÷ 2.95', '× 0.17', '2.33', '0.76'],
		['30 Sep 2027', '12 of 40', '1.0', '÷ 2.95', '× 0.35', '4.72', '1.42'],
		['31 Jan 2028', '16 of 40', '1.0', '÷ 2.95', '× 0.56', '7.58', '3.03'],
		['31 May 2028', '17 of 40', '1.0', '÷ 2.95', '× 0.89', '12.08', '5.13']
	]);
	expect(opened.table.sum).toEqual(['Sum', '', '', '', '', '28.44', '10.76']);
	expect(opened.facts[0]).toEqual({
		name: '80 % interval',
		words: 'Wilson, z 1.2816, on n 28.4: 27 to 50 %'
	});
	expect(explainStrength(cell('B2', 'finance'), settings)).toBeNull();
});

test('[BHV-7] months, plan and change open to what they are made from', () => {
	const months = explainMonths(workableIt, plan.roadmap)!;
	expect(months.title).toBe('8.6 months behind, opened');
	expect(months.formula).toBe('(13 Oct 2027 − 30 Jun 2028) ÷ 30.4375 days = −8.6 months');
	expect(explainPlan(workableIt, plan.roadmap).table.rows).toEqual([
		['5 Jan 2026', 'Baseline', '25 %'],
		['31 Dec 2026', 'Target', '30 %'],
		['31 Dec 2027', 'Target', '40 %'],
		['31 Dec 2028', 'Target', '50 %'],
		['31 Dec 2029', 'Target', '62 %'],
		['31 Dec 2030', 'Target', '72 %']
	]);
	const change = explainChange(workableIt, settings);
	expect(change.table.rows.map((row) => row[2])).toEqual(['Before', 'Before', 'Latest', 'Latest']);
	expect(change.facts[0]?.words).toBe(
		'Latest 180 days against the year before: +10 points, −15 to +33. No clear change.'
	);
});

test('[BHV-9] what would move the word next is said in counts and days', () => {
	expect(nextMoves(workableIt, plan)).toEqual([
		{ word: 'holding', words: 'At least 25 of 40 on 30 Aug, reaching the plan' },
		{ word: 'slipping', words: 'Not in one check, even at 0 of 40' },
		{ word: 'no evidence', words: 'Nobody looks before 25 Feb 2029' }
	]);
	expect(nextMoves(cell('B1', 'care'), plan)[0]).toEqual({
		word: 'rooted',
		words:
			'Needs quiet from Dec ’29, 180 days after support; 0 of 3 unprompted checks without support; ' +
			'70 % of 10 or more who expect it of each other, now 31 of 52'
	});
	expect(nextMoves(cell('B3', 'sales'), plan)[0]).toEqual({
		word: 'slipping',
		words: 'At most 18 of 30 on 29 Dec, a clear fall'
	});
	expect(nextMoves(cell('B4', 'marketing'), plan)).toEqual([
		{
			word: 'emerging',
			words:
				'A look at 9 cases or more, from records or unannounced; ' +
				'the same kind of look as last time weighs too little'
		}
	]);
});

test('[BHV-9] looks are listed by their day, cells without evidence first', () => {
	const checks = nextChecks(plan, report);
	expect(checks).toHaveLength(23);
	const said = checks.map(({ status, due, reason, words }) => [
		`${status.behaviour.id} ${status.team.id}`,
		formatDay(due),
		reason,
		words
	]);
	expect(said.slice(0, 3)).toEqual([
		['B8 ops', '30 Jun 2028', 'went grey', 'went grey 25 Apr 2028'],
		['B4 marketing', '30 Jun 2028', 'too little', '2.0 of 8 needed'],
		['B1 field', '30 Jun 2028', 'never looked', 'never looked']
	]);
	expect(said.slice(17)).toEqual([
		['B2 it', '30 Aug 2028', 'due', 'due 30 Aug 2028'],
		['B7 field', '8 Sep 2028', 'due', 'due 8 Sep 2028'],
		['B1 care', '14 Sep 2028', 'due', 'due 14 Sep 2028'],
		['B5 it', '29 Sep 2028', 'due', 'due 29 Sep 2028'],
		['B6 care', '29 Sep 2028', 'due', 'due 29 Sep 2028'],
		['B3 sales', '29 Dec 2028', 'due', 'every six months']
	]);
	expect(checks.at(-1)?.how).toBe('Keeper: Regional seller');
});

test('[BHV-9] a promise comes in place of the rhythm until a look keeps it', () => {
	const promise = (due: string) => {
		const check = makeRecord(checkFields, 'c', {
			behaviour: 'B2',
			team: 'it',
			due: day(due),
			assignee: 'Ada'
		});
		return nextChecks({ ...plan, checks: [check] }, report).find(({ key }) => key === workableIt.key)!;
	};
	expect(promise('2028-07-14')).toMatchObject({ reason: 'promised', assignee: 'Ada', isOverdue: false });
	expect(formatDay(promise('2028-07-14').due)).toBe('14 Jul 2028');
	expect(promise('2028-06-30')).toMatchObject({ reason: 'due', assignee: null });
});

test('[BHV-2] the strength line stands at each check and ends at the last', () => {
	const line = strengthLine(workableIt, settings);
	expect(line.map((point) => formatDay(point.day))).toEqual(
		workableIt.checks.map(({ date }) => formatDay(date))
	);
	expect(line.at(-1)?.strength.share).toBeCloseTo(workableIt.strength!.share, 12);
	expect(line[0]?.strength.share).toBeCloseTo(9 / 40, 12);
});
