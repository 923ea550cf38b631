import type { Initiative } from './initiative';
import type { Plan } from './plan';
import { isCancelled, type ShapingPair, shapingPairs } from './shaping';

/** Who shapes whom, directly or through structure. */
interface Reach {
	/** Structure and technology that a process shapes. */
	readonly shapedByProcess: ReadonlySet<Initiative>;
	/** Work that shapes at least one structure initiative directly. */
	readonly shapesStructure: ReadonlySet<Initiative>;
	/** Work that shapes at least one technology initiative. */
	readonly shapesTechnology: ReadonlySet<Initiative>;
}

const known = new WeakMap<readonly ShapingPair[], Reach>();

/** The reach of shaping in a plan; kept as long as its pairs are. */
export function reach(plan: Plan, ignoredLinks: ReadonlySet<string>): Reach {
	const pairs = shapingPairs(plan, ignoredLinks);
	const before = known.get(pairs);
	if (before) return before;

	const targets = new Map<Initiative, Initiative[]>();
	const sources = new Map<Initiative, Initiative[]>();
	const shapesStructure = new Set<Initiative>();
	for (const { source, target } of pairs) {
		listed(targets, source).push(target);
		listed(sources, target).push(source);
		if (target.lane === 'structure') shapesStructure.add(source);
	}
	const live = plan.initiatives.filter((one) => !isCancelled(one));
	const found = {
		shapedByProcess: walk(
			live.filter((one) => one.lane === 'process'),
			targets
		),
		shapesStructure,
		shapesTechnology: walk(
			live.filter((one) => one.lane === 'technology'),
			sources
		)
	};
	known.set(pairs, found);
	return found;
}

/** All that can be reached in one step or more. */
function walk(begin: Initiative[], next: ReadonlyMap<Initiative, Initiative[]>): Set<Initiative> {
	const reached = new Set<Initiative>();
	const waiting = begin;
	for (let one = waiting.pop(); one; one = waiting.pop()) {
		for (const other of next.get(one) ?? []) {
			if (reached.has(other)) continue;
			reached.add(other);
			waiting.push(other);
		}
	}
	return reached;
}

function listed(lists: Map<Initiative, Initiative[]>, one: Initiative): Initiative[] {
	let list = lists.get(one);
	if (!list) lists.set(one, (list = []));
	return list;
}
