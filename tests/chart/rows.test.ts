import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutRows, type Row, rowsBetween } from '$lib/chart/rows';
import { type Lane, lanes } from '$lib/plan/lane';
import { buildLargePlan, buildPlan } from '../support/plan-builder';
import { examplePlan } from '../support/example-plan';

const none: ReadonlySet<Lane> = new Set();
const compact = { collapsed: none, rowHeight: 17, laneHeight: 20 };

test('the example has three lane heads with their initiatives in plan order', () => {
	const { rows, height, rowOf } = layoutRows(examplePlan(), compact);
	expect(rows).toHaveLength(27);
	expect(height).toBe(3 * 20 + 24 * 17);
	const heads = rows.filter((row) => row.kind === 'lane');
	expect(heads.map((row) => [row.lane, row.index, row.count, row.effortDays])).toEqual([
		['process', 0, 9, 1520],
		['structure', 10, 8, 990],
		['technology', 19, 7, 2600]
	]);
	expect(rowOf('PR1')).toMatchObject({ index: 1, top: 20 });
	expect(rowOf('TE7')).toMatchObject({ index: 26, top: height - 17 });
});

test('milestones with a lane come after its initiatives; those without have no row', () => {
	const plan = buildPlan({
		initiatives: [{ id: 'a', lane: 'structure' }],
		milestones: [
			{ id: 'm', lane: 'structure' },
			{ id: 'n', lane: null }
		]
	});
	const { rows, rowOf } = layoutRows(plan, compact);
	expect(rows.map((row) => row.kind)).toEqual(['lane', 'lane', 'initiative', 'milestone', 'lane']);
	expect(rowOf('m')?.index).toBe(3);
	expect(rowOf('n')).toBeUndefined();
});

test('a collapsed lane keeps its head, which stands in for what it holds', () => {
	const { rows, rowOf, anchorOf } = layoutRows(examplePlan(), {
		...compact,
		collapsed: new Set(['lane:structure'])
	});
	expect(rows).toHaveLength(19);
	expect(rowOf('ST3')).toBeUndefined();
	expect(anchorOf('ST3')).toMatchObject({ kind: 'lane', lane: 'structure', collapsed: true, count: 8 });
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
				const layout = layoutRows(plan, { ...compact, collapsed: new Set(collapsed) });
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
