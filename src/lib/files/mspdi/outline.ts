import type { MspdiProject, MspdiTask } from './project';

/** A task and where it stands. */
export interface OutlineRow {
	readonly task: MspdiTask;
	/** Row of the summary task it is in; null at the top. */
	readonly parent: OutlineRow | null;
	/** 1 at the top, whatever number the file gives it there. */
	readonly depth: number;
	/** Whether tasks stand under it; what the file flags is not asked. */
	readonly isSummary: boolean;
}

/** The tasks of a project with what stands under what, by their levels in the order of the file. */
export function readOutline({ tasks }: MspdiProject): readonly OutlineRow[] {
	const open: OutlineRow[] = [];
	return tasks.map((task, index) => {
		while (open.length > 0 && (open.at(-1)?.task.level ?? 0) >= task.level) open.pop();
		const next = tasks[index + 1];
		const parent = open.at(-1) ?? null;
		const row = {
			task,
			parent,
			depth: (parent?.depth ?? 0) + 1,
			isSummary: next !== undefined && next.level > task.level
		};
		open.push(row);
		return row;
	});
}

/** The summary task at the top above a row; null when it stands at the top itself. */
export function topOf(row: OutlineRow): OutlineRow | null {
	let top: OutlineRow | null = null;
	for (let above = row.parent; above; above = above.parent) top = above;
	return top;
}

/** How many summary tasks stand at each depth, from the first: index 0 is depth 1. */
export function summariesByDepth(rows: readonly OutlineRow[]): readonly number[] {
	const counts: number[] = [];
	for (const { depth, isSummary } of rows) {
		if (isSummary) counts[depth - 1] = (counts[depth - 1] ?? 0) + 1;
	}
	return Array.from(counts, (count) => count ?? 0);
}
