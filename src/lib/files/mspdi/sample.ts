import { fieldOf, type LaneColumn, laneColumns, ownFields } from './choices';
import { type OutlineRow, readOutline } from './outline';
import { baselineName } from './plan-from-mspdi';
import type { MspdiProject } from './project';

/** What a person needs to see of a project to decide about it. */
export interface MspdiSample {
	readonly taskCount: number;
	/** Where summary tasks stand, from the top: how many at a depth, and the names of the first. */
	readonly levels: readonly {
		readonly level: number;
		readonly count: number;
		readonly names: readonly string[];
	}[];
	/** Whether our own export marked which tasks are phases. */
	readonly hasMarks: boolean;
	readonly laneColumns: readonly LaneColumn[];
	/** Baselines by their names, with the number of tasks that have each. */
	readonly baselines: readonly { readonly name: string; readonly count: number }[];
}

const shownNames = 3;

export function sampleOf(project: MspdiProject): MspdiSample {
	const rows = readOutline(project);
	return {
		taskCount: project.tasks.length,
		levels: levelsOf(rows),
		hasMarks: rows.some((row) => fieldOf(row, ownFields.kind) !== ''),
		laneColumns: laneColumns(project, rows),
		baselines: baselinesOf(project)
	};
}

function levelsOf(rows: readonly OutlineRow[]): MspdiSample['levels'] {
	const byDepth = Map.groupBy(
		rows.filter((row) => row.isSummary),
		(row) => row.depth
	);
	return [...byDepth]
		.sort(([a], [b]) => a - b)
		.map(([level, ones]) => ({
			level,
			count: ones.length,
			names: ones.slice(0, shownNames).map((row) => row.task.name)
		}));
}

function baselinesOf({ tasks }: MspdiProject): MspdiSample['baselines'] {
	const counts = new Map<number, number>();
	for (const { baselines } of tasks) {
		for (const { number, start, finish } of baselines)
			if (start || finish) counts.set(number, (counts.get(number) ?? 0) + 1);
	}
	return [...counts]
		.sort(([a], [b]) => a - b)
		.map(([number, count]) => ({ name: baselineName(number), count }));
}
