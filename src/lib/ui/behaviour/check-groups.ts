import type { NextCheck } from '$lib/plan/behaviour/next-checks';
import { type Day, monthNames, partsOf } from '$lib/plan/day';

/** Checks that are due at one time. */
export interface CheckGroup {
	readonly name: string;
	readonly checks: readonly NextCheck[];
}

/** Checks as a list of what is due now, then by the quarters of the calendar; each keeps its order. */
export function groupChecks(checks: readonly NextCheck[], asOf: Day): readonly CheckGroup[] {
	const now = checks.filter((one) => one.due <= asOf);
	const later = checks.filter((one) => one.due > asOf).sort((a, b) => a.due - b.due);
	const byName = new Map<string, NextCheck[]>();
	if (now.length > 0) byName.set('Due now', now);
	for (const check of later) {
		const name = quarterName(check.due);
		const group = byName.get(name);
		if (group) group.push(check);
		else byName.set(name, [check]);
	}
	return [...byName].map(([name, list]) => ({ name, checks: list }));
}

/** "July to September 2028". */
function quarterName(day: Day): string {
	const { year, quarter } = partsOf(day);
	return `${monthNames[quarter * 3 - 3]} to ${monthNames[quarter * 3 - 1]} ${year}`;
}
