import type { Link } from '$lib/plan/link';
import type { Plan } from '$lib/plan/plan';
import { linksAt } from './link-ends';

/** What some records depend on and what depends on them, near and far. */
export interface Related {
	readonly before: ReadonlySet<string>;
	readonly after: ReadonlySet<string>;
	/** The links that lead from the ones to the others, in no particular order. */
	readonly links: readonly Link[];
}

/**
 * All predecessors and successors of some records, through any number of links but those left out of the
 * calculation. The records themselves are in neither set. O(links).
 */
export function relatedTo(
	plan: Pick<Plan, 'links'>,
	ids: ReadonlySet<string>,
	ignoredLinks: ReadonlySet<string>
): Related {
	const links = new Set<Link>();
	const reach = (near: 'from' | 'to', far: 'from' | 'to'): ReadonlySet<string> => {
		const found = new Set<string>();
		const waiting = [...ids];
		for (let id = waiting.pop(); id !== undefined; id = waiting.pop())
			for (const link of linksAt(plan.links, id)) {
				if (link[near] !== id || ignoredLinks.has(link.id)) continue;
				links.add(link);
				const next = link[far];
				if (ids.has(next) || found.has(next)) continue;
				found.add(next);
				waiting.push(next);
			}
		return found;
	};
	return { before: reach('to', 'from'), after: reach('from', 'to'), links: [...links] };
}
