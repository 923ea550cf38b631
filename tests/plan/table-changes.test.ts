import { describe, expect, test } from 'vitest';
import { day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { changesOfCells, type CellRecord, newRow } from '$lib/plan/table-changes';
import { customColumns, tableColumns } from '$lib/plan/table-columns';
import { tableNames } from '$lib/plan/table-names';
import { byId } from '$lib/plan/plan';
import { buildPlan, emptyReport } from '../support/plan-builder';

const plan = buildPlan({
	initiatives: [
		{
			id: 'a',
			code: 'PR1',
			title: 'One',
			lane: 'process',
			start: day('2028-01-01'),
			custom: { Budget: '5', Site: 'A' }
		},
		{ id: 'b', code: 'ST1', title: 'Two', lane: 'structure' },
		{ id: 'c', code: 'TE1', title: 'Three', lane: 'technology' }
	],
	milestones: [{ id: 'm', title: 'Gate', kind: 'gate' }],
	links: [{ id: 'ab', from: 'a', to: 'b', lagDays: 3, lag: { amount: 2, unit: 'days', elapsed: false } }]
});

function column(id: string) {
	const found = [...tableColumns, ...customColumns(plan)].find((one) => one.id === id);
	if (!found) throw new Error(id);
	return found;
}

const row = (id: string): CellRecord => {
	const record = byId(plan.initiatives).get(id);
	return record
		? { collection: 'initiatives', record, isNew: false }
		: { collection: 'milestones', record: byId(plan.milestones).get(id)!, isNew: false };
};

/** What some texts change, each written as [record, column, text]. */
function write(texts: readonly (readonly [string | CellRecord, string, string])[], of: Plan = plan) {
	let count = 0;
	return changesOfCells(
		texts.map(([id, columnId, text]) => ({
			of: typeof id === 'string' ? row(id) : id,
			column: column(columnId),
			text
		})),
		{ plan: of, names: tableNames(of), report: emptyReport, slashes: 'day-first' },
		() => `new${++count}`
	);
}

describe('texts of one action', () => {
	test('[TBL-6] that cells have already change nothing', () => {
		expect(
			write([
				['a', 'title', 'One'],
				['a', 'start', '2028-01-01'],
				['b', 'predecessors', 'PR1FS+3d']
			])
		).toEqual({
			ok: true,
			changes: [],
			added: []
		});
	});

	test('[TBL-5] in two columns of a record’s own fields both stay', () => {
		const result = write([
			['a', 'custom:Budget', '7'],
			['a', 'custom:Site', '']
		]);
		expect(result).toMatchObject({ ok: true, changes: [{ field: 'custom', after: { Budget: '7' } }] });
	});

	test('[TBL-18] change nothing when one of them does not fit, and each that does not is told', () => {
		const result = write([
			['a', 'title', 'New'],
			['a', 'end', '31 Feb'],
			['b', 'lane', 'Moon'],
			['m', 'effort', '5'],
			['m', 'status', '']
		]);
		expect(result).toMatchObject({
			ok: false,
			problems: [
				{ what: '“31 Feb” is no date.' },
				{ what: '“Moon” is no lane.' },
				{ what: 'A gate has no effort, days.' }
			]
		});
	});

	test('[TBL-19] [TBL-20] make new initiatives with the next codes of their lanes, findings left out', () => {
		const first = newRow('x', 'a1', 'process', 'P');
		const second = newRow('y', 'a2', 'process', null);
		const result = write([
			[first, 'title', 'Fresh'],
			[first, 'predecessors', 'PR7'],
			[first, 'findings', 'SEQ-1: anything'],
			[second, 'code', 'PR7'],
			[second, 'lane', '']
		]);
		expect(result).toMatchObject({
			ok: true,
			added: [
				{ id: 'x', code: 'PR8', title: 'Fresh', lane: 'process', phase: 'P', order: 'a1' },
				{ id: 'y', code: 'PR7' }
			],
			changes: [
				{ kind: 'add', collection: 'initiatives', id: 'x' },
				{ kind: 'add', collection: 'initiatives', id: 'y' },
				{ kind: 'add', collection: 'links', record: { from: 'y', to: 'x', type: 'FS' } }
			]
		});
	});

	test('[TBL-12] look predecessors up among the codes as they then are', () => {
		expect(
			write([
				['a', 'code', 'PR9'],
				['c', 'predecessors', 'PR9']
			])
		).toMatchObject({
			ok: true,
			changes: [{ field: 'code' }, { kind: 'add', record: { from: 'a', to: 'c' } }]
		});
		expect(
			write([
				['a', 'code', 'PR9'],
				['c', 'predecessors', 'PR1']
			])
		).toMatchObject({ ok: false });
	});
});

describe('links in a cell', () => {
	test('[TBL-13] stay, change or go, and a changed one loses the lag its file stated', () => {
		expect(write([['b', 'predecessors', 'PR1SS+3d']])).toMatchObject({
			changes: [
				{ kind: 'set', id: 'ab', field: 'type', after: 'SS' },
				{ kind: 'set', id: 'ab', field: 'lag', after: null }
			]
		});
		expect(write([['b', 'predecessors', '']])).toMatchObject({ changes: [{ kind: 'delete', id: 'ab' }] });
		expect(write([['b', 'predecessors', 'PR1FS+3d; Gate']])).toMatchObject({
			changes: [{ kind: 'add', record: { from: 'm', to: 'b' } }]
		});
	});

	test.each([
		[[['b', 'predecessors', 'ST1']], 'This is the record itself.'],
		[[['c', 'predecessors', 'ST1; ST1']], 'ST1 stands here twice.'],
		[[['a', 'predecessors', 'ST1']], 'A link from ST1 would close a circle.'],
		[
			[
				['a', 'predecessors', 'TE1'],
				['c', 'predecessors', 'PR1']
			],
			'A link from TE1 would close a circle.'
		]
	] as const)('[TBL-14] %j does not fit', (texts, what) => {
		expect(write(texts)).toMatchObject({
			ok: false,
			problems: expect.arrayContaining([expect.objectContaining({ what })]) as unknown
		});
	});

	test('[TBL-14] may turn a link round in one action', () => {
		expect(
			write([
				['b', 'predecessors', ''],
				['a', 'predecessors', 'ST1']
			])
		).toMatchObject({ ok: true });
	});
});
