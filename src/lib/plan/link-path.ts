import { findIgnoredLinks } from './links';
import type { Plan } from './plan';

/**
 * The shortest way from one record to another along the links that calculations use, as ids with both ends;
 * null when there is none. O(links).
 */
export function linkPath(plan: Plan, from: string, to: string): readonly string[] | null {
	if (from === to) return [from];
	const ignored = findIgnoredLinks(plan);
	const next = new Map<string, string[]>();
	for (const link of plan.links) {
		if (ignored.has(link.id)) continue;
		const list = next.get(link.from);
		if (list) list.push(link.to);
		else next.set(link.from, [link.to]);
	}
	const cameFrom = new Map<string, string | null>([[from, null]]);
	const waiting = [from];
	for (let at = 0; at < waiting.length; at++) {
		const id = waiting[at]!;
		for (const reached of next.get(id) ?? []) {
			if (cameFrom.has(reached)) continue;
			cameFrom.set(reached, id);
			if (reached === to) return wayTo(to, cameFrom);
			waiting.push(reached);
		}
	}
	return null;
}

function wayTo(end: string, cameFrom: ReadonlyMap<string, string | null>): readonly string[] {
	const way: string[] = [];
	for (let id: string | null = end; id !== null; id = cameFrom.get(id) ?? null) way.unshift(id);
	return way;
}
