import { linkGraph } from './link-graph';
import type { Plan } from './plan';

/**
 * Places in the plan's graph of links (`linkGraph`) that can be reached from one of them, following the links
 * that count forwards (what comes after) or backwards (what comes before). `enter` says which are gone into;
 * the start itself is no part of the answer. O(links).
 */
export function linkReach(
	plan: Plan,
	ignoredLinks: ReadonlySet<string>,
	start: number,
	direction: 'after' | 'before',
	enter: (node: number) => boolean = () => true
): ReadonlySet<number> {
	const graph = linkGraph(plan);
	const [near, far] = direction === 'after' ? [graph.from, graph.to] : [graph.to, graph.from];
	const next = new Map<number, number[]>();
	plan.links.forEach((link, at) => {
		if (ignoredLinks.has(link.id)) return;
		const list = next.get(near[at]!);
		if (list) list.push(far[at]!);
		else next.set(near[at]!, [far[at]!]);
	});
	const reached = new Set<number>();
	const waiting = [start];
	for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
		for (const other of next.get(node) ?? []) {
			if (other === start || reached.has(other) || !enter(other)) continue;
			reached.add(other);
			waiting.push(other);
		}
	}
	return reached;
}
