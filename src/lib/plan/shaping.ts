import type { Initiative } from './initiative';
import { isShaping, type Link } from './link';
import { type LinkGraph, linkGraph } from './link-graph';
import type { Plan } from './plan';

/** Two initiatives of which the one shapes the other, and the links that say so. Cancelled ones take no part. */
export interface ShapingPair {
	readonly source: Initiative;
	readonly target: Initiative;
	readonly links: readonly Link[];
}

interface Known {
	readonly graph: LinkGraph;
	readonly initiatives: readonly Initiative[];
	readonly ignoredLinks: ReadonlySet<string>;
	readonly pairs: readonly ShapingPair[];
	/** The pairs as they were first found; those since differ in what is known of their ends alone. */
	readonly first: readonly ShapingPair[];
}

const latest = new WeakMap<readonly Link[], Known>();

/**
 * Every pair of a plan, each once however many links join the two, in the order of targets, then of sources.
 * A pair whose two ends did not change since is the same object as before.
 */
export function shapingPairs(plan: Plan, ignoredLinks: ReadonlySet<string>): readonly ShapingPair[] {
	return pairsOf(plan, ignoredLinks).pairs;
}

/**
 * Stands for who shapes whom: the same object for two plans only if the same ids shape the same ids, in the
 * same lanes.
 */
export function shapingPattern(plan: Plan, ignoredLinks: ReadonlySet<string>): readonly ShapingPair[] {
	return pairsOf(plan, ignoredLinks).first;
}

function pairsOf(plan: Plan, ignoredLinks: ReadonlySet<string>): Known {
	const { initiatives, links } = plan;
	const graph = linkGraph(plan);
	const known = latest.get(links);
	if (known?.graph === graph && known.ignoredLinks === ignoredLinks) {
		if (known.initiatives === initiatives) return known;
		const renewed = renewedEnds(known.initiatives, initiatives);
		if (renewed) {
			const next = { ...known, initiatives, pairs: withRenewed(known.pairs, renewed) };
			latest.set(links, next);
			return next;
		}
	}
	const pairs = findPairs(plan, graph, ignoredLinks);
	const found = { graph, initiatives, ignoredLinks, pairs, first: pairs };
	latest.set(links, found);
	return found;
}

/** What stands in place of initiatives that changed; null when a change may make or end a pair. */
function renewedEnds(
	before: readonly Initiative[],
	after: readonly Initiative[]
): ReadonlyMap<Initiative, Initiative> | null {
	const renewed = new Map<Initiative, Initiative>();
	for (let at = 0; at < after.length; at++) {
		const [old, now] = [before[at]!, after[at]!];
		if (old === now) continue;
		if (old.lane !== now.lane || isCancelled(old) !== isCancelled(now)) return null;
		renewed.set(old, now);
	}
	return renewed;
}

function withRenewed(
	pairs: readonly ShapingPair[],
	renewed: ReadonlyMap<Initiative, Initiative>
): readonly ShapingPair[] {
	return pairs.map((pair) => {
		const [source, target] = [renewed.get(pair.source), renewed.get(pair.target)];
		if (!source && !target) return pair;
		return { source: source ?? pair.source, target: target ?? pair.target, links: pair.links };
	});
}

function findPairs(
	{ initiatives, links }: Plan,
	graph: LinkGraph,
	ignoredLinks: ReadonlySet<string>
): readonly ShapingPair[] {
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
	return [...pairs].sort(([a], [b]) => a - b).map(([, pair]) => pair);
}

/** Whether work was called off: it neither shapes nor owes. */
export function isCancelled(initiative: Initiative): boolean {
	return initiative.status === 'cancelled';
}

/** Whether it is a small trial outside the enterprise platform, which may come before what shapes it. */
export function isOutsidePilot(initiative: Initiative): boolean {
	return initiative.kind === 'pilot' && initiative.outsidePlatform;
}
