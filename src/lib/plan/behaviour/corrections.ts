/** A record that is written once, and may correct another of its kind. */
interface Correctable {
	readonly id: string;
	readonly supersedes?: string | null;
}

/**
 * The ids of facts that do not count since another one corrects them. One that names itself corrects nothing. Of
 * several corrections of one fact, made apart and merged, the one with the greatest id counts; of facts that correct
 * each other in a circle too.
 */
export function correctedIds(facts: readonly Correctable[]): ReadonlySet<string> {
	const correctionOf = new Map<string, Correctable>();
	const corrected = new Set<string>();
	for (const fact of facts) {
		const { id, supersedes } = fact;
		if (supersedes == null || supersedes === id) continue;
		const other = correctionOf.get(supersedes);
		if (other) corrected.add(other.id < id ? other.id : id);
		if (!other || other.id < id) correctionOf.set(supersedes, fact);
		corrected.add(supersedes);
	}
	for (const first of correctionOf.keys()) {
		const circle = circleFrom(first, correctionOf);
		if (circle.length > 0) corrected.delete(circle.reduce((a, b) => (a < b ? b : a)));
	}
	return corrected;
}

/** The ids that lead from one back to itself by their corrections; empty where they do not. */
function circleFrom(first: string, correctionOf: ReadonlyMap<string, Correctable>): readonly string[] {
	const path = new Set<string>([first]);
	for (let next = correctionOf.get(first)?.id; next !== undefined; next = correctionOf.get(next)?.id) {
		if (next === first) return [...path];
		if (path.has(next)) return [];
		path.add(next);
	}
	return [];
}
