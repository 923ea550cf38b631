import { strongComponents } from './strong-components';

/** Edges that close their cycles at a place from `low` to before `high`; nodes that earlier edges tie together are one. */
interface Stretch {
	readonly low: number;
	readonly high: number;
	/** Places of the edges, and the nodes that they join. */
	readonly edges: Int32Array;
	readonly from: Int32Array;
	readonly to: Int32Array;
}

/**
 * The edges to leave out so that no cycle is left: every edge that is the last one of some cycle. The edges
 * are given in their order and all lie on some cycle; answers places in that order, ascending.
 *
 * An edge is the last of a cycle exactly when its ends are strongly connected by the edges up to it. The
 * place at which each edge's ends become so is found for all edges at once by halving: O(m log m).
 */
export function lastOfCycles(from: Int32Array, to: Int32Array): number[] {
	const last: number[] = [];
	const waiting: Stretch[] = [{ low: 0, high: from.length, edges: places(from.length), from, to }];
	for (let stretch = waiting.pop(); stretch; stretch = waiting.pop()) {
		if (stretch.edges.length === 0) continue;
		if (stretch.high - stretch.low > 1) waiting.push(...halve(stretch, last));
		else if (stretch.edges.includes(stretch.low)) last.push(stretch.low);
	}
	return last.sort((a, b) => a - b);
}

/** Splits a stretch in the middle. Edges that prove to be the last of a cycle on the way go to `last`. */
function halve(stretch: Stretch, last: number[]): [Stretch, Stretch] {
	const { low, high, edges } = stretch;
	const middle = (low + high) >> 1;
	const { nodeCount, from, to } = numberNodes(stretch);
	const isEarly = (at: number) => edges[at]! < middle;
	const early = places(edges.length).filter(isEarly);
	const ends = endsAt(early, from, to);
	const component = strongComponents(nodeCount, ends.from, ends.to);
	const isTied = (at: number) => component[from[at]!] === component[to[at]!];

	const before = early.filter(isTied);
	for (let at = 0; at < edges.length; at++) if (!isEarly(at) && isTied(at)) last.push(edges[at]!);
	const after = places(edges.length).filter((at) => !isTied(at));
	const pick = (some: Int32Array) => some.map((at) => edges[at]!);
	return [
		{ low, high: middle, edges: pick(before), ...endsAt(before, from, to) },
		{
			low: middle,
			high,
			edges: pick(after),
			from: after.map((at) => component[from[at]!]!),
			to: after.map((at) => component[to[at]!]!)
		}
	];
}

/** The same ends with nodes numbered from 0, so that the work is in proportion to the edges at hand. */
function numberNodes({ from, to }: Stretch) {
	const numbers = new Map<number, number>();
	const numberOf = (node: number) => {
		const known = numbers.get(node);
		if (known !== undefined) return known;
		numbers.set(node, numbers.size);
		return numbers.size - 1;
	};
	const renumbered = { from: from.map(numberOf), to: to.map(numberOf) };
	return { ...renumbered, nodeCount: numbers.size };
}

function endsAt(some: Int32Array, from: Int32Array, to: Int32Array) {
	return { from: some.map((at) => from[at]!), to: some.map((at) => to[at]!) };
}

function places(count: number): Int32Array {
	return Int32Array.from({ length: count }, (_, at) => at);
}
