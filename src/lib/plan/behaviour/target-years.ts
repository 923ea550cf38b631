import { partsOf } from '$lib/plan/day';
import { planHorizon } from '$lib/plan/horizon';
import type { Plan } from '$lib/plan/plan';
import type { YearlyTargets } from './behaviour';

/** The years that a behaviour may have a target for: those of the roadmap and those that have one already. */
export function targetYears(plan: Plan, targets: YearlyTargets): readonly string[] {
	const { start, end } = planHorizon(plan);
	const years = new Set(Object.keys(targets));
	for (let year = partsOf(start).year; year <= partsOf(end).year; year++) years.add(String(year));
	return [...years].sort();
}

/** Whether the last target is reached in the first year already, with more years to come (A41). */
export function isReachedAtOnce(targets: YearlyTargets): boolean {
	const years = Object.keys(targets).sort();
	const [first, last] = [years[0], years.at(-1)];
	if (first === undefined || last === undefined || first === last) return false;
	return (targets[first] ?? 0) >= (targets[last] ?? 1);
}
