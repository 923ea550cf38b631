import type { TableColumn } from '$lib/plan/table-columns';

/** A column with its place on screen, in pixels from the left of the whole table. */
export interface PlacedColumn {
	readonly column: TableColumn;
	/** Its number among those shown, from 0. */
	readonly index: number;
	readonly left: number;
	readonly width: number;
	/** Whether it stays in sight when the table is scrolled sideways. */
	readonly isSticky: boolean;
}

/** Where columns stand behind the row numbers, the first few of them sticky. */
export function placeColumns(
	columns: readonly TableColumn[],
	widthOf: (column: TableColumn) => number,
	gutterPx: number,
	stickyCount: number
): readonly PlacedColumn[] {
	let left = gutterPx;
	return columns.map((column, index) => {
		const width = widthOf(column);
		const placed = { column, index, left, width, isSticky: index < stickyCount };
		left += width;
		return placed;
	});
}

/** The columns besides the sticky ones that are in sight between two places, and the one with this number. */
export function columnsBetween(
	placed: readonly PlacedColumn[],
	fromPx: number,
	toPx: number,
	kept: number
): readonly PlacedColumn[] {
	return placed.filter(
		({ isSticky, index, left, width }) =>
			!isSticky && (index === kept || (left + width > fromPx && left < toPx))
	);
}

/** The number of the column at a place in the window: sticky ones lie over the others. -1 left of them all. */
export function columnAt(
	placed: readonly PlacedColumn[],
	xPx: number,
	scrollLeftPx: number,
	shiftPx: number
): number {
	const sticky = placed.findLast((one) => one.isSticky && one.left - shiftPx <= xPx);
	if (sticky && xPx < sticky.left - shiftPx + sticky.width) return sticky.index;
	const inContent = xPx + scrollLeftPx;
	return placed.findLast((one) => one.left <= inContent)?.index ?? -1;
}
