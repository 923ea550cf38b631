/**
 * The strongly connected components of a directed graph: for each node the number of its component. Two
 * nodes share one exactly when each can be reached from the other. Tarjan's algorithm with its own stack,
 * so that a chain of any length is safe; linear in nodes and edges. `from` and `to` hold the ends of each edge.
 */
export function strongComponents(nodeCount: number, from: Int32Array, to: Int32Array): Int32Array {
	const { first, ends } = outgoing(nodeCount, from, to);
	const component = new Int32Array(nodeCount).fill(-1);
	const seenAt = new Int32Array(nodeCount);
	const lowest = new Int32Array(nodeCount);
	const cursor = first.slice(0, nodeCount);
	const open: number[] = [];
	const path: number[] = [];
	let seen = 0;
	let components = 0;

	function enter(node: number): void {
		seenAt[node] = lowest[node] = ++seen;
		open.push(node);
		path.push(node);
	}
	function lower(node: number, to: number): void {
		if (to < lowest[node]!) lowest[node] = to;
	}
	function leave(node: number): void {
		path.pop();
		const parent = path.at(-1);
		if (parent !== undefined) lower(parent, lowest[node]!);
		if (lowest[node] !== seenAt[node]) return;
		for (let member = open.pop()!; ; member = open.pop()!) {
			component[member] = components;
			if (member === node) break;
		}
		components++;
	}

	for (let root = 0; root < nodeCount; root++) {
		if (seenAt[root] !== 0) continue;
		enter(root);
		while (path.length > 0) {
			const node = path[path.length - 1]!;
			if (cursor[node]! === first[node + 1]!) {
				leave(node);
				continue;
			}
			const end = ends[cursor[node]!++]!;
			if (seenAt[end] === 0) enter(end);
			else if (component[end] === -1) lower(node, seenAt[end]!);
		}
	}
	return component;
}

/** The ends of each node's edges, side by side: those of `node` lie from `first[node]` to before `first[node + 1]`. */
function outgoing(nodeCount: number, from: Int32Array, to: Int32Array) {
	const first = new Int32Array(nodeCount + 1);
	for (const node of from) first[node + 1]!++;
	for (let node = 0; node < nodeCount; node++) first[node + 1]! += first[node]!;
	const free = first.slice();
	const ends = new Int32Array(to.length);
	for (let edge = 0; edge < to.length; edge++) ends[free[from[edge]!]!++] = to[edge]!;
	return { first, ends };
}
