import { lastOfCycles } from './cycle-breakers';
import type { Link } from './link';
import { type LinkGraph, linkGraph } from './link-graph';
import type { Plan } from './plan';
import { strongComponents } from './strong-components';

/** The links that something is wrong with, in ascending order of id. */
export interface BrokenLinks {
	/** Those with an end that no live initiative, milestone, phase or group has (LNK-2). */
	readonly dangling: readonly Link[];
	/** Those with the highest id of a cycle (LNK-1). */
	readonly cyclic: readonly Link[];
	/** Every link that lies on a cycle. */
	readonly tangled: readonly Link[];
	/** The ids of the dangling and the cyclic ones. */
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
	const linkAt = (at: number) => plan.links[at]!;
	const tangled = findTangled(graph, whole).sort((a, b) => byLinkId(linkAt(a), linkAt(b)));
	const last = lastOfCycles(endsOf(graph.from, tangled), endsOf(graph.to, tangled));
	const cyclic = last.map((place) => linkAt(tangled[place]!));
	const ids = new Set([...dangling, ...cyclic].map((link) => link.id));
	const broken = { dangling: dangling.sort(byLinkId), cyclic, tangled: tangled.map(linkAt), ids };
	known.set(graph, broken);
	return broken;
}

/** Ids of the links that no calculation uses: dangling ones, and of every cycle the one with the highest id. */
export function findIgnoredLinks(plan: Plan): ReadonlySet<string> {
	return findBrokenLinks(plan).ids;
}

/** Compares by id in code units, the same on every machine. */
function byLinkId(a: Link, b: Link): number {
	return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Places of the links whose ends can reach each other. */
function findTangled(graph: LinkGraph, whole: readonly number[]): number[] {
	const component = strongComponents(graph.nodeCount, endsOf(graph.from, whole), endsOf(graph.to, whole));
	return whole.filter((at) => component[graph.from[at]!] === component[graph.to[at]!]);
}

function endsOf(ends: Int32Array, some: readonly number[]): Int32Array {
	return Int32Array.from(some, (at) => ends[at]!);
}
