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
	readonly ends: Ends;
	readonly graph: LinkGraph;
}

/** The lists that hold the ends of links, in the order of their numbers. */
type Ends = readonly (readonly { readonly id: string }[])[];

const latest = new WeakMap<readonly Link[], Known>();

/**
 * The graph of a plan's links. Plans with the same list of links and the same ids in the same places have one
 * graph together, so an edit of dates or words makes none anew.
 */
export function linkGraph({ initiatives, milestones, phases, groups, links }: Plan): LinkGraph {
	const ends: Ends = [initiatives, milestones, phases, groups];
	const known = latest.get(links);
	const isKnown = known?.ends.every((list, at) => haveSameIds(list, ends[at]!));
	const graph = known && isKnown ? known.graph : makeGraph(ends, links);
	if (known?.ends.some((list, at) => list !== ends[at]) ?? true) latest.set(links, { ends, graph });
	return graph;
}

function haveSameIds(list: Ends[number], other: Ends[number]): boolean {
	if (list === other) return true;
	return list.length === other.length && list.every((one, at) => one.id === other[at]!.id);
}

function makeGraph(ends: Ends, links: readonly Link[]): LinkGraph {
	const numbers = new Map<string, number>();
	let nodeCount = 0;
	for (const list of ends) {
		for (const { id } of list) {
			if (!numbers.has(id)) numbers.set(id, nodeCount);
			nodeCount++;
		}
	}
	const from = new Int32Array(links.length);
	const to = new Int32Array(links.length);
	links.forEach((link, at) => {
		from[at] = numbers.get(link.from) ?? -1;
		to[at] = numbers.get(link.to) ?? -1;
	});
	return { nodeCount, from, to };
}
