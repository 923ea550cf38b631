import type { Command, CommandGroup } from '$lib/state/commands/command';
import { command } from '$lib/state/commands/make-command';
import type { Session } from '$lib/state/session.svelte';
import { clearCells, deleteRows, fillDown, fillRight } from './table-actions';
import type { TableGrid } from './table-grid.svelte';

const openGrids = new WeakMap<Session, TableGrid>();

/** Says which table shows a session's plan just now; null when none does any more. */
export function setOpenGrid(session: Session, grid: TableGrid | null): void {
	if (grid) openGrids.set(session, grid);
	else openGrids.delete(session);
}

/** What can be done in the table, with its keys. All of it is about the cell in use and what is selected. */
export function tableCommands(session: Session): readonly Command[] {
	return [
		tableCommand('Edit', 'edit', 'Edit the cell', (grid) => grid.edit(true), ['F2']),
		tableCommand('Edit', 'enter', 'Edit the cell; on a code, open the row', (grid) => enter(session, grid), [
			'Enter'
		]),
		tableCommand('Edit', 'clear', 'Clear the cells', (grid) => clearCells(grid), ['Delete', 'Backspace']),
		tableCommand('Edit', 'fill-down', 'Fill down', fillDown, ['Mod+D']),
		tableCommand('Edit', 'fill-right', 'Fill right', fillRight, ['Mod+R']),
		tableCommand('Edit', 'delete-rows', 'Delete the rows', deleteRows, ['Mod+Delete', 'Mod+Backspace']),
		tableCommand(
			'Choose',
			'all',
			'Select all cells',
			(grid) => grid.selectWhole({ rows: true, columns: true }),
			['Mod+A']
		),
		tableCommand('Choose', 'row', 'Select the row', (grid) => grid.selectWhole({ rows: true }), [
			'Shift+Space'
		]),
		tableCommand('Choose', 'column', 'Select the column', (grid) => grid.selectWhole({ columns: true }), [
			'Mod+Space'
		]),
		tableCommand('Go', 'details', 'Open the row in the inspector', (grid) => openRow(session, grid), [
			'Mod+Enter'
		]),
		tableCommand('View', 'sort', 'Sort by this column', (grid) =>
			grid.sortBy(grid.columns[grid.active.column]?.id ?? '')
		)
	];

	function tableCommand(
		group: CommandGroup,
		name: string,
		label: string,
		run: (grid: TableGrid) => unknown,
		keys: readonly string[] = []
	): Command {
		const grid = () => openGrids.get(session) ?? null;
		const isPossible = () => grid() !== null && grid()?.editing === null && (grid()?.active.row ?? -1) >= 0;
		function act(): void {
			const now = grid();
			if (!now) return;
			run(now);
			if (now.editing === null && name !== 'details' && name !== 'enter')
				void session.screen?.reveal(null, 'row');
		}
		return command(group, `table-${name}`, label, act, { keys, at: ['table'], enabled: isPossible });
	}
}

function enter(session: Session, grid: TableGrid): void {
	const isCode = grid.columns[grid.active.column]?.id === 'code';
	if (isCode && grid.rows[grid.active.row]) openRow(session, grid);
	else grid.edit(true);
}

/** Opens the row in use in the inspector. */
export function openRow(session: Session, grid: TableGrid): void {
	if (grid.rows[grid.active.row]) session.selection.inspect();
}
