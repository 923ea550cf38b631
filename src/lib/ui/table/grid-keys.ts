import type { CommandKeys } from '$lib/state/commands/command-keys';
import type { CellPlace } from '$lib/state/table/cell-range';
import type { TableGrid } from '$lib/state/table/table-grid.svelte';

/** Pixels by which a key makes a column wider. */
const widthStepPx = 8;

/**
 * Does what a key means on a cell of the table, outside a cell that is being typed in: moving here, everything else by
 * the table of commands. Answers "used" when the press is used up, "typing" when it has begun to type into the
 * cell, so that its letter goes there, and "other".
 *
 * @param pageRows how many rows are in sight
 */
export function gridKey(
	event: KeyboardEvent,
	grid: TableGrid,
	commands: CommandKeys,
	pageRows: number
): 'used' | 'typing' | 'other' {
	const isMod = event.ctrlKey || event.metaKey;
	if (grid.active.row < 0 && headKey(event, grid)) return 'used';
	const to = placeFor(event, grid, pageRows);
	if (to) {
		grid.goTo(to, event.shiftKey && grid.active.row >= 0 && event.key !== 'Enter');
		return 'used';
	}
	if (commands.handle(event, 'table')) return 'used';
	if (event.key === 'Escape') {
		if (grid.activeDraft) grid.dropDraft();
		else grid.goTo(grid.active);
		return 'used';
	}
	const isLetter = [...event.key].length === 1 || event.key === 'Process' || event.key === 'Dead';
	const isTyped = event.getModifierState('AltGraph') || !(isMod || event.altKey);
	if (!isTyped || !isLetter || grid.active.row < 0) return 'other';
	return grid.edit(false) ? 'typing' : 'used';
}

/** Where arrows, Home, End and pages lead; with ctrl to the end of a stretch of cells. */
function placeFor(event: KeyboardEvent, grid: TableGrid, pageRows: number): CellPlace | null {
	if (event.altKey) return null;
	const { active } = grid;
	const isMod = event.ctrlKey || event.metaKey;
	const lastColumn = grid.columns.length - 1;
	switch (event.key) {
		case 'ArrowDown':
			return isMod ? grid.jumpFrom(active, 'column', 1) : { ...active, row: active.row + 1 };
		case 'ArrowUp':
			return isMod ? grid.jumpFrom(active, 'column', -1) : { ...active, row: active.row - 1 };
		case 'ArrowRight':
			if (isMod && event.shiftKey && active.row < 0) return null;
			return isMod ? grid.jumpFrom(active, 'row', 1) : { ...active, column: active.column + 1 };
		case 'ArrowLeft':
			if (isMod && event.shiftKey && active.row < 0) return null;
			return isMod ? grid.jumpFrom(active, 'row', -1) : { ...active, column: active.column - 1 };
		case 'Enter':
			return event.shiftKey && !isMod ? { ...active, row: active.row - 1 } : null;
		case 'Home':
			return { row: isMod ? 0 : active.row, column: 0 };
		case 'End':
			return { row: isMod ? grid.rows.length - 1 : active.row, column: lastColumn };
		case 'PageDown':
			return { ...active, row: active.row + pageRows };
		case 'PageUp':
			return { ...active, row: Math.max(0, active.row - pageRows) };
		default:
			return null;
	}
}

/** On a heading: Enter sorts, alt and arrows change its width, ctrl, shift and arrows its place. */
function headKey(event: KeyboardEvent, grid: TableGrid): boolean {
	const column = grid.columns[grid.active.column];
	const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
	if (!column) return false;
	if (step !== 0 && event.altKey && !event.shiftKey) {
		grid.layout.setWidth(column.id, grid.layout.widthOf(column) + step * widthStepPx);
		grid.roadmap.announce(`${column.label} is ${grid.layout.widthOf(column)} pixels wide.`);
	} else if (step !== 0 && event.shiftKey && (event.ctrlKey || event.metaKey)) {
		const isMoved = grid.layout.move(column.id, step, grid.allColumns);
		grid.roadmap.announce(
			isMoved ? `${column.label} is column ${grid.active.column + 1}.` : `${column.label} stays where it is.`
		);
	} else if (event.key === 'Enter' || event.key === ' ') grid.sortBy(column.id);
	else return false;
	return true;
}
