/** Where a cell is: numbers of its row and column as shown, from 0. Row -1 is that of the headings. */
export interface CellPlace {
	readonly row: number;
	readonly column: number;
}

/** A rectangle of cells, its edges included. */
export interface CellRange {
	readonly top: number;
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
}

export function rangeBetween(a: CellPlace, b: CellPlace): CellRange {
	return {
		top: Math.min(a.row, b.row),
		left: Math.min(a.column, b.column),
		bottom: Math.max(a.row, b.row),
		right: Math.max(a.column, b.column)
	};
}

/** How many cells a range has. */
export function sizeOf({ top, left, bottom, right }: CellRange): number {
	return (bottom - top + 1) * (right - left + 1);
}

/** Every cell of a range, row by row. */
export function* cellsOf({ top, left, bottom, right }: CellRange): Iterable<CellPlace> {
	for (let row = top; row <= bottom; row++)
		for (let column = left; column <= right; column++) yield { row, column };
}

/** Which way a handle drawn from the corner of a range to a cell extends it, and by what. Null inside the range. */
export function extensionTo(
	range: CellRange,
	to: CellPlace
): { along: 'down' | 'up' | 'right' | 'left'; range: CellRange } | null {
	const below = to.row - range.bottom;
	const above = range.top - to.row;
	const right = to.column - range.right;
	const left = range.left - to.column;
	const most = Math.max(below, above, right, left);
	if (most <= 0) return null;
	if (most === below) return { along: 'down', range: { ...range, top: range.bottom + 1, bottom: to.row } };
	if (most === above) return { along: 'up', range: { ...range, top: to.row, bottom: range.top - 1 } };
	if (most === right) return { along: 'right', range: { ...range, left: range.right + 1, right: to.column } };
	return { along: 'left', range: { ...range, left: to.column, right: range.left - 1 } };
}

/**
 * Where a jump leads in a line of cells, from one of them: to the end of the stretch of filled cells it is in,
 * else to the next filled one, else to the line's end.
 */
export function jumpTarget(
	from: number,
	step: 1 | -1,
	count: number,
	isFilled: (at: number) => boolean
): number {
	const last = step === 1 ? count - 1 : 0;
	let at = from;
	if (at === last) return at;
	at += step;
	if (isFilled(from) && isFilled(at)) {
		while (at !== last && isFilled(at + step)) at += step;
		return at;
	}
	while (at !== last && !isFilled(at)) at += step;
	return at;
}
