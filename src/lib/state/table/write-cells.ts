import { orderKeysAfter } from '$lib/doc/order-key';
import type { Initiative } from '$lib/plan/initiative';
import {
	type CellRecord,
	type CellWrite,
	changesOfCells,
	newRow,
	type PlacedProblem
} from '$lib/plan/table-changes';
import type { CellContext } from '$lib/plan/table-cells';
import type { TableColumn } from '$lib/plan/table-columns';
import { slashOrderOf } from '$lib/plan/table-day';
import { shortName } from '$lib/plan/words';
import { newId } from '$lib/state/new-id';
import { takeOver } from '$lib/state/plan-actions';
import type { CellPlace } from './cell-range';
import { newRowKey, type TableGrid } from './table-grid.svelte';

/** A text for a cell; a row past the last one stands for a new initiative. */
export interface PlacedText extends CellPlace {
	readonly text: string;
}

/** Most problems that are listed: whoever has more has pasted the wrong thing. */
const mostProblems = 200;

/**
 * Writes what was typed into a cell. One that does not fit stays there as a draft, and whoever listens is told
 * what to do.
 */
export function writeCell(grid: TableGrid, rowKey: string, columnId: string, text: string): boolean {
	const column = grid.allColumns.find((one) => one.id === columnId);
	const row = grid.rows[grid.rowIndex(rowKey)];
	// A row that somebody else deleted meanwhile takes no text.
	if (!column || (!row && rowKey !== newRowKey)) return false;
	const of: CellRecord = row ? { ...row, isNew: false } : recordsToAdd(grid, 1)[0]!;
	if (!row && text === '') {
		grid.drafts.drop(rowKey, columnId);
		return true;
	}
	const outcome = changesOfCells([{ of, column, text }], grid.context, newId);
	if (!outcome.ok) {
		const { what, next } = outcome.problems[0]!;
		grid.drafts.keep({ rowKey, columnId, text, what, next });
		grid.roadmap.announce(`Not written. ${what} ${next}`);
		return false;
	}
	grid.drafts.drop(rowKey, columnId);
	const [added] = outcome.added;
	takeOver(grid.roadmap, outcome.changes, added ? 'add initiative' : labelOf(of, column));
	if (added) grid.showAdded([added.id], grid.columns.indexOf(column));
	return true;
}

/**
 * Writes texts into cells as one step of undo, or nothing when one of them does not fit: the table then lists
 * what did not.
 *
 * @param label of the step, from the number of cells and of new initiatives
 */
export function writeTexts(
	grid: TableGrid,
	texts: readonly PlacedText[],
	title: string,
	label: (added: number) => string
): readonly Initiative[] | null {
	const rowCount = grid.rows.length;
	const lastRow = texts.reduce((last, { row }) => Math.max(last, row), rowCount - 1);
	const fresh = recordsToAdd(grid, lastRow - rowCount + 1);
	const filled = new Set(texts.filter(({ text }) => text.trim() !== '').map(({ row }) => row));
	const writes = new Map<CellWrite, PlacedText>();
	for (const placed of texts) {
		const column = grid.columns[placed.column];
		const row = grid.rows[placed.row];
		const of: CellRecord | undefined = row ? { ...row, isNew: false } : fresh[placed.row - rowCount];
		if (!column || !of || (of.isNew && !filled.has(placed.row))) continue;
		writes.set({ of, column, text: placed.text }, placed);
	}
	const days = [...writes.keys()].filter(({ column }) => column.kind === 'day').map(({ text }) => text);
	const context: CellContext = { ...grid.context, slashes: slashOrderOf(days) };
	const outcome = changesOfCells([...writes.keys()], context, newId);
	if (!outcome.ok) {
		refuse(grid, title, outcome.problems, writes);
		return null;
	}
	grid.refusal = null;
	for (const { row, column } of writes.values())
		grid.drafts.drop(grid.rowKey(row), grid.columns[column]?.id ?? '');
	takeOver(grid.roadmap, outcome.changes, label(outcome.added.length));
	if (days.some((text) => text.includes('/')))
		alsoAnnounce(
			grid,
			`Dates with slashes were read ${context.slashes === 'month-first' ? 'month' : 'day'} first.`
		);
	return outcome.added;
}

function refuse(
	grid: TableGrid,
	title: string,
	problems: readonly PlacedProblem[],
	places: ReadonlyMap<CellWrite, PlacedText>
): void {
	const shown = problems.slice(0, mostProblems).map(({ write, what, next }) => {
		const at = places.get(write) ?? { row: 0, column: 0 };
		return { where: grid.whereIs(at), what, next, at: { row: at.row, column: at.column } };
	});
	const count = problems.length === 1 ? 'One cell does not fit' : `${problems.length} cells do not fit`;
	grid.refusal = { title: `${title} ${count}, so nothing was written.`, problems: shown };
}

/** New initiatives for rows past the last one, in the lane and phase of the last initiative. */
function recordsToAdd(grid: TableGrid, count: number): readonly CellRecord[] {
	if (count <= 0) return [];
	const above = grid.rows.findLast((row) => row.collection === 'initiatives')?.record as
		Initiative | undefined;
	const phase = grid.session.view.groupBy === 'phase' ? (above?.phase ?? null) : null;
	return orderKeysAfter(grid.roadmap.plan.initiatives, null, count).map((order) =>
		newRow(newId(), order, above?.lane ?? 'process', phase)
	);
}

/** "rename PR4", "set owner of PR4" */
function labelOf({ collection, record }: CellRecord, column: TableColumn): string {
	const name = shortName(record as unknown as { readonly code?: string; readonly title: string });
	if (column.id === 'title') return `rename ${name}`;
	const word = column.id.startsWith('custom:') ? column.label : column.label.toLowerCase();
	const isDay = column.id === 'start' && collection === 'milestones';
	return `set ${isDay ? 'day' : word} of ${name}`;
}

/** Says something more of what was just done. */
export function alsoAnnounce({ roadmap }: TableGrid, text: string): void {
	roadmap.announce(`${roadmap.announcement.text} ${text}`);
}

/** "1 cell", "24 cells" */
export function cellWords(count: number): string {
	return `${count} ${count === 1 ? 'cell' : 'cells'}`;
}
