import type { GridRow } from '$lib/plan/behaviour/grid';

const gridKeys = [
	'ArrowLeft',
	'ArrowRight',
	'ArrowUp',
	'ArrowDown',
	'Home',
	'End',
	'PageUp',
	'PageDown'
] as const;
export type GridKey = (typeof gridKeys)[number];

/** Rows that a page of the grid is long. */
const pageRows = 5;

export function isGridKey(key: string): key is GridKey {
	return (gridKeys as readonly string[]).includes(key);
}

/**
 * Key of the cell that a key leads to from another: the next one that there is in that direction. With Ctrl, Home
 * and End lead to the first and the last of all. Null when there is none.
 */
export function nextCell(
	rows: readonly GridRow[],
	from: string | null,
	key: GridKey,
	isCtrl = false
): string | null {
	const place = placeOf(rows, from);
	if (!place) return null;
	const [row, column] = place;
	const keysIn = (at: number) => (rows[at]?.cells ?? []).flatMap((cell) => cell?.key ?? []);
	const keysBelow = (step: 1 | -1) => {
		const keys: string[] = [];
		for (let at = row + step; at >= 0 && at < rows.length; at += step) {
			const found = rows[at]?.cells[column]?.key;
			if (found !== undefined) keys.push(found);
		}
		return keys;
	};
	const inRow = keysIn(row);
	const at = inRow.indexOf(from ?? '');
	switch (key) {
		case 'ArrowRight':
			return inRow[at + 1] ?? null;
		case 'ArrowLeft':
			return inRow[at - 1] ?? null;
		case 'ArrowDown':
			return keysBelow(1)[0] ?? null;
		case 'ArrowUp':
			return keysBelow(-1)[0] ?? null;
		case 'PageDown':
			return pageAlong(keysBelow(1));
		case 'PageUp':
			return pageAlong(keysBelow(-1));
		case 'Home':
			return (isCtrl ? rows.flatMap((_, index) => keysIn(index)) : inRow)[0] ?? null;
		case 'End':
			return (isCtrl ? rows.flatMap((_, index) => keysIn(index)) : inRow).at(-1) ?? null;
	}
}

function pageAlong(keys: readonly string[]): string | null {
	return keys[Math.min(pageRows, keys.length) - 1] ?? null;
}

function placeOf(rows: readonly GridRow[], key: string | null): readonly [number, number] | null {
	for (const [row, { cells }] of rows.entries()) {
		const column = cells.findIndex((cell) => cell !== null && cell.key === key);
		if (column >= 0) return [row, column];
	}
	return null;
}
