import { expect, test } from 'vitest';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { type CellWork, cellWork, codeOf } from '$lib/plan/behaviour/cell-work';
import { explainForecast } from '$lib/plan/behaviour/explain-forecast';
import { forecastBehaviour } from '$lib/plan/behaviour/model/forecast-behaviour';
import { day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { exampleDay, workedExample } from '../../support/worked-example';

function cellOf(plan: Plan, behaviour: string, team: string) {
	const found = behaviourReport(plan, exampleDay).cells.find(
		(cell) => cell.behaviour.id === behaviour && cell.team.id === team
	);
	if (!found) throw new Error('There is no such cell.');
	return found;
}

function codesIn(list: CellWork['work']): readonly string[] {
	return list.map(({ code }) => code);
}

test('[CEL-6] support names behaviour and team; a tie to a team that is not asked is not in the forecast', () => {
	const plan = workedExample();
	const { support } = cellWork(plan, cellOf(plan, 'B2', 'it'), exampleDay);
	expect(codesIn(support)).toEqual(['IV1', 'IV5', 'IV11', 'IV14', 'TIE1']);
	expect(support.at(-1)).toMatchObject({
		name: 'listens to Customer Care',
		note: 'not in the forecast',
		end: null
	});
	const field = cellWork(plan, cellOf(plan, 'B7', 'field'), exampleDay);
	expect(field.support.at(-1)).toMatchObject({ code: 'TIE3', note: '' });
});

test('[CEL-6] unfinished work removes an inhibitor no earlier than the day after as-of', () => {
	const plan = workedExample();
	const { work } = cellWork(plan, cellOf(plan, 'B2', 'it'), exampleDay);
	expect(work.find(({ code }) => code === 'IN5')).toMatchObject({
		end: day('2028-07-01'),
		note: 'until ST6'
	});
	expect(work.find(({ code }) => code === 'IN7')).toMatchObject({ end: null, note: '' });
	expect(codesIn(work)).toEqual(['PR6', 'TE3', 'TE2', 'ST7', 'CA5', 'IN5', 'IN7']);
});

test('[CEL-6] an initiative that names other teams is not about this cell', () => {
	const plan = workedExample();
	const initiatives = plan.initiatives.map((one) =>
		one.id === 'TE2' ? { ...one, teams: ['finance'] } : one
	);
	const changed = { ...plan, initiatives };
	expect(codesIn(cellWork(changed, cellOf(changed, 'B2', 'it'), exampleDay).work)).not.toContain('TE2');
	expect(codesIn(cellWork(changed, cellOf(changed, 'B2', 'finance'), exampleDay).work)).toContain('TE2');
});

test('ids of files written by hand are shown as codes, made ones are not', () => {
	expect(['IV11', 'B2', 'TIE1', 'ST-4'].map(codeOf)).toEqual(['IV11', 'B2', 'TIE1', 'ST-4']);
	expect(['keeper-1', '01JZ0Q6V3M8C', 'it', ''].map(codeOf)).toEqual(['', '', '', '']);
});

test('[CEL-9] the forecast opens to its range by year, its start, support, forces and what was learnt', () => {
	const plan = workedExample();
	const status = cellOf(plan, 'B2', 'it');
	const forecast = forecastBehaviour(plan, exampleDay, 'B2', { seed: 1 });
	const explained = explainForecast(status, forecast, plan);
	expect(explained.title).toMatch(/^Range \d\d–\d\d %, opened$/);
	expect(explained.table.rows.map(([first]) => first)).toEqual([
		'30 Jun 2028',
		'30 Jun 2029',
		'1 Jul 2030',
		'31 Dec 2030'
	]);
	const words = Object.fromEntries(explained.facts.map(({ name, words: said }) => [name, said]));
	expect(words.Start).toContain('Beta(11.8, 18.7): 38 %');
	expect(words.Forces).toContain('(2 helping − 7 holding back) ÷ 10: N −0.50, speed × 0.71');
	expect(words.Support).toContain('R today 0.65');
	expect(explained.neverConclude).toContain('validated for organisations');
});

test('[CEL-5] without evidence there is no forecast to open, and the reason is told', () => {
	const plan = workedExample();
	const forecast = forecastBehaviour(plan, exampleDay, 'B8', { seed: 1 });
	const status = cellOf(plan, 'B8', 'ops');
	const explained = explainForecast(status, forecast, plan);
	expect(explained.title).toBe('No forecast, opened');
	expect(explained.facts).toEqual([{ name: 'Why', words: status.because }]);
});
