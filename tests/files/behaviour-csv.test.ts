import { writeBehaviourCsv } from '$lib/files/behaviour-csv';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { expect, test } from 'vitest';
import { exampleDay, workedExample } from '../support/worked-example';

const plan = workedExample();
const rows = writeBehaviourCsv(behaviourReport(plan, exampleDay)).split('\n');

test('[BHV-13] the table of cells has a row for each of them, under the agreed head', () => {
	expect(rows[0]).toBe(
		'behaviour,team,word,strength,low,high,effective_n,plan_now,months_ahead,last_seen,trend'
	);
	expect(rows).toHaveLength(25);
	expect(rows.at(-1)).toBe('');
	expect(rows[3]).toBe(
		'Offer a workable way first,Information Technology,emerging,0.3782,0.2714,0.4984,28.4444,0.4497,-8.5749,2028-05-31,no clear change'
	);
});

test('[BHV-13] a cell without evidence has its figures once anybody has looked, and its word alone otherwise', () => {
	expect(rows.find((row) => row.startsWith('Ask in business terms,Marketing'))).toBe(
		'Ask in business terms,Marketing,no evidence,0.6373,0.2496,0.9028,2.0462,0.5497,10.5462,2028-04-28,too few to tell'
	);
	expect(rows[4]).toBe('Offer a workable way first,Finance and Billing,no evidence,,,,,,,,');
});

test('[BHV-11] the row of a small team has names alone', () => {
	const teams = plan.teams.map((one) => (one.id === 'it' ? { ...one, headcount: 4 } : one));
	const text = writeBehaviourCsv(behaviourReport({ ...plan, teams }, exampleDay));
	expect(text.split('\n')[3]).toBe('Offer a workable way first,Information Technology,,,,,,,,,');
});

test('[BHV-13] names are quoted where they must be, and never begin a formula', () => {
	const teams = plan.teams.map((one) => (one.id === 'it' ? { ...one, name: '=1+"2", now' } : one));
	const text = writeBehaviourCsv(behaviourReport({ ...plan, teams }, exampleDay));
	expect(text).toContain(`first,"'=1+""2"", now",emerging`);
});
