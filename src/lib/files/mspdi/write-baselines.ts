import type { Baseline } from '$lib/plan/baseline';
import type { Day } from '$lib/plan/day';
import { isList } from '$lib/plan/field';
import type { Plan } from '$lib/plan/plan';
import type { MspdiBaseline } from './project';
import { stampOf } from './stamp';
import { sourceOf } from './task-values';
import type { TreeNode } from './task-tree';

/** MS Project has eleven baselines: 0 to 10. */
export const mostBaselines = 11;

/**
 * The baselines of a task, by number: those of the plan, each under the number that its name tells or else the
 * first free one, and under the other numbers what the file stated.
 */
export function numberedBaselines(plan: Plan): (node: TreeNode) => readonly MspdiBaseline[] {
	const byNumber = new Map<number, Baseline>();
	const unnumbered: Baseline[] = [];
	for (const baseline of plan.baselines) {
		const number = numberIn(baseline.name);
		if (number !== null && !byNumber.has(number)) byNumber.set(number, baseline);
		else unnumbered.push(baseline);
	}
	for (let number = 0; number < mostBaselines && unnumbered.length > 0; number++) {
		const baseline = byNumber.has(number) ? undefined : unnumbered.shift();
		if (baseline) byNumber.set(number, baseline);
	}
	return (node) => {
		const stated = statedIn(node);
		const own: MspdiBaseline[] = [];
		for (const [number, { dates }] of byNumber) {
			const pair =
				node.kind === 'initiatives' && Object.hasOwn(dates, node.record.id) ? dates[node.record.id] : null;
			if (!pair) continue;
			const [start, finish] = pair as readonly [Day, Day];
			const before = stated.find((one) => one.number === number);
			own.push({
				number,
				start: stampOf(start, before?.start, '08:00:00'),
				finish: stampOf(finish, before?.finish, '17:00:00')
			});
		}
		const others = stated.filter(({ number }) => !own.some((one) => one.number === number));
		return [...own, ...others].sort((a, b) => a.number - b.number);
	};
}

function numberIn(name: string): number | null {
	const found = /^Baseline(?: ([1-9]|10))?$/.exec(name);
	return found ? Number(found[1] ?? 0) : null;
}

function statedIn(node: TreeNode): readonly MspdiBaseline[] {
	const { baselines } = sourceOf(node);
	if (!isList(baselines)) return [];
	return (baselines as readonly Partial<MspdiBaseline>[]).flatMap(({ number, start, finish }) =>
		typeof number === 'number' && typeof start === 'string' && typeof finish === 'string' && (start || finish)
			? [{ number, start, finish }]
			: []
	);
}
