import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readObservations } from '$lib/files/observations-csv';
import { behaviourFields } from '$lib/plan/behaviour/behaviour';
import { day } from '$lib/plan/day';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { teamFields } from '$lib/plan/team';

const latest = day('2028-06-30');

const plan: Plan = {
	...emptyPlan({ title: 'Plan' }),
	teams: [
		makeRecord(teamFields, 'care', { name: 'Customer Care' }),
		makeRecord(teamFields, 'it', { name: 'Information Technology' })
	],
	behaviours: [
		makeRecord(behaviourFields, 'B1', { name: 'Stay with the problem until it is solved', teams: ['care'] }),
		makeRecord(behaviourFields, 'B2', { name: 'Offer a workable way first', teams: ['it', 'care'] })
	]
};

function read(text: string) {
	return readObservations(text, plan, latest);
}

/** What is wrong, as lines of place and matter. */
function wrong(text: string): string[] {
	const result = read(text);
	return result.ok ? [] : result.problems.map(({ where, what, next }) => `${where}: ${what} ${next}`);
}

function figures(text: string): unknown[] {
	const result = read(text);
	if (!result.ok) throw new Error(result.problems.map(({ what }) => what).join(' '));
	return result.rows.map(
		({ number, observation: { behaviour, team, date, k, n, rating, raters, source } }) => [
			number,
			behaviour,
			team,
			date,
			rating === null ? `${k} of ${n}` : `${rating} by ${raters}`,
			source
		]
	);
}

describe('a table of observations', () => {
	it('[REC-12] is read by the names of its columns, in any order, from a CSV file', () => {
		expect(
			figures(
				'Team;Date;Seen;Of;Behaviour;Source\r\nCustomer Care;30.06.2028;7;10;Stay with the problem until it is solved;Unannounced\r\n'
			)
		).toEqual([[2, 'B1', 'care', latest, '7 of 10', 'unannounced']]);
	});

	it('[REC-12] is read without names as behaviour, team, day, seen, of, source, note', () => {
		expect(figures('B2\tit\t2028-06-01\t3\t12\trecord\nB1\tcare\t2028-06-02\t5\t5\tcustomer')).toEqual([
			[1, 'B2', 'it', day('2028-06-01'), '3 of 12', 'record'],
			[2, 'B1', 'care', day('2028-06-02'), '5 of 5', 'customer']
		]);
	});

	it('[REC-13] names records by name, id or a beginning that no other has, whatever the case', () => {
		expect(figures('OFFER A WORK\tInformation  technology\t2028-06-01\t1\t2\tManager’s rating')).toEqual([
			[1, 'B2', 'it', day('2028-06-01'), '1 of 2', 'manager-rating']
		]);
	});

	it('[REC-12] takes ratings beside counts', () => {
		expect(
			figures(
				'behaviour,team,day,seen,of,rating,raters,source\nB1,care,2028-01-31,,,62.5,6,self-report\nB1,care,2028-02-28,"1,000","2,000",,,record'
			)
		).toEqual([
			[2, 'B1', 'care', day('2028-01-31'), '62.5 by 6', 'self-report'],
			[3, 'B1', 'care', day('2028-02-28'), '1000 of 2000', 'record']
		]);
	});

	it('[REC-14] is added whole or not at all, each error with row, column and what to do', () => {
		expect(
			wrong(
				[
					'behaviour,team,day,seen,of,source',
					'B1,care,2028-06-30,7,10,record',
					'B1,it,2028-06-30,7,10,record',
					'B9,Sales,2028-07-01,11,10,rumour',
					'B2,it,31 June 2028,x,0,record'
				].join('\n')
			)
		).toEqual([
			'Row 3, team: Information Technology is not among the teams of “Stay with the problem until it is solved”. Add the team under “Behaviours and teams”, or correct the row.',
			'Row 4, behaviour: “B9” is none of the roadmap’s behaviours. Write one of: Stay with the problem until it is solved and Offer a workable way first.',
			'Row 4, team: “Sales” is none of the roadmap’s teams. Write one of: Customer Care and Information Technology.',
			'Row 4, day: 1 Jul 2028 has not come yet. Write a day up to 30 Jun 2028.',
			'Row 4, seen: 11 of 10 cannot be. Seen can be at most as many as the looks: correct either.',
			'Row 4, source: “rumour” is no source. Write one of: unannounced, announced, record, customer, manager rating, self report.',
			'Row 5, day: “31 June 2028” is no date. Write a day such as 2028-06-30, 30 Jun 2028 or 30.06.2028.',
			'Row 5, seen: “x” is no count. Write how often it was seen, such as 7.'
		]);
	});

	it('[REC-14] says which column is missing, and that a table is empty', () => {
		expect(wrong('behaviour,team,seen,of\nB1,care,1,2')).toEqual([
			'First row: No column is called “day”. Name the columns behaviour, team, day, seen, of, source, note; rating and raters instead of seen and of.',
			'First row: No column is called “source”. Name the columns behaviour, team, day, seen, of, source, note; rating and raters instead of seen and of.'
		]);
		expect(wrong('')[0]).toContain('It holds no rows.');
	});

	it('[REC-13] says which records a name may mean, and takes an empty cell for none', () => {
		const twins = ['a', 'b'].map((id) =>
			makeRecord(behaviourFields, id, { name: 'Ask first', teams: ['care'] })
		);
		const unnamed = makeRecord(behaviourFields, 'c', { teams: ['care'] });
		const row = (name: string) =>
			readObservations(
				`${name}\tcare\t2028-06-01\t1\t2\trecord`,
				{ ...plan, behaviours: [...twins, unnamed] },
				latest
			);
		const problem = (name: string) => {
			const result = row(name);
			return result.ok ? '' : `${result.problems[0]?.what} ${result.problems[0]?.next}`;
		};
		expect(problem('ask first')).toBe(
			'“ask first” may be several behaviours. Several are called so: write an id, of a and b.'
		);
		expect(problem(' ')).toMatch(/^The behaviour is missing\. Write one of: /);
		expect(row('b').ok).toBe(true);
	});

	it('[REC-14] never throws, and adds nothing that a cell could not show, whatever is pasted', () => {
		const cell = fc.constantFrom(
			'B1',
			'care',
			'it',
			'2028-06-30',
			'7',
			'10',
			'-1',
			'1e9',
			'record',
			'"',
			'',
			'é'
		);
		const row = fc.array(cell, { maxLength: 9 }).map((cells) => cells.join('\t'));
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.array(row).map((rows) => rows.join('\n'))
				),
				(text) => {
					const result = read(text);
					if (!result.ok) {
						expect(result.problems.length).toBeGreaterThan(0);
						return;
					}
					for (const { observation, behaviour, team } of result.rows) {
						expect(behaviour.teams).toContain(team.id);
						expect(observation.k).toBeLessThanOrEqual(observation.n ?? 0);
						expect(observation.date).toBeLessThanOrEqual(latest);
					}
				}
			)
		);
	});

	it('[REC-12] says which columns were left out', () => {
		const result = read('behaviour,team,day,seen,of,source,weather\nB1,care,2028-06-30,1,2,record,rain');
		expect(result.ok && result.leftOut).toEqual(['weather']);
	});
});
