import { describe, expect, test } from 'vitest';
import { day } from '$lib/plan/day';
import { groupFields } from '$lib/plan/group';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { tableColumns } from '$lib/plan/table-columns';
import { tableNames } from '$lib/plan/table-names';
import { sortRows, tableRows } from '$lib/plan/table-rows';
import { buildPlan, emptyReport } from '../support/plan-builder';

function group(id: string, inside: string | null = null) {
	return makeRecord(groupFields, id, { title: id, group: inside });
}

/** Rows in short: "a", ".b" one level in, "[g]" for a group. */
function inShort(plan: Plan, options: Partial<Parameters<typeof tableRows>[1]> = {}): string {
	return tableRows(plan, { groupBy: 'lane', shown: null, ...options })
		.map(
			({ record, collection, level }) =>
				'.'.repeat(level) + (collection === 'groups' ? `[${record.id}]` : record.id)
		)
		.join(' ');
}

const plan: Plan = {
	...buildPlan({
		initiatives: [
			{ id: 't', lane: 'technology' },
			{ id: 'p', lane: 'process', phase: 'P2' },
			{ id: 'in', lane: 'process', group: 'g' },
			{ id: 'far', lane: 'technology', group: 'deep' },
			{ id: 'q', lane: 'process', phase: 'P1' }
		],
		milestones: [
			{ id: 'm', lane: 'process' },
			{ id: 'free', phase: 'P1' }
		],
		phases: [{ id: 'P1' }, { id: 'P2' }]
	}),
	groups: [group('g'), group('deep', 'g'), group('empty')]
};

describe('rows of the table', () => {
	test('[TBL-1] [TBL-2] stand by lane, a group before all that is in it, of whatever lane', () => {
		expect(inShort(plan)).toBe('p [g] .in .[deep] ..far q m t free [empty]');
	});

	test('[TBL-1] stand by phase where the timeline does', () => {
		expect(inShort(plan, { groupBy: 'phase' })).toBe('q free p t [g] .in .[deep] ..far m [empty]');
	});

	test('[TBL-4] leave out what is not shown, and groups with it', () => {
		expect(inShort(plan, { shown: new Set(['far', 'q']) })).toBe('q [g] .[deep] ..far');
		expect(inShort(plan, { shown: new Set() })).toBe('');
	});

	test('[TBL-2] show groups on a circle, and all that is in them, once', () => {
		const circle = { ...plan, groups: [group('g', 'deep'), group('deep', 'g')] };
		const rows = tableRows(circle, { groupBy: 'lane', shown: null });
		expect(rows.map(({ record }) => record.id).sort()).toEqual([
			'deep',
			'far',
			'free',
			'g',
			'in',
			'm',
			'p',
			'q',
			't'
		]);
	});

	test('[TBL-1] show what stands in a group that is not there', () => {
		const lost = { ...plan, groups: [] };
		expect(inShort(lost)).toBe('p in q m t far free');
	});
});

describe('sorting', () => {
	const sortable = buildPlan({
		initiatives: [
			{ id: 'a', code: 'PR10', start: day('2028-01-01') },
			{ id: 'b', code: 'PR9' },
			{ id: 'c', code: 'pr1', start: day('2027-01-01') }
		]
	});
	const sorted = (columnId: string, descending: boolean) => {
		const column = tableColumns.find((one) => one.id === columnId);
		const context = {
			plan: sortable,
			names: tableNames(sortable),
			report: emptyReport,
			slashes: 'day-first' as const
		};
		if (!column) throw new Error(columnId);
		return sortRows(tableRows(sortable, { groupBy: 'lane', shown: null }), column, descending, context)
			.map(({ record }) => record.id)
			.join('');
	};

	test('[TBL-3] takes numbers in codes as numbers', () => {
		expect(sorted('code', false)).toBe('cba');
		expect(sorted('code', true)).toBe('abc');
	});

	test('[TBL-3] puts empty cells last in both directions', () => {
		expect(sorted('start', false)).toBe('cab');
		expect(sorted('start', true)).toBe('acb');
	});
});
