import type { Group } from '$lib/plan/group';
import { groupsAround } from '$lib/plan/group-tree';
import { type Initiative, isFinished } from '$lib/plan/initiative';
import type { Plan } from '$lib/plan/plan';

interface Sum {
	count: number;
	progress: number;
	effortDays: number;
	weighted: number;
}

const kept = new WeakMap<
	readonly Initiative[],
	{ groups: readonly Group[]; done: ReadonlyMap<string, number> }
>();

/**
 * How much of each group's work is done, in percent: weighed by effort where any is stated, else the mean of
 * its initiatives, those of inner groups too. Cancelled work does not count; a group without work is left out.
 */
export function groupProgress(plan: Plan): ReadonlyMap<string, number> {
	const before = kept.get(plan.initiatives);
	if (before?.groups === plan.groups) return before.done;
	const sums = new Map<string, Sum>();
	const around = new Map<string, readonly string[]>();
	for (const initiative of plan.initiatives) {
		const { group } = initiative;
		if (group === null || initiative.status === 'cancelled') continue;
		let path = around.get(group);
		if (!path) around.set(group, (path = groupsAround(plan, group)));
		for (const id of path) add(sums, id, initiative);
	}
	const done = new Map(
		[...sums].map(([id, sum]) => [
			id,
			sum.effortDays > 0 ? sum.weighted / sum.effortDays : sum.progress / sum.count
		])
	);
	kept.set(plan.initiatives, { groups: plan.groups, done });
	return done;
}

function add(sums: Map<string, Sum>, id: string, initiative: Initiative): void {
	let sum = sums.get(id);
	if (!sum) sums.set(id, (sum = { count: 0, progress: 0, effortDays: 0, weighted: 0 }));
	const progress = isFinished(initiative) ? 100 : initiative.progress;
	sum.count++;
	sum.progress += progress;
	sum.effortDays += initiative.effortDays ?? 0;
	sum.weighted += progress * (initiative.effortDays ?? 0);
}
