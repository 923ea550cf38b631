import { lastOfCycles } from './cycle-breakers';
import type { Link } from './link';
import { type LinkGraph, linkGraph } from './link-graph';
import type { Plan } from './plan';

/** The links that no calculation uses, in ascending order of id. */
export interface BrokenLinks {
	/** Those with an end that no live initiative or milestone has (LNK-2). */
	readonly dangling: readonly Link[];
	/** Those with the highest id of a cycle (LNK-1). */
	readonly cyclic: readonly Link[];
	/** The ids of both. */
	readonly ids: ReadonlySet<string>;
}

const known = new WeakMap<LinkGraph, BrokenLinks>();

/** The links that dangle or close a cycle. Never throws; O(m log m) at worst, linear where links form no cycle. */
export function findBrokenLinks(plan: Plan): BrokenLinks {
	const graph = linkGraph(plan);
	const before = known.get(graph);
	if (before) return before;

	const dangling: Link[] = [];
	const whole: number[] = [];
	plan.links.forEach((link, at) => {
		if (graph.from[at] === -1 || graph.to[at] === -1) dangling.push(link);
		else whole.push(at);
	});
	const cyclic = findCyclic(plan.links, graph, whole);
	const ids = new Set([...dangling, ...cyclic].map((link) => link.id));
	const broken = { dangling: dangling.sort(byLinkId), cyclic, ids };
	known.set(graph, broken);
	return broken;
}

/** Ids of the links that no calculation uses: dangling ones, and of every cycle the one with the highest id. */
export function findIgnoredLinks(plan: Plan): ReadonlySet<string> {
	return findBrokenLinks(plan).ids;
}

/** Compares by id in code units, the same on every machine. */
export function byLinkId(a: Link, b: Link): number {
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function findCyclic(links: readonly Link[], graph: LinkGraph, whole: number[]): readonly Link[] {
	const sorted = whole.sort((a, b) => byLinkId(links[a]!, links[b]!));
	const from = Int32Array.from(sorted, (at) => graph.from[at]!);
	const to = Int32Array.from(sorted, (at) => graph.to[at]!);
	return lastOfCycles(graph.nodeCount, from, to).map((place) => links[sorted[place]!]!);
}
