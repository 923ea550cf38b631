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

/**
 * The row that stands for one that is gone: the head of its lane where that was folded, else what came to
 * its place, or before it where a lane ends there. `before` is the layout that still had it.
 */
export function rowInstead(layout: RowLayout, rowId: string, before: RowLayout | null): Row | undefined {
	const head = layout.anchorOf(rowId);
	if (head) return head;
	const index = (before && rowNamed(before, rowId)?.index) ?? 0;
	const [next, previous] = [layout.rows[index], layout.rows[index - 1]];
	return next && (next.kind !== 'lane' || previous?.kind === 'lane' || !previous) ? next : previous;
}

/** Rows in their order with one more, which stays mounted though it lies far from the window. */
export function withRow(rows: readonly Row[], row: Row | undefined): readonly Row[] {
	if (!row || rows.includes(row)) return rows;
	return row.index < (rows[0]?.index ?? Infinity) ? [row, ...rows] : [...rows, row];
}

/** Where a row stands among its siblings, from 1, and how many they are: for rows that are not all mounted. */
export function placeInSet(layout: RowLayout, row: Row): { readonly at: number; readonly of: number } {
	const heads = headsOf(layout);
	const laneAt = heads.findLastIndex((head) => head.index <= row.index);
	const head = heads[laneAt];
	if (row.kind === 'lane' || !head) return { at: laneAt + 1, of: heads.length };
	const end = heads[laneAt + 1]?.index ?? layout.rows.length;
	return { at: row.index - head.index, of: end - head.index - 1 };
}

const headsKept = new WeakMap<RowLayout, readonly Row[]>();

function headsOf(layout: RowLayout): readonly Row[] {
	const kept = headsKept.get(layout);
	if (kept) return kept;
	const heads = layout.rows.filter((row) => row.kind === 'lane');
	headsKept.set(layout, heads);
	return heads;
}
