import type { Plan } from './plan';
import { type ShapingPair, shapingPattern } from './shaping';

/** Who shapes whom, directly or through structure, by the ids of initiatives. */
interface Reach {
	/** Structure and technology that a process shapes. */
	readonly shapedByProcess: ReadonlySet<string>;
	/** Work that shapes at least one structure initiative directly. */
	readonly shapesStructure: ReadonlySet<string>;
	/** Work that shapes at least one technology initiative. */
	readonly shapesTechnology: ReadonlySet<string>;
}

const known = new WeakMap<readonly ShapingPair[], Reach>();

/** The reach of shaping in a plan; kept until something shapes something else. */
export function reach(plan: Plan, ignoredLinks: ReadonlySet<string>): Reach {
	const pattern = shapingPattern(plan, ignoredLinks);
	const before = known.get(pattern);
	if (before) return before;

	const targets = new Map<string, string[]>();
	const sources = new Map<string, string[]>();
	const shapesStructure = new Set<string>();
	const processes = new Set<string>();
	const technologies = new Set<string>();
	for (const { source, target } of pattern) {
		listed(targets, source.id).push(target.id);
		listed(sources, target.id).push(source.id);
		if (target.lane === 'structure') shapesStructure.add(source.id);
		if (source.lane === 'process') processes.add(source.id);
		if (target.lane === 'technology') technologies.add(target.id);
	}
	const found = {
		shapedByProcess: walk(processes, targets),
		shapesStructure,
		shapesTechnology: walk(technologies, sources)
	};
	known.set(pattern, found);
	return found;
}

/** All that can be reached in one step or more. */
function walk(begin: ReadonlySet<string>, next: ReadonlyMap<string, string[]>): Set<string> {
	const reached = new Set<string>();
	const waiting = [...begin];
	for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
		for (const other of next.get(one) ?? []) {
			if (reached.has(other)) continue;
			reached.add(other);
			waiting.push(other);
		}
	}
	return reached;
}

function listed(lists: Map<string, string[]>, one: string): string[] {
	let list = lists.get(one);
	if (!list) lists.set(one, (list = []));
	return list;
}
