import type { Link } from './link';
import type { BrokenLinks } from './links';

/** Most links looked at for all cycles of a plan together, so that no tangle can hold up the chart. */
const patience = 400_000;

const known = new WeakMap<BrokenLinks, ReadonlyMap<Link, readonly Link[]>>();

/**
 * For each link that closes a cycle the shortest cycle of which it has the highest id: links in their order,
 * itself first. The list is empty where patience has run out.
 */
export function findCycles(broken: BrokenLinks): ReadonlyMap<Link, readonly Link[]> {
	const before = known.get(broken);
	if (before) return before;

	const outgoing = new Map<string, Link[]>();
	for (const link of broken.tangled) {
		const list = outgoing.get(link.from);
		if (list) list.push(link);
		else outgoing.set(link.from, [link]);
	}
	let steps = 0;
	const mayStep = () => ++steps <= patience;
	const cycles = new Map(broken.cyclic.map((last) => [last, shortestCycle(last, outgoing, mayStep)]));
	known.set(broken, cycles);
	return cycles;
}

function shortestCycle(
	last: Link,
	outgoing: ReadonlyMap<string, readonly Link[]>,
	mayStep: () => boolean
): readonly Link[] {
	if (last.from === last.to) return [last];
	const cameBy = new Map<string, Link>([[last.to, last]]);
	for (const end of cameBy.keys()) {
		for (const link of outgoing.get(end) ?? []) {
			if (!mayStep()) return [];
			if (link.id >= last.id || cameBy.has(link.to)) continue;
			cameBy.set(link.to, link);
			if (link.to === last.from) return wayBack(cameBy, last);
		}
	}
	return [];
}

function wayBack(cameBy: ReadonlyMap<string, Link>, last: Link): readonly Link[] {
	const way: Link[] = [];
	for (let link = cameBy.get(last.from)!; link !== last; link = cameBy.get(link.from)!) way.push(link);
	return [last, ...way.reverse()];
}
