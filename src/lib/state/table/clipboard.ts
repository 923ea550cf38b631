import { readTsv, writeHtmlTable, writeTsv } from '$lib/plan/table-tsv';
import { cellsOf, sizeOf } from './cell-range';
import { clearCells } from './table-actions';
import type { TableGrid } from './table-grid.svelte';
import { cellWords, type PlacedText, writeTexts } from './write-cells';

/** The selected cells as other programs take them. */
export interface CopiedCells {
	readonly text: string;
	readonly html: string;
}

/** Copies the selected cells; null where there are none. */
export function copyCells(grid: TableGrid, isCut = false): CopiedCells | null {
	const { top, left, bottom, right } = grid.range;
	const last = Math.min(bottom, grid.rows.length - 1);
	if (top < 0 || last < top) return null;
	const range = { top, left, bottom: last, right };
	const rows: { text: string; isText: boolean }[][] = [];
	for (const place of cellsOf(range)) {
		const kind = grid.columns[place.column]?.kind;
		const cell = { text: grid.textAt(place), isText: kind !== 'day' && kind !== 'number' };
		if (place.column === left) rows.push([cell]);
		else rows.at(-1)?.push(cell);
	}
	if (isCut) clearCells(grid, 'cut');
	else grid.roadmap.announce(`Copied ${cellWords(sizeOf(range))}.`);
	return { text: writeTsv(rows.map((row) => row.map(({ text }) => text))), html: writeHtmlTable(rows) };
}

/**
 * Pastes cells as spreadsheets copy them, from the first cell of the selection. One cell, or a table of which
 * the selection is a multiple, repeats over it. Rows past the last one become new initiatives. Returns
 * whether it was written; if not, the table says what did not fit.
 */
export function pasteCells(grid: TableGrid, clipboard: string): boolean {
	const { range } = grid;
	const rows = readTsv(clipboard);
	const width = Math.max(0, ...rows.map((row) => row.length));
	const top = Math.max(0, range.top);
	const [tall, wide] = [range.bottom - top + 1, range.right - range.left + 1];
	const [down, across] = [repeats(tall, rows.length), repeats(wide, width)];
	if (clipboard === '' || width === 0) {
		grid.roadmap.announce('There is no text to paste.');
		return false;
	}
	const room = grid.columns.length - range.left;
	if (width > room) {
		grid.refusal = {
			title: 'Paste: nothing was written.',
			problems: [
				{
					where: grid.whereIs({ row: top, column: range.left }),
					what: `What was copied is ${width} columns wide, and from here there are ${room}.`,
					next: 'Begin further left, or show more columns.',
					at: { row: top, column: range.left }
				}
			]
		};
		return false;
	}
	const texts: PlacedText[] = [];
	for (let row = 0; row < rows.length * down; row++)
		for (let column = 0; column < width * across; column++) {
			const text = rows[row % rows.length]?.[column % width];
			if (text === undefined) continue;
			const place = { row: top + row, column: range.left + column };
			// What is worked out comes along when whole rows are copied; it is left out on the way back.
			if (!grid.columns[place.column]?.isReadOnly) texts.push({ ...place, text });
		}
	const added = writeTexts(
		grid,
		texts,
		'Paste:',
		(count) => `paste ${cellWords(texts.length)}${newRows(count)}`
	);
	if (!added) return false;
	const bottom = Math.min(grid.rows.length - 1, top + rows.length * down - 1);
	if (added.length > 0) {
		grid.showAdded(
			added.map(({ id }) => id),
			range.left
		);
		return true;
	}
	grid.select({ row: top, column: range.left }, { row: bottom, column: range.left + width * across - 1 });
	return true;
}

/** How often a stretch goes into a selection: once unless the selection is a multiple of it. */
function repeats(selected: number, copied: number): number {
	return copied > 0 && selected > copied && selected % copied === 0 ? selected / copied : 1;
}

function newRows(count: number): string {
	return count === 0 ? '' : `, ${count} new ${count === 1 ? 'initiative' : 'initiatives'}`;
}
