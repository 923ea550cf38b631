import type { Row, RowLayout } from '$lib/chart/rows';

/**
 * Where a key leads in the outline (ARIA APG, treegrid with the focus on rows): up, down, home, end, a page,
 * and left from a row to the one that holds it. Undefined when the key leads nowhere.
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
			return isOpen(row) ? undefined : parentOf(layout, row);
		default:
			return undefined;
	}
}

/**
 * The row that stands for one that is gone: the head or group where that was folded, else what came to its
 * place, or before it where what held it ends there. `before` is the layout that still had it.
 */
export function rowInstead(layout: RowLayout, rowId: string, before: RowLayout | null): Row | undefined {
	const head = layout.anchorOf(rowId);
	if (head) return head;
	const gone = before?.rowOf(rowId);
	const level = gone?.level ?? 1;
	const [next, previous] = [layout.rows[gone?.index ?? 0], layout.rows[(gone?.index ?? 0) - 1]];
	if (next && (next.level >= level || !previous || previous.level < level)) return next;
	return previous ?? layout.rows.at(-1);
}

/** Rows in their order with one more, which stays mounted though it lies far from the window. */
export function withRow(rows: readonly Row[], row: Row | undefined): readonly Row[] {
	if (!row || rows.includes(row)) return rows;
	return row.index < (rows[0]?.index ?? Infinity) ? [row, ...rows] : [...rows, row];
}

/** Where a row stands among its siblings, from 1, and how many they are: for rows that are not all mounted. */
export function placeInSet(layout: RowLayout, row: Row): { readonly at: number; readonly of: number } {
	const { at, parent, counts } = treeOf(layout);
	return { at: at[row.index] ?? 1, of: counts[(parent[row.index] ?? -1) + 1] ?? 1 };
}

/** The row that holds this one: its group, or the head; undefined for a head. */
export function parentOf(layout: RowLayout, row: Row): Row | undefined {
	return layout.rows[treeOf(layout).parent[row.index] ?? -1];
}

function isOpen(row: Row): boolean {
	return (row.kind === 'head' || row.kind === 'group') && !row.collapsed;
}

interface Tree {
	/** Index of the row that holds each, −1 for heads. */
	readonly parent: Int32Array;
	/** Place among siblings, from 1. */
	readonly at: Int32Array;
	/** How many each row holds, shifted by one: of the heads first. */
	readonly counts: Int32Array;
}

const treesKept = new WeakMap<RowLayout, Tree>();

/** What the levels of the rows say of who holds whom; O(rows), once a layout. */
function treeOf(layout: RowLayout): Tree {
	const kept = treesKept.get(layout);
	if (kept) return kept;
	const count = layout.rows.length;
	const tree = {
		parent: new Int32Array(count),
		at: new Int32Array(count),
		counts: new Int32Array(count + 1)
	};
	/** Index of the last row of each level so far. */
	const last: number[] = [-1];
	for (const [index, row] of layout.rows.entries()) {
		const parent = last[row.level - 1] ?? -1;
		last.length = row.level;
		last.push(index);
		tree.parent[index] = parent;
		tree.at[index] = tree.counts[parent + 1] = (tree.counts[parent + 1] ?? 0) + 1;
	}
	treesKept.set(layout, tree);
	return tree;
}
