import type { Day } from '$lib/plan/day';
import type { Initiative } from '$lib/plan/initiative';
import { byId, type Plan } from '$lib/plan/plan';
import type { Catalyst, Inhibitor } from '$lib/plan/behaviour/force';
import { initiativeEnd } from './initiative-end';

/** When something acts: from its first day up to, and without, its last. Null is open: always so, or for good. */
export interface ActiveSpan {
	readonly from: Day | null;
	readonly to: Day | null;
}

/** Whether something acts on a day. */
export function isActive(span: ActiveSpan, day: Day): boolean {
	return (span.from === null || span.from <= day) && (span.to === null || day < span.to);
}

/**
 * When a catalyst acts, as of a day. Without a day of its own it begins when the initiative that creates it ends;
 * null when that initiative has no end, or is gone.
 */
export function catalystSpan(plan: Plan, catalyst: Catalyst, asOf: Day): ActiveSpan | null {
	if (catalyst.from !== null || catalyst.createdBy === null) return catalyst;
	const creator = byId(plan.initiatives).get(catalyst.createdBy);
	const from = creator ? initiativeEnd(creator, asOf) : null;
	return from === null ? null : { from, to: catalyst.to };
}

/**
 * When an inhibitor acts, as of a day: until its own day, else until the first initiative that removes it ends.
 */
export function inhibitorSpan(plan: Plan, inhibitor: Inhibitor, asOf: Day): ActiveSpan {
	if (inhibitor.to !== null) return inhibitor;
	let to: Day | null = null;
	for (const remover of removersOf(plan.initiatives).get(inhibitor.id) ?? []) {
		const end = initiativeEnd(remover, asOf);
		if (end !== null && (to === null || end < to)) to = end;
	}
	return { from: inhibitor.from, to };
}

const removersByList = new WeakMap<readonly Initiative[], ReadonlyMap<string, readonly Initiative[]>>();

/** The initiatives that remove each inhibitor, by its id; made once for each list. */
export function removersOf(initiatives: readonly Initiative[]): ReadonlyMap<string, readonly Initiative[]> {
	let removers = removersByList.get(initiatives);
	if (!removers) {
		const made = new Map<string, Initiative[]>();
		for (const initiative of initiatives)
			for (const inhibitor of initiative.removesInhibitors) {
				const list = made.get(inhibitor);
				if (list) list.push(initiative);
				else made.set(inhibitor, [initiative]);
			}
		removersByList.set(initiatives, (removers = made));
	}
	return removers;
}
