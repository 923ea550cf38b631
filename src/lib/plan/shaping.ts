import type { Initiative } from './initiative';
import { isShaping, type Link } from './link';
import { linkGraph } from './link-graph';
import type { Plan } from './plan';

/** Two initiatives of which the one shapes the other, and the links that say so. Cancelled ones take no part. */
export interface ShapingPair {
	readonly source: Initiative;
	readonly target: Initiative;
	readonly links: readonly Link[];
}

interface Known {
	readonly links: readonly Link[];
	readonly ignoredLinks: ReadonlySet<string>;
	readonly pairs: readonly ShapingPair[];
}

const latest = new WeakMap<readonly Initiative[], Known>();

/**
 * Every pair of a plan, each once however many links join the two, in the order of targets, then of sources.
 * Kept as long as the plan's lists are.
 */
export function shapingPairs(plan: Plan, ignoredLinks: ReadonlySet<string>): readonly ShapingPair[] {
	const { initiatives, links } = plan;
	const known = latest.get(initiatives);
	if (known?.links === links && known.ignoredLinks === ignoredLinks) return known.pairs;

	const graph = linkGraph(plan);
	const pairs = new Map<number, { source: Initiative; target: Initiative; links: Link[] }>();
	links.forEach((link, at) => {
		const source = initiatives[graph.from[at]!];
		const target = initiatives[graph.to[at]!];
		if (!source || !target || source === target || ignoredLinks.has(link.id)) return;
		if (!isShaping(link, source, target) || isCancelled(source) || isCancelled(target)) return;
		const key = graph.to[at]! * initiatives.length + graph.from[at]!;
		const pair = pairs.get(key);
		if (pair) pair.links.push(link);
		else pairs.set(key, { source, target, links: [link] });
	});
	const listed = [...pairs].sort(([a], [b]) => a - b).map(([, pair]) => pair);
	latest.set(initiatives, { links, ignoredLinks, pairs: listed });
	return listed;
}

/** Whether work was called off: it neither shapes nor owes. */
export function isCancelled(initiative: Initiative): boolean {
	return initiative.status === 'cancelled';
}

/** Whether it is a small trial outside the enterprise platform, which may come before what shapes it. */
export function isOutsidePilot(initiative: Initiative): boolean {
	return initiative.kind === 'pilot' && initiative.outsidePlatform;
}
