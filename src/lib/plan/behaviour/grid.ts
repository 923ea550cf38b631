import { byId, type Plan } from '$lib/plan/plan';
import { isTooSmallToShow, type Team } from '$lib/plan/team';
import type { Behaviour } from './behaviour';
import { type BehaviourReport, cellKey, type CellStatus } from './cell-status';
import { readSettings } from './settings';
import type { StatusWord } from './status-word';

/** A team over its cells. */
interface GridColumn {
	readonly team: Team;
	/** How many behaviours are asked of it, and of how many of them there is evidence. */
	readonly asked: number;
	readonly seen: number;
	/** Whether the team is so small that nothing of it is shown. */
	readonly isHidden: boolean;
}

/** A behaviour beside its cells, one for each column: null where the team is not asked for it. */
export interface GridRow {
	readonly behaviour: Behaviour;
	/** Its place among all behaviours, from 1; a filter does not change it. */
	readonly number: number;
	readonly cells: readonly (CellStatus | null)[];
}

/** Behaviours by team. */
export interface BehaviourGrid {
	/** Teams that face customers first, each part in the order of the plan. */
	readonly columns: readonly GridColumn[];
	/** How many of the columns face customers. */
	readonly facing: number;
	readonly rows: readonly GridRow[];
	/** Teams that no behaviour is asked of. */
	readonly unasked: readonly Team[];
}

/** Every behaviour by every team that has a cell. */
export function behaviourGrid(plan: Plan, report: BehaviourReport): BehaviourGrid {
	const cellsOf = new Map<string, CellStatus[]>();
	for (const cell of report.cells) {
		const cells = cellsOf.get(cell.team.id);
		if (cells) cells.push(cell);
		else cellsOf.set(cell.team.id, [cell]);
	}
	const asked = plan.teams.filter((team) => cellsOf.has(team.id));
	const facing = asked.filter((team) => team.customerFacing);
	const columns = [...facing, ...asked.filter((team) => !team.customerFacing)].map((team) =>
		columnOf(team, cellsOf.get(team.id) ?? [])
	);
	return {
		columns,
		facing: facing.length,
		rows: plan.behaviours.map((behaviour, index) => ({
			behaviour,
			number: index + 1,
			cells: columns.map(({ team }) => report.byKey.get(cellKey(behaviour.id, team.id)) ?? null)
		})),
		unasked: plan.teams.filter((team) => !cellsOf.has(team.id))
	};
}

function columnOf(team: Team, cells: readonly CellStatus[]): GridColumn {
	const seen = cells.filter(({ word }) => word !== 'no evidence').length;
	return { team, asked: cells.length, seen, isHidden: isTooSmallToShow(team) };
}

/** How many cells that may be shown stand at each word, and how many stay hidden. */
export function countShown(report: BehaviourReport): {
	readonly words: Readonly<Record<StatusWord, number>>;
	readonly hidden: number;
} {
	const words = { ...report.counts };
	let hidden = 0;
	for (const cell of report.cells) {
		if (!cell.isHidden) continue;
		words[cell.word] -= 1;
		hidden += 1;
	}
	return { words, hidden };
}

export const evidenceAsks = ['any', 'never looked', 'gone stale', 'due'] as const;
export type EvidenceAsk = (typeof evidenceAsks)[number];

/** What of the grid one wants to see. Each part narrows; null, "" and "any" do not. */
export interface CellFilter {
	readonly text: string;
	readonly word: StatusWord | null;
	readonly team: string | null;
	readonly evidence: EvidenceAsk;
}

export const everyCell: CellFilter = { text: '', word: null, team: null, evidence: 'any' };

/** Whether anything narrows. */
export function isNarrowing(filter: CellFilter): boolean {
	return (
		filter.text.trim() !== '' || filter.word !== null || filter.team !== null || filter.evidence !== 'any'
	);
}

/** A grid with the rows and columns that have something asked for, and which of their cells those are. */
export interface FilteredGrid extends BehaviourGrid {
	readonly matches: ReadonlySet<CellStatus>;
}

/**
 * What of a grid answers a filter. `due` has the keys of cells whose check is due. Words and evidence of small
 * teams stay hidden, so they answer neither.
 */
export function filterGrid(
	plan: Plan,
	grid: BehaviourGrid,
	filter: CellFilter,
	due: ReadonlySet<string>
): FilteredGrid {
	const { staleAfterDays } = readSettings(plan.roadmap.settings);
	const team = filter.team !== null && byId(plan.teams).has(filter.team) ? filter.team : null;
	const asksOfCells = filter.word !== null || filter.evidence !== 'any' || team !== null;
	const text = filter.text.trim().toLocaleLowerCase('en');
	const matches = new Set<CellStatus>();
	const isAnswer = (cell: CellStatus): boolean => {
		if (team !== null && cell.team.id !== team) return false;
		if (filter.word === null && filter.evidence === 'any') return true;
		if (cell.isHidden) return false;
		return (
			(filter.word === null || cell.word === filter.word) &&
			hasEvidence(cell, filter.evidence, staleAfterDays, due)
		);
	};
	const rows = grid.rows.filter(({ behaviour, cells }) => {
		if (text !== '' && !wordsOf(behaviour).includes(text)) return false;
		let found = !asksOfCells;
		for (const cell of cells) {
			if (cell === null || !isAnswer(cell)) continue;
			matches.add(cell);
			found = true;
		}
		return found;
	});
	if (!asksOfCells) return { ...grid, rows, matches };
	const answered = new Set([...matches].map((cell) => cell.team.id));
	const kept = grid.columns.flatMap((column, index) => (answered.has(column.team.id) ? [index] : []));
	return {
		...grid,
		columns: kept.flatMap((index) => grid.columns[index] ?? []),
		facing: kept.filter((index) => index < grid.facing).length,
		rows: rows.map((row) => ({ ...row, cells: kept.map((index) => row.cells[index] ?? null) })),
		matches
	};
}

function hasEvidence(
	cell: CellStatus,
	asked: EvidenceAsk,
	staleAfterDays: number,
	due: ReadonlySet<string>
): boolean {
	if (asked === 'never looked') return cell.lastSeen === null;
	if (asked === 'gone stale') return isStale(cell, staleAfterDays);
	return asked === 'any' || due.has(cell.key);
}

/** Whether somebody has looked, but so long ago that it says nothing any more. */
export function isStale({ asOf, lastSeen }: CellStatus, staleAfterDays: number): boolean {
	return lastSeen !== null && asOf - lastSeen > staleAfterDays;
}

function wordsOf({ name, countsAs, measure, derailingOpposite }: Behaviour): string {
	return [name, countsAs, measure, derailingOpposite].join('\n').toLocaleLowerCase('en');
}
