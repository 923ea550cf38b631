import type { Row, RowLayout } from '$lib/chart/rows';
import { isLane } from '$lib/plan/lane';

/** Name of a row in the outline: its record's id, or "lane:process". */
export function rowIdOf(row: Row): string {
	if (row.kind === 'lane') return `lane:${row.lane}`;
	return row.kind === 'initiative' ? row.initiative.id : row.milestone.id;
}

/**
 * Where a key leads in the outline (ARIA APG, treegrid with the focus on rows): up, down, home, end, a page,
 * and left from a row to the head of its lane. Undefined when the key leads nowhere.
 */
export function rowKeyTarget(key: string, row: Row, layout: RowLayout, pageRows: number): Row | undefined {
	const { rows } = layout;
	const at = (index: number) => rows[Math.max(0, Math.min(rows.length - 1, index))];
	switch (key) {
		case 'ArrowDown':
			return at(row.index + 1);
		case 'ArrowUp':
			return at(row.index - 1);
		case 'Home':
			return rows[0];
		case 'End':
			return rows.at(-1);
		case 'PageDown':
			return at(row.index + pageRows);
		case 'PageUp':
			return at(row.index - pageRows);
		case 'ArrowLeft':
			return row.kind === 'lane'
				? undefined
				: rows.findLast((one) => one.kind === 'lane' && one.index < row.index);
		default:
			return undefined;
	}
}

/** The row of that name; undefined when it is not in the layout. */
export function rowNamed(layout: RowLayout, rowId: string): Row | undefined {
	const lane = rowId.startsWith('lane:') ? rowId.slice(5) : '';
	if (!isLane(lane)) return layout.rowOf(rowId);
	return layout.rows.find((row) => row.kind === 'lane' && row.lane === lane);
}
