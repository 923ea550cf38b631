import type { Link } from './link';
import type { LinkGraph } from './link-graph';
import { byLinkId } from './links';
import type { Plan } from './plan';

/** Most links looked at for all cycles of a plan together, so that no tangle can hold up the chart. */
const patience = 400_000;

/**
 * Finds for a link with the highest id of a cycle the shortest such cycle, as links in their order, itself
 * first. Answers an empty list once its patience, which all calls share, has run out.
 */
export function findCycle(plan: Plan, graph: LinkGraph): (last: Link) => readonly Link[] {
	const outgoing = new Map<string, Link[]>();
	plan.links
		.filter((_, at) => graph.from[at] !== -1 && graph.to[at] !== -1)
		.sort(byLinkId)
		.forEach((link) => {
			const list = outgoing.get(link.from);
			if (list) list.push(link);
			else outgoing.set(link.from, [link]);
		});
	let steps = 0;
	return (last) => {
		if (last.from === last.to) return [last];
		const cameBy = new Map<string, Link>([[last.to, last]]);
		const waiting = [last.to];
		for (const end of waiting) {
			for (const link of outgoing.get(end) ?? []) {
				if (++steps > patience) return [];
				if (link.id >= last.id || cameBy.has(link.to)) continue;
				cameBy.set(link.to, link);
				if (link.to === last.from) return wayBack(cameBy, last);
				waiting.push(link.to);
			}
		}
		return [];
	};
}

function wayBack(cameBy: ReadonlyMap<string, Link>, last: Link): Link[] {
	const way: Link[] = [];
	for (let link = cameBy.get(last.from); link && link !== last; link = cameBy.get(link.from)) way.push(link);
	return [last, ...way.reverse()];
}
