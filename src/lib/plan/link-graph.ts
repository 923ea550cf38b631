import type { Initiative } from './initiative';
import type { Link } from './link';
import type { Plan } from './plan';

/**
 * The links of a plan between numbered nodes: an initiative has the number of its place in the plan's list,
 * milestones, phases and groups follow. Where an end is no live record, its number is -1.
 */
export interface LinkGraph {
	readonly nodeCount: number;
	/** Ends of each link, in the order of the plan's links. */
	readonly from: Int32Array;
	readonly to: Int32Array;
}

interface Known {
	readonly from: readonly unknown[];
	readonly graph: LinkGraph;
}

const latest = new WeakMap<readonly Initiative[], Known>();

/** The graph of a plan's links; made once for each set of lists. */
export function linkGraph({ initiatives, milestones, phases, groups, links }: Plan): LinkGraph {
	const lists = [initiatives, milestones, phases, groups];
	const madeFrom = [...lists, links];
	const known = latest.get(initiatives);
	if (known?.from.every((list, at) => list === madeFrom[at])) return known.graph;

	const numbers = new Map<string, number>();
	let nodeCount = 0;
	for (const list of lists) {
		for (const { id } of list) {
			if (!numbers.has(id)) numbers.set(id, nodeCount);
			nodeCount++;
		}
	}
	const from = new Int32Array(links.length);
	const to = new Int32Array(links.length);
	links.forEach((link: Link, at) => {
		from[at] = numbers.get(link.from) ?? -1;
		to[at] = numbers.get(link.to) ?? -1;
	});
	const graph = { nodeCount, from, to };
	latest.set(initiatives, { from: madeFrom, graph });
	return graph;
}
