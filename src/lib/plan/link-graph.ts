import type { Initiative } from './initiative';
import type { Link } from './link';
import type { Milestone } from './milestone';
import type { Plan } from './plan';

/**
 * The links of a plan between numbered nodes: an initiative has the number of its place in the plan's list,
 * milestones follow. Where an end is no live record, its number is -1.
 */
export interface LinkGraph {
	readonly nodeCount: number;
	/** Ends of each link, in the order of the plan's links. */
	readonly from: Int32Array;
	readonly to: Int32Array;
}

interface Known {
	readonly links: readonly Link[];
	readonly milestones: readonly Milestone[];
	readonly graph: LinkGraph;
}

const latest = new WeakMap<readonly Initiative[], Known>();

/** The graph of a plan's links; made once for each set of lists. */
export function linkGraph({ initiatives, milestones, links }: Plan): LinkGraph {
	const known = latest.get(initiatives);
	if (known?.links === links && known.milestones === milestones) return known.graph;

	const numbers = new Map<string, number>();
	milestones.forEach(({ id }, at) => numbers.set(id, initiatives.length + at));
	initiatives.forEach(({ id }, at) => numbers.set(id, at));
	const from = new Int32Array(links.length);
	const to = new Int32Array(links.length);
	links.forEach((link, at) => {
		from[at] = numbers.get(link.from) ?? -1;
		to[at] = numbers.get(link.to) ?? -1;
	});
	const graph = { nodeCount: initiatives.length + milestones.length, from, to };
	latest.set(initiatives, { links, milestones, graph });
	return graph;
}
