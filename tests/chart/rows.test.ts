import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutRows, type Row, type RowLayout, type RowOptions, rowsBetween } from '$lib/chart/rows';
import { type Day, day } from '$lib/plan/day';
import { lanes } from '$lib/plan/lane';
import type { Plan } from '$lib/plan/plan';
import { buildLargePlan, buildPlan } from '../support/plan-builder';
import { examplePlan } from '../support/example-plan';
import { withGroups } from '../support/grouped-plan';

const compact: RowOptions = {
	groupBy: 'lane',
	collapsed: new Set(),
	isPacked: false,
	shown: null,
	rowHeight: 17,
	laneHeight: 20
};

/** Each row's name, indented by its level. */
function outline({ rows }: RowLayout): string[] {
	return rows.map((row) => '  '.repeat(row.level - 1) + row.id);
}

test('[CHT-1] the example has three lane heads with their initiatives in plan order', () => {
	const { rows, height, rowOf } = layoutRows(examplePlan(), compact);
	expect(rows).toHaveLength(27);
	expect(height).toBe(3 * 20 + 24 * 17);
	const heads = rows.filter((row) => row.kind === 'head');
	expect(heads.map((row) => [row.lane, row.index, row.count, row.effortDays])).toEqual([
		['process', 0, 9, 1520],
		['structure', 10, 8, 990],
		['technology', 19, 7, 2600]
	]);
	expect(rowOf('PR1')).toMatchObject({ index: 1, top: 20 });
	expect(rowOf('TE7')).toMatchObject({ index: 26, top: height - 17 });
});

test('[CHT-1] milestones with a lane come after its initiatives; those without have no row', () => {
	const plan = buildPlan({
		initiatives: [{ id: 'a', lane: 'structure' }],
		milestones: [
			{ id: 'm', lane: 'structure' },
			{ id: 'n', lane: null }
		]
	});
	const { rows, rowOf, anchorOf } = layoutRows(plan, compact);
	expect(rows.map((row) => row.kind)).toEqual(['head', 'head', 'initiative', 'milestone', 'head']);
	expect(rowOf('m')?.index).toBe(3);
	expect(rowOf('n')).toBeUndefined();
	expect(anchorOf('n')).toBeNull();
});

test('[CHT-2] a collapsed lane keeps its head, which stands in for what it holds', () => {
	const { rows, rowOf, anchorOf } = layoutRows(examplePlan(), {
		...compact,
		collapsed: new Set(['lane:structure'])
	});
	expect(rows).toHaveLength(19);
	expect(rowOf('ST3')).toBeUndefined();
	expect(anchorOf('ST3')).toMatchObject({
		kind: 'head',
		id: 'lane:structure',
		lane: 'structure',
		collapsed: true,
		count: 8
	});
});

test('an initiative and a milestone of one id have rows with different keys', () => {
	const plan = buildPlan({ initiatives: [{ id: 'x' }], milestones: [{ id: 'x', lane: 'process' }] });
	const keys = layoutRows(plan, compact).rows.map((row) => row.key);
	expect(new Set(keys).size).toBe(keys.length);
});

test('a stretch of the layout gives exactly the rows that touch it', () => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom(...lanes), { maxLength: 60 }),
			fc.subarray([...lanes]),
			fc.double({ min: -50, max: 1_500, noNaN: true }),
			fc.double({ min: 0, max: 600, noNaN: true }),
			(laneOf, collapsed, top, height) => {
				const plan = buildPlan({ initiatives: laneOf.map((lane, i) => ({ id: `i${i}`, lane })) });
				const shut = new Set(collapsed.map((lane) => `lane:${lane}`));
				const layout = layoutRows(plan, { ...compact, collapsed: shut });
				const touches = (row: Row) => row.top < top + height && row.top + row.height > top;
				expect(rowsBetween(layout, top, top + height)).toEqual(layout.rows.filter(touches));
			}
		)
	);
});

test('rows follow each other without a gap', () => {
	const { rows, height } = layoutRows(buildLargePlan(500), compact);
	let top = 0;
	for (const [i, row] of rows.entries()) {
		expect(row.index).toBe(i);
		expect(row.top).toBe(top);
		top += row.height;
	}
	expect(top).toBe(height);
});

test('fifty thousand initiatives have a layout, and the last can be found', () => {
	const layout = layoutRows(buildLargePlan(50_000), compact);
	expect(layout.rows).toHaveLength(50_003);
	expect(rowsBetween(layout, layout.height - 34, layout.height)).toHaveLength(2);
	expect(layout.rowOf('i49999')?.kind).toBe('initiative');
});

const nested: Plan = withGroups(
	buildPlan({
		phases: [{ id: 'p', title: 'Redesign', start: day('2026-01-01'), end: day('2026-12-31') }, { id: 'q' }],
		initiatives: [
			{ id: 'a', phase: 'p', group: 'inner', start: day('2026-02-01'), end: day('2026-03-31') },
			{ id: 'b', phase: 'q', lane: 'structure', group: 'outer' },
			{ id: 'c', phase: 'p', start: day('2026-05-01'), end: day('2026-06-30'), effortDays: 12 },
			{ id: 'd', phase: 'gone', group: 'gone' }
		],
		milestones: [
			{ id: 'm', phase: 'p', day: day('2026-08-01'), group: 'outer' },
			{ id: 'n', phase: 'q', lane: 'process', day: day('2026-09-01') }
		]
	}),
	[{ id: 'inner', group: 'outer' }, { id: 'outer' }, { id: 'bare', lane: 'technology', phase: 'q' }]
);

test('[CHT-3] groups stand under each head that they have content in, inside each other', () => {
	const layout = layoutRows(nested, compact);
	expect(outline(layout)).toEqual([
		'lane:process',
		'  c',
		'  d',
		'  n',
		'  group:outer',
		'    group:inner',
		'      a',
		'lane:structure',
		'  group:outer @lane:structure',
		'    b',
		'lane:technology',
		'  group:bare'
	]);
	expect(layout.rowOf('outer')?.id).toBe('group:outer');
	expect(layout.rowOf('group:outer @lane:structure')?.index).toBe(8);
	expect(layout.anchorOf('p')).toBeNull();
});

test('[CHT-4] grouped by phase, milestones stand under their phase, and what is in none has a head of its own', () => {
	const layout = layoutRows(nested, { ...compact, groupBy: 'phase' });
	expect(outline(layout)).toEqual([
		'phase:p',
		'  c',
		'  group:outer',
		'    m',
		'    group:inner',
		'      a',
		'phase:q',
		'  n',
		'  group:outer @phase:q',
		'    b',
		'  group:bare',
		'phase:',
		'  d'
	]);
	expect(layout.rows[0]).toMatchObject({ title: 'Redesign', by: 'phase', count: 2, effortDays: 12 });
	expect(layout.anchorOf('p')).toBe(layout.rows[0]);
	expect(layout.rowOf('q')?.id).toBe('phase:q');
});

test('[CHT-4] a plan without phases has one head when grouped by them', () => {
	const layout = layoutRows(buildPlan({}), { ...compact, groupBy: 'phase' });
	expect(layout.rows).toMatchObject([{ id: 'phase:', title: 'No phase', count: 0 }]);
});

test('[CHT-2] what is folded into a group or a head is found there', () => {
	const shut = (...ids: string[]) => layoutRows(nested, { ...compact, collapsed: new Set(ids) });
	const group = shut('group:outer');
	expect(group.rowOf('a')).toBeUndefined();
	expect(group.anchorOf('a')?.id).toBe('group:outer');
	expect(group.anchorOf('inner')?.id).toBe('group:outer');
	expect(group.rowOf('inner')).toBeUndefined();
	expect(group.anchorOf('b')?.id).toBe('b');
	const head = shut('lane:process');
	expect(head.anchorOf('inner')?.id).toBe('lane:process');
	expect(head.rowOf('outer')?.id).toBe('group:outer @lane:structure');
	expect(head.rows[0]).toMatchObject({ count: 3, collapsed: true });
});

test('[CHT-5] the summary of a group reaches from its first day to its last, unless the group states them', () => {
	const span = (plan: Plan, id: string) => {
		const row = layoutRows(plan, compact).rowOf(id);
		return row?.kind === 'group' || row?.kind === 'head' ? row.span : undefined;
	};
	const dates = { start: day('2026-02-01'), end: day('2026-03-31') };
	expect(span(nested, 'inner')).toEqual(dates);
	expect(span(nested, 'bare')).toBeNull();
	expect(span(nested, 'lane:process')).toEqual({ start: day('2026-02-01'), end: day('2026-09-01') });
	const stated = withGroups(nested, [{ id: 'inner', end: day('2027-01-31') }]);
	expect(span(stated, 'inner')).toEqual({ ...dates, end: day('2027-01-31') });
	expect(span(stated, 'lane:process')?.end).toBe(day('2027-01-31'));
});

test('[CHT-3] groups that were put into each other stand side by side', () => {
	const plan = withGroups(nested, [
		{ id: 'inner', group: 'outer' },
		{ id: 'outer', group: 'inner' },
		{ id: 'self', group: 'self', lane: 'process' },
		{ id: 'below', group: 'inner', lane: 'process' }
	]);
	expect(outline(layoutRows(plan, compact)).slice(0, 9)).toEqual([
		'lane:process',
		'  c',
		'  d',
		'  n',
		'  group:inner',
		'    a',
		'    group:below',
		'  group:self',
		'lane:structure'
	]);
});

test('[CHT-3] groups nested ten thousand deep have a layout', () => {
	const count = 10_000;
	const groups = Array.from({ length: count }, (_, i) => ({ id: `g${i}`, group: i ? `g${i - 1}` : null }));
	const plan = withGroups(buildPlan({ initiatives: [{ id: 'a', group: `g${count - 1}` }] }), groups);
	const layout = layoutRows(plan, compact);
	expect(layout.rowOf('a')).toMatchObject({ index: count + 1, level: count + 2 });
	const shut = layoutRows(plan, { ...compact, collapsed: new Set(['group:g5']) });
	expect(shut.anchorOf('a')?.id).toBe('group:g5');
});

test('[CHT-6] only what is shown has a row, and a head counts what it shows', () => {
	const some = (shown: string[], groupBy: 'lane' | 'phase') =>
		layoutRows(nested, { ...compact, groupBy, shown: new Set(shown) });
	const layout = some(['a'], 'lane');
	expect(outline(layout)).toEqual([
		'lane:process',
		'  group:outer',
		'    group:inner',
		'      a',
		'lane:structure',
		'lane:technology'
	]);
	expect(layout.rows[0]).toMatchObject({ count: 1 });
	expect(layout.anchorOf('c')).toBeUndefined();
	expect(outline(some(['b', 'p'], 'phase'))).toEqual(['phase:p', 'phase:q', '  group:outer', '    b']);
});

test('[CHT-7] initiatives that do not overlap share a row: the first one free, in order of start', () => {
	const plan = buildPlan({
		initiatives: [
			{ id: 'late', start: day('2026-07-01'), end: day('2026-08-31') },
			{ id: 'long', start: day('2026-01-10'), end: day('2026-12-31') },
			{ id: 'first', start: day('2026-01-01'), end: day('2026-03-31') },
			{ id: 'next', start: day('2026-04-01'), end: day('2026-06-30') },
			{ id: 'undated' },
			{ id: 'same day', start: day('2026-08-31'), end: day('2026-09-30') }
		]
	});
	const layout = layoutRows(plan, { ...compact, isPacked: true });
	const lines = layout.rows.flatMap((row) =>
		row.kind === 'initiative' ? [[row.initiative.id, ...row.others.map((one) => one.id)]] : []
	);
	expect(lines).toEqual([['first', 'next', 'late'], ['long'], ['same day'], ['undated']]);
	expect(layout.rowOf('late')?.id).toBe('first');
});

test('[CHT-7] packed rows hold every initiative once, none over another, and no fewer rows would do', () => {
	const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(20)), { maxLength: 60 });
	fc.assert(
		fc.property(spans, (given) => {
			const initiatives = given.map(([start, days], i) => ({
				id: `i${i}`,
				start: (day('2026-01-01') + start) as Day,
				end: (day('2026-01-01') + start + days) as Day
			}));
			const plan = buildPlan({ initiatives });
			const { rows } = layoutRows(plan, { ...compact, isPacked: true });
			const lines = rows.flatMap((row) =>
				row.kind === 'initiative' ? [[row.initiative, ...row.others]] : []
			);
			expect(lines.flat()).toHaveLength(given.length);
			for (const line of lines)
				for (const [i, one] of line.slice(1).entries()) expect(one.start! > line[i]!.end!).toBe(true);
			const busiest = Math.max(
				0,
				...initiatives.map(
					({ start }) => initiatives.filter((one) => one.start <= start && one.end >= start).length
				)
			);
			expect(lines).toHaveLength(busiest);
		})
	);
});

test('a layout follows the dates of a bar that is being dragged', () => {
	const plan = buildPlan({ initiatives: [{ id: 'a', start: day('2026-01-01'), end: day('2026-01-31') }] });
	const span = { start: day('2027-01-01'), end: day('2027-01-31') };
	expect(layoutRows(plan, compact).rows[0]).toMatchObject({ span: { start: day('2026-01-01') } });
	expect(layoutRows(plan, { ...compact, spanOf: () => span }).rows[0]).toMatchObject({ span });
});
