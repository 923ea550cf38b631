import type { CellContext, TableCell } from '$lib/plan/table-cells';
import type { TableRow } from '$lib/plan/table-rows';
import type { PlacedColumn } from './column-places';

/** Which cells of a row are selected, and which a drawn handle would fill: numbers of columns, the first and the last. */
export interface RowMarks {
	/** The column in use in this row; -1 for none. */
	readonly active: number;
	/** Selected columns; the last before the first where none are. */
	readonly left: number;
	readonly right: number;
	/** Whether it is the first, the last of the rows selected. */
	readonly isTop: boolean;
	readonly isBottom: boolean;
	readonly fillLeft: number;
	readonly fillRight: number;
}

/** Pixels by which a title stands further in for each group that it is in, and the deepest that is shown. */
const indentPx = 14;
const deepest = 8;
const paddingPx = 6;

/** Place and width of a cell, the indent of a title and the lane's colour: one text, as it is set often. */
export function styleOf({ column, left, width, isSticky }: PlacedColumn, row: TableRow | undefined): string {
	let style = isSticky ? `width:${width}px` : `left:${left}px;width:${width}px`;
	if (!row) return style;
	if (column.id === 'title' && row.level > 0)
		style += `;padding-left:${paddingPx + Math.min(row.level, deepest) * indentPx}px`;
	const { lane } = row.record;
	if (lane !== null && (column.id === 'code' || column.id === 'lane')) style += `;color:var(--${lane})`;
	return style;
}

/** What a cell looks like: its kind, whether its record has such a field, whether it is selected and at which edge. */
export function classOf(
	{ column, index, isSticky }: PlacedColumn,
	row: TableRow | undefined,
	cell: TableCell | undefined,
	marks: RowMarks
): string {
	let names = `cell ${column.kind}`;
	if (column.id === 'code')
		names += row && 'done' in row.record && row.record.done ? ' code reached' : ' code';
	if (isSticky) names += ' held';
	if (row ? !cell : column.isReadOnly) names += ' absent';
	if (index >= marks.fillLeft && index <= marks.fillRight) names += ' filled';
	if (index < marks.left || index > marks.right) return names;
	names += ' selected';
	if (marks.isTop) names += ' top';
	if (marks.isBottom) names += ' bottom';
	if (index === marks.left) names += ' first';
	if (index === marks.right) names += ' last';
	return names;
}

/** What a cell shows; the empty row at the end says what it is for. */
export function textOf(
	{ column }: PlacedColumn,
	row: TableRow | undefined,
	cell: TableCell | undefined,
	context: CellContext
): string {
	if (!row) return column.id === 'title' ? 'New initiative' : '';
	const text = cell ? cell.show(row.record, context) : '';
	return text === '' && column.id === 'title' ? 'Untitled' : text;
}

/** Only people's own words may run from right to left. */
export function directionOf({ column }: PlacedColumn): 'auto' | undefined {
	return column.kind === 'line' || column.kind === 'text' || column.id === 'phase' || column.id === 'group'
		? 'auto'
		: undefined;
}
