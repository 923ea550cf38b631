import {
	defaultLaneRule,
	laneNamed,
	type LaneRule,
	laneTable,
	maxLaneValues
} from '$lib/files/csv/lane-rule';
import { type OutlineRow, summariesByDepth, topOf } from './outline';
import type { MspdiProject } from './project';

/** Which summary tasks become phases; all others become groups. */
export type PhaseChoice =
	| { readonly by: 'level'; readonly level: number }
	/** Those that our own export marked as phases. */
	| { readonly by: 'marks' }
	| { readonly by: 'none' };

/** Everything a person can decide about a project before it becomes a roadmap. */
export interface MspdiChoices {
	readonly title: string;
	readonly phases: PhaseChoice;
	readonly lanes: LaneRule;
	/** Index of the column that a lane rule by value goes by. */
	readonly laneColumn: number;
}

/** A text that every task has, by which lanes may be told. */
export interface LaneColumn {
	readonly name: string;
	/** Its different values, the first two hundred. */
	readonly values: readonly string[];
}

/** Names of fields that our own export writes, and reads again. */
export const ownFields = {
	kind: 'Longroad kind',
	lane: 'Lane',
	code: 'Longroad code',
	status: 'Longroad status',
	health: 'Longroad health',
	findings: 'Longroad findings',
	gate: 'Gate statement'
} as const;

/** The value of a field of the file's own; '' where a task has none. */
export function fieldOf({ task }: OutlineRow, name: string): string {
	return task.fields.find((one) => one.name === name)?.value ?? '';
}

const builtIn: readonly (readonly [string, (row: OutlineRow, project: MspdiProject) => string])[] = [
	['Summary task at the top', (row) => topOf(row)?.task.name ?? ''],
	['Summary task', (row) => row.parent?.task.name ?? ''],
	['Resource', (row, project) => resourceNames(row, project)[0] ?? '']
];

/** Names of the resources that work on a task, in the order of the file. */
export function resourceNames({ task }: OutlineRow, project: MspdiProject): readonly string[] {
	const uids = project.assignments.get(task.uid) ?? [];
	return uids.map((uid) => project.resources.get(uid) ?? '').filter(Boolean);
}

/** The columns that a lane rule can go by. */
export function laneColumns(project: MspdiProject, rows: readonly OutlineRow[]): readonly LaneColumn[] {
	const leaves = rows.filter((row) => !row.isSummary);
	const names = new Set(leaves.flatMap((row) => row.task.fields.map((one) => one.name)));
	return [...builtIn.map(([name]) => name), ...names].map((name, column) => {
		const values = new Set<string>();
		for (const row of leaves) {
			const value = laneCell(row, column, name, project);
			if (value && value.length <= 200 && values.size < maxLaneValues) values.add(value);
		}
		return { name, values: [...values] };
	});
}

/** What a task says in a column. */
export function laneCell(row: OutlineRow, column: number, name: string, project: MspdiProject): string {
	const own = builtIn[column];
	return own ? own[1](row, project) : fieldOf(row, name);
}

/** The choices that hold until a person changes them. */
export function guessMspdiChoices(
	rows: readonly OutlineRow[],
	columns: readonly LaneColumn[],
	title: string
): MspdiChoices {
	const lane = columns.findIndex(
		({ name, values }) => name === ownFields.lane && values.some((value) => laneNamed(value))
	);
	return {
		title,
		phases: guessPhases(rows),
		lanes: lane < 0 ? defaultLaneRule : laneTable(columns[lane]?.values ?? []),
		laneColumn: Math.max(lane, 0)
	};
}

const fewestPhases = 2;
const mostPhases = 12;

function guessPhases(rows: readonly OutlineRow[]): PhaseChoice {
	if (rows.some((row) => fieldOf(row, ownFields.kind) !== '')) return { by: 'marks' };
	const counts = summariesByDepth(rows);
	const at = counts.findIndex((count) => count >= fewestPhases && count <= mostPhases);
	return at < 0 ? { by: 'none' } : { by: 'level', level: at + 1 };
}
