import type { Decision } from './decision';

const known = new WeakMap<readonly Decision[], ReadonlyMap<string, Decision>>();

/**
 * The overrides in force, by the key of the finding that each accepts. One counts when it has a name, a date
 * and a reason and no withdrawal ends it; of several the newest does, then the one with the highest id.
 */
export function overridesInForce(decisions: readonly Decision[]): ReadonlyMap<string, Decision> {
	const before = known.get(decisions);
	if (before) return before;

	const withdrawn = new Set<string | null>();
	for (const one of decisions) if (one.kind === 'withdrawal') withdrawn.add(one.withdraws);
	const inForce = new Map<string, Decision>();
	for (const one of decisions) {
		if (one.kind !== 'override' || one.finding === null || !isComplete(one) || withdrawn.has(one.id))
			continue;
		const other = inForce.get(one.finding);
		if (!other || isNewer(one, other)) inForce.set(one.finding, one);
	}
	known.set(decisions, inForce);
	return inForce;
}

function isComplete(one: Decision): boolean {
	return one.date !== null && one.by.trim() !== '' && one.reason.trim() !== '';
}

function isNewer(one: Decision, other: Decision): boolean {
	const days = (one.date ?? 0) - (other.date ?? 0);
	return days === 0 ? one.id > other.id : days > 0;
}
