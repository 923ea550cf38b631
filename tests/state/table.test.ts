import { describe, expect, test } from 'vitest';
import { extensionTo, jumpTarget, rangeBetween, sizeOf } from '$lib/state/table/cell-range';
import { TableLayout } from '$lib/state/table/table-layout.svelte';
import { tableColumns } from '$lib/plan/table-columns';

describe('ranges of cells', () => {
	const range = rangeBetween({ row: 5, column: 2 }, { row: 3, column: 4 });

	test('reach over both corners, whichever came first', () => {
		expect(range).toEqual({ top: 3, left: 2, bottom: 5, right: 4 });
		expect(sizeOf(range)).toBe(9);
	});

	test('[TBL-21] are extended by a handle the way it was drawn furthest', () => {
		expect(extensionTo(range, { row: 8, column: 5 })).toEqual({
			along: 'down',
			range: { ...range, top: 6, bottom: 8 }
		});
		expect(extensionTo(range, { row: 1, column: 3 })).toEqual({
			along: 'up',
			range: { ...range, top: 1, bottom: 2 }
		});
		expect(extensionTo(range, { row: 4, column: 7 })).toEqual({
			along: 'right',
			range: { ...range, left: 5, right: 7 }
		});
		expect(extensionTo(range, { row: 4, column: 0 })).toEqual({
			along: 'left',
			range: { ...range, left: 0, right: 1 }
		});
		expect(extensionTo(range, { row: 4, column: 3 })).toBeNull();
	});

	test.each([
		['xxx..x', 0, 1, 2],
		['xxx..x', 2, 1, 5],
		['xxx..x', 3, 1, 5],
		['x.....', 0, 1, 5],
		['xxx..x', 5, -1, 2],
		['xxx..x', 2, -1, 0],
		['..x', 0, -1, 0]
	] as const)('in %s a jump from %i by %i leads to %i', (cells, from, step, to) => {
		expect(jumpTarget(from, step, cells.length, (at) => cells[at] === 'x')).toBe(to);
	});
});

describe('the columns of a device', () => {
	const ids = (layout: TableLayout) => layout.shown(tableColumns).map(({ id }) => id);

	test('[TBL-5] begin with the usual ones where nothing is remembered', async () => {
		const layout = await TableLayout.read();
		expect(ids(layout)).toEqual(tableColumns.map(({ id }) => id));
	});

	test('[TBL-5] move among those shown, behind code and title, which stay', () => {
		const layout = new TableLayout();
		layout.toggle('phase');
		expect(layout.move('lane', 1, tableColumns)).toBe(true);
		expect(ids(layout).slice(0, 4)).toEqual(['code', 'title', 'group', 'lane']);
		expect(layout.move('group', -1, tableColumns)).toBe(false);
		layout.toggle('title');
		expect(ids(layout)).toContain('title');
		layout.reset();
		expect(ids(layout)).toEqual(tableColumns.map(({ id }) => id));
	});

	test('[TBL-5] are never too narrow to grip nor wider than a window', () => {
		const layout = new TableLayout();
		const [code] = tableColumns;
		layout.setWidth('code', 2);
		expect(layout.widthOf(code!)).toBe(36);
		layout.setWidth('code', 5_000);
		expect(layout.widthOf(code!)).toBe(800);
	});
});
