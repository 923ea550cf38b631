import { fillTexts } from '$lib/plan/table-fill';
import { trashAll } from '$lib/state/bulk-actions';
import { type CellPlace, type CellRange, cellsOf, extensionTo } from './cell-range';
import type { TableGrid } from './table-grid.svelte';
import { alsoAnnounce, cellWords, type PlacedText, writeTexts } from './write-cells';

/** Empties the selected cells; those that cannot be empty stay, and whoever listens is told. */
export function clearCells(grid: TableGrid, verb: 'clear' | 'cut' = 'clear'): void {
	const cleared: PlacedText[] = [];
	const kept = new Set<string>();
	for (const place of cellsOf(grid.range)) {
		const row = grid.rows[place.row];
		const column = grid.columns[place.column];
		if (!column) continue;
		grid.drafts.drop(grid.rowKey(place.row), column.id);
		const cell = row && grid.isWritable(place) ? column.cells[row.collection] : undefined;
		if (!row || !cell || cell.write(row.record, grid.context) === '') continue;
		const read = cell.read('', row.record, grid.context);
		if (!read.ok) kept.add(column.label);
		else cleared.push({ ...place, text: '' });
	}
	if (cleared.length > 0) writeTexts(grid, cleared, 'Clear:', () => `${verb} ${cellWords(cleared.length)}`);
	const stayed = `${[...kept].join(' and ')} cannot be empty and stayed.`;
	if (kept.size > 0 && cleared.length > 0) alsoAnnounce(grid, stayed);
	else if (kept.size > 0) grid.roadmap.announce(stayed);
	else if (cleared.length === 0) grid.roadmap.announce('There is nothing to clear here.');
}

/** Repeats the first row of the selection down it; of one row alone, the row above. */
export function fillDown(grid: TableGrid): void {
	const { range } = grid;
	const isOne = range.top === range.bottom;
	if (isOne && range.top === 0) return grid.roadmap.announce('There is no row above to fill from.');
	const source = { ...range, top: isOne ? range.top - 1 : range.top };
	fill(grid, { ...source, bottom: source.top }, { ...range, top: source.top + 1 }, 'down');
}

/** Repeats the first column of the selection over it; of one column alone, the one to its left. */
export function fillRight(grid: TableGrid): void {
	const { range } = grid;
	const isOne = range.left === range.right;
	if (isOne && range.left === 0)
		return grid.roadmap.announce('There is no column left of this to fill from.');
	const source = { ...range, left: isOne ? range.left - 1 : range.left };
	fill(grid, { ...source, right: source.left }, { ...range, left: source.left + 1 }, 'right');
}

/** Repeats the selection up to a cell, as its handle is drawn there; days and numbers go on by their step. */
export function fillTo(grid: TableGrid, to: CellPlace): void {
	const { range } = grid;
	const inside = { row: Math.max(0, Math.min(to.row, grid.rows.length - 1)), column: to.column };
	const extension = extensionTo(range, inside);
	if (!extension || !fill(grid, range, extension.range, extension.along)) return;
	const whole = extension.range;
	grid.select(
		{ row: Math.min(range.top, whole.top), column: Math.min(range.left, whole.left) },
		{ row: Math.max(range.bottom, whole.bottom), column: Math.max(range.right, whole.right) }
	);
}

function fill(
	grid: TableGrid,
	source: CellRange,
	target: CellRange,
	along: 'down' | 'up' | 'right' | 'left'
): boolean {
	const isVertical = along === 'down' || along === 'up';
	const isBack = along === 'up' || along === 'left';
	const lines = isVertical
		? numbers(target.left, target.right, false)
		: numbers(target.top, target.bottom, false);
	const from = isVertical
		? numbers(source.top, source.bottom, isBack)
		: numbers(source.left, source.right, isBack);
	const to = isVertical
		? numbers(target.top, target.bottom, isBack)
		: numbers(target.left, target.right, isBack);
	const texts: PlacedText[] = [];
	for (const line of lines) {
		const placeAt = (at: number) => (isVertical ? { row: at, column: line } : { row: line, column: at });
		const given = from.map(placeAt).filter((place) => grid.rows[place.row] && hasField(grid, place));
		const [first] = given;
		const kind = grid.columns[first?.column ?? 0]?.kind ?? 'line';
		if (!first) continue;
		const places = to.map(placeAt).filter((place) => grid.rows[place.row] && grid.isWritable(place));
		const filled = fillTexts(
			given.map((place) => grid.textAt(place)),
			places.length,
			kind
		);
		places.forEach((place, index) => texts.push({ ...place, text: filled[index] ?? '' }));
	}
	if (texts.length === 0) return false;
	return writeTexts(grid, texts, 'Fill:', () => `fill ${cellWords(texts.length)}`) !== null;
}

function hasField(grid: TableGrid, { row, column }: CellPlace): boolean {
	return grid.columns[column]?.cells[grid.rows[row]?.collection ?? 'groups'] !== undefined;
}

function numbers(first: number, last: number, isBack: boolean): readonly number[] {
	const list = Array.from({ length: last - first + 1 }, (_, index) => first + index);
	return isBack ? list.reverse() : list;
}

/** Puts the rows of the selection into the trash, groups with all that is in them, as one step of undo. */
export function deleteRows(grid: TableGrid): void {
	const { roadmap } = grid;
	const { top, bottom } = grid.range;
	const rows = grid.rows.slice(Math.max(0, top), bottom + 1);
	const [first] = rows;
	if (!first) return roadmap.announce('There is no row here to delete.');
	const { active } = grid;
	trashAll(
		roadmap,
		rows.map(({ record }) => record.id)
	);
	grid.goTo({ row: Math.max(0, Math.min(top, grid.rows.length - 1)), column: active.column });
}
