import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collections } from '$lib/plan/collections';
import { type Day, day, firstDay, lastDay } from '$lib/plan/day';
import { groupFields } from '$lib/plan/group';
import type { Initiative } from '$lib/plan/initiative';
import { approaches, healths, statuses } from '$lib/plan/initiative-words';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { lanes } from '$lib/plan/lane';
import { linkTypes } from '$lib/plan/link-type';
import { linkFields } from '$lib/plan/link-fields';
import { type Milestone, milestoneFields } from '$lib/plan/milestone';
import { phaseFields } from '$lib/plan/phase';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { makeRecord, type RecordBase } from '$lib/plan/record';
import type { CellContext, CellValue } from '$lib/plan/table-cells';
import { customColumns, type TableCollection, tableColumns } from '$lib/plan/table-columns';
import { tableNames } from '$lib/plan/table-names';
import { linksInto } from '$lib/plan/table-predecessors';
import { anyId } from '../support/any-plan';
import { emptyReport } from '../support/plan-builder';

function contextOf(plan: Plan): CellContext {
	return { plan, names: tableNames(plan), report: emptyReport, slashes: 'day-first' };
}

function columnOf(id: string) {
	const column = tableColumns.find((one) => one.id === id);
	if (!column) throw new Error(`No column ${id}`);
	return column;
}

/** What a text in a column of an initiative reads as, or what is wrong with it. */
function readIn(column: string, text: string, plan: Plan = emptyPlan(), record?: RecordBase) {
	const of = record ?? makeRecord(initiativeFields, 'x');
	const read = columnOf(column).cells.initiatives?.read(text, of, contextOf(plan));
	if (!read) throw new Error(`No cell ${column}`);
	return read.ok
		? read.value.fields
			? Object.values(read.value.fields)[0]
			: read.value.predecessors
		: read.problem;
}

const anyDay = fc.integer({ min: firstDay, max: lastDay }) as fc.Arbitrary<Day>;
const anyName = fc.oneof(
	fc.constantFrom(
		'',
		'PASS',
		'Alpha',
		'alpha',
		'A; B',
		'A, B',
		'"quoted',
		'#x',
		'PR4',
		'PR4FS',
		'PR4+5d',
		'PR4 ',
		'a\nb',
		'  '
	),
	fc.string({ unit: 'binary', maxLength: 6 })
);
const anyLag = fc.oneof(fc.integer({ min: -400, max: 400 }), fc.constantFrom(0.5, -1.25, 1e-7, 100_000));

function some<T>(ids: readonly string[], of: (id: fc.Arbitrary<string>) => T) {
	return of(ids.length > 0 ? fc.oneof(fc.constantFrom(...ids), anyId) : anyId);
}

const anyTablePlan: fc.Arbitrary<Plan> = fc
	.record({
		phases: fc.uniqueArray(fc.record({ id: anyId, title: anyName }), {
			selector: ({ id }) => id,
			maxLength: 4
		}),
		teams: fc.uniqueArray(fc.record({ id: anyId, name: anyName }), {
			selector: ({ id }) => id,
			maxLength: 4
		}),
		groups: fc.uniqueArray(fc.record({ id: anyId, title: anyName, group: fc.option(anyId) }), {
			selector: ({ id }) => id,
			maxLength: 4
		})
	})
	.chain(({ phases, teams, groups }) => {
		const teamIds = teams.map(({ id }) => id);
		const initiative = fc
			.record({
				id: anyId,
				code: anyName,
				title: anyName,
				lane: fc.constantFrom(...lanes),
				phase: some(
					phases.map(({ id }) => id),
					(id) => fc.option(id)
				),
				group: some(
					groups.map(({ id }) => id),
					(id) => fc.option(id)
				),
				start: fc.option(anyDay),
				end: fc.option(anyDay),
				actualStart: fc.option(anyDay),
				actualEnd: fc.option(anyDay),
				progress: fc.double({ min: 0, max: 100, noNaN: true }).map((one) => one + 0),
				status: fc.constantFrom(...statuses),
				health: fc.option(fc.constantFrom(...healths)),
				owner: anyName,
				teams: some(teamIds, (id) => fc.array(id, { maxLength: 3 })),
				effortDays: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }).map((one) => one + 0)),
				kind: fc.constantFrom('build' as const, 'pilot' as const),
				approach: fc.option(fc.constantFrom(...approaches)),
				notes: anyName,
				custom: fc.dictionary(anyName, fc.string({ minLength: 1, maxLength: 4 }), { maxKeys: 3 })
			})
			.map(({ id, ...values }) => makeRecord(initiativeFields, id, values));
		const milestone = fc
			.record({ id: anyId, title: anyName, day: fc.option(anyDay), done: fc.boolean(), statement: anyName })
			.map(({ id, ...values }) => makeRecord(milestoneFields, id, values));
		return fc
			.record({
				initiatives: fc.uniqueArray(initiative, { selector: ({ id }) => id, minLength: 1, maxLength: 6 }),
				milestones: fc.uniqueArray(milestone, { selector: ({ id }) => id, maxLength: 2 })
			})
			.chain((lists) => {
				const ids = [...lists.initiatives, ...lists.milestones, ...phases].map(({ id }) => id);
				const link = fc
					.record({
						from: some(ids, (id) => id),
						to: fc.constantFrom(...ids),
						type: fc.constantFrom(...linkTypes),
						lagDays: anyLag
					})
					.map((values) => values);
				return fc.array(link, { maxLength: 8 }).map((links) => ({
					...emptyPlan(),
					...lists,
					phases: phases.map(({ id, title }) => makeRecord(phaseFields, id, { title })),
					groups: groups.map(({ id, ...values }) => makeRecord(groupFields, id, values)),
					teams: teams.map(({ id, name }) => makeRecord(collections.teams.fields, id, { more: { name } })),
					links: links.map((values, at) => makeRecord(linkFields, `l${at}`, values))
				}));
			});
	});

/** Whether a record has the values that a cell reads as, field by field and link by link. */
function holds(record: RecordBase, value: CellValue, plan: Plan): boolean {
	const now = record as unknown as { readonly [name: string]: unknown };
	const links = linksInto(plan.links, record.id).map(({ from, type, lagDays }) => [from, type, lagDays]);
	return (
		Object.entries(value.fields ?? {}).every(
			([name, one]) => JSON.stringify(one) === JSON.stringify(now[name])
		) &&
		(value.predecessors === undefined ||
			JSON.stringify(value.predecessors.map(({ from, type, lagDays }) => [from, type, lagDays])) ===
				JSON.stringify(links))
	);
}

describe('what a cell shows and what is copied from it', () => {
	test('[TBL-6] read back as the value it holds, in every column, whatever names and ids hold', () => {
		fc.assert(
			fc.property(anyTablePlan, (plan) => {
				const wrong: string[] = [];
				const context = contextOf(plan);
				const columns = [...tableColumns, ...customColumns(plan)].filter((one) => !one.isReadOnly);
				const lists: [TableCollection, readonly RecordBase[]][] = [
					['initiatives', plan.initiatives],
					['milestones', plan.milestones],
					['groups', plan.groups]
				];
				for (const [collection, records] of lists)
					for (const record of records)
						for (const column of columns) {
							const cell = column.cells[collection];
							if (!cell) continue;
							for (const text of [cell.write(record, context), cell.show(record, context)]) {
								const read = cell.read(text, record, context);
								if (!read.ok || !holds(record, read.value, plan))
									wrong.push(`${column.id} ${JSON.stringify(text)}`);
							}
						}
				expect(wrong).toEqual([]);
			}),
			{ numRuns: 150 }
		);
	});
});

describe('a day in a cell', () => {
	test.each([
		'2028-06-30',
		'30 Jun 2028',
		'30.06.2028',
		'30. June 2028',
		'30/6/2028',
		'6/30/2028',
		'30-Jun-28',
		'June 30, 2028',
		'30 jun 28',
		' 30.6.28 ',
		'2028-06-30 00:00:00',
		'2028-06-30T09:15',
		'2028/06/30',
		'30th June 2028',
		'Jun 30 2028'
	])('[TBL-7] is read from "%s"', (text) => {
		expect(readIn('start', text)).toBe(day('2028-06-30'));
	});

	test('[TBL-7] is none when the cell is blank', () => {
		expect(readIn('start', '  ')).toBeNull();
	});

	test.each(['31 Feb', '31.02.2028', 'soon', '46934', '2028', '30 Juin 2028', '1899-12-31', '32/13/2028'])(
		'[TBL-15] "%s" says what is wrong and what to write',
		(text) => {
			expect(readIn('end', text)).toMatchObject({
				what: expect.stringContaining(`“${text}”`) as string,
				next: expect.stringMatching(/^Write a day/) as string
			});
		}
	);
});

describe('numbers, words and names in cells', () => {
	test.each([
		['progress', '30%', 30],
		['progress', ' 12,5 % ', 12.5],
		['progress', '', 0],
		['effort', '1 520', 1520],
		['effort', '1,520', 1520],
		['effort', '2,5', 2.5],
		['effort', '', null]
	])('[TBL-9] %s reads "%s" as %s', (column, text, value) => {
		expect(readIn(column, text)).toBe(value);
	});

	test('[TBL-15] a number out of bounds or no number says so', () => {
		expect(readIn('progress', '130')).toEqual({
			what: '“130” does not fit here.',
			next: 'Write a number from 0 to 100.'
		});
		expect(readIn('effort', 'twelve')).toMatchObject({ what: '“twelve” is no number.' });
		expect(readIn('effort', '1e999')).toMatchObject({ what: '“1e999” is no number.' });
	});

	test('[TBL-10] words are read whatever their case, and what may not be empty says so', () => {
		expect(readIn('lane', 'TECHNOLOGY')).toBe('technology');
		expect(readIn('health', 'at risk')).toBe('at-risk');
		expect(readIn('approach', '')).toBeNull();
		expect(readIn('lane', '')).toEqual({
			what: 'The lane cannot be empty.',
			next: 'Write Process, Structure or Technology.'
		});
		expect(readIn('status', 'asleep')).toMatchObject({ what: '“asleep” is no status.' });
	});

	test('[TBL-11] groups of one title are told apart by what they stand in', () => {
		const group = (id: string, title: string, inside: string | null = null) =>
			makeRecord(groupFields, id, { title, group: inside });
		const plan = {
			...emptyPlan(),
			groups: [group('a', 'North'), group('b', 'South'), group('n', 'Design', 'a'), group('s', 'Design', 'b')]
		};
		expect(readIn('group', 'north / design', plan)).toBe('n');
		expect(readIn('group', 'Design', plan)).toEqual({
			what: '“Design” may mean 2 groups.',
			next: 'Write North / Design or South / Design.'
		});
		expect(readIn('group', 'East', plan)).toMatchObject({ what: 'There is no group “East”.' });
		const inside = columnOf('group').cells.groups?.read(
			'Design',
			plan.groups[0]!,
			contextOf({ ...plan, groups: plan.groups.slice(0, 3) })
		);
		expect(inside).toMatchObject({ ok: false, problem: { next: 'Write a group that stands outside it.' } });
	});

	test('[TBL-11] teams are separated by semicolons, or by commas where none stands', () => {
		const teams = ['Sales', 'Care'].map((name) =>
			makeRecord(collections.teams.fields, name.toLowerCase(), { more: { name } })
		);
		const plan = { ...emptyPlan(), teams };
		expect(readIn('teams', 'care; Sales', plan)).toEqual(['care', 'sales']);
		expect(readIn('teams', 'Sales, Care', plan)).toEqual(['sales', 'care']);
		expect(readIn('teams', 'Sales; Finance', plan)).toEqual({
			what: 'There is no team “Finance”.',
			next: 'Write the name of one that is there, such as Sales or Care.'
		});
	});

	test('[TBL-16] a milestone is reached at 100 and has no effort', () => {
		const milestone: Milestone = makeRecord(milestoneFields, 'm', { done: true });
		const cell = columnOf('progress').cells.milestones;
		expect(cell?.write(milestone, contextOf(emptyPlan()))).toBe('100');
		expect(cell?.read('50', milestone, contextOf(emptyPlan()))).toMatchObject({ ok: false });
		expect(columnOf('effort').cells.milestones).toBeUndefined();
	});
});

describe('predecessors in a cell', () => {
	const named = (id: string, code: string, title = ''): Initiative =>
		makeRecord(initiativeFields, id, { code, title });
	const plan = {
		...emptyPlan(),
		initiatives: [
			named('a', 'PR4', 'Redesign'),
			named('b', 'ST1', 'Desk; night'),
			named('c', 'X-1', 'Twin'),
			named('d', 'X-2', 'Twin')
		]
	};

	test.each([
		[
			'PR4FS+5d; ST1',
			[
				['a', 'FS', 5],
				['b', 'FS', 0]
			]
		],
		['pr4 ss - 2 weeks', [['a', 'SS', -14]]],
		[
			'PR4, ST1',
			[
				['a', 'FS', 0],
				['b', 'FS', 0]
			]
		],
		['Redesign FF+1m', [['a', 'FF', 30]]],
		['"Desk; night"SF−3d', [['b', 'SF', -3]]],
		['#c', [['c', 'FS', 0]]],
		['X-1', [['c', 'FS', 0]]],
		['', []]
	])('[TBL-12] "%s" is read', (text, links) => {
		expect(readIn('predecessors', text, plan)).toEqual(
			links.map(([from, type, lagDays]) => ({ from, type, lagDays }))
		);
	});

	test.each([
		['XY9', 'Nothing here is called “XY9”.'],
		['PR4-2', 'Nothing here is called “PR4-2”.'],
		['Twin', '“Twin” may mean 2 records.'],
		['PR4; nobody', 'Nothing here is called “nobody”.']
	])('[TBL-15] "%s" says what is wrong', (text, what) => {
		expect(readIn('predecessors', text, plan)).toMatchObject({ what });
	});
});
