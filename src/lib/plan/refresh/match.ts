import { byId, type Plan } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';
import { type RefreshCollection, refreshCollections } from './read-values';
import { type Keyed, keyIn, type RefreshKey, uniqueBy } from './refresh-key';

/** A record that a refresh may touch. */
export type Refreshed = RecordBase & Keyed;

/** Which records of a file are which of the plan. */
export interface Matches {
	/** Id here by id there. */
	readonly idHere: ReadonlyMap<string, string>;
	/** Names that several records of one side share, so that nobody can tell which is meant. */
	readonly shared: readonly { readonly collection: RefreshCollection; readonly value: string }[];
}

/**
 * Matches the initiatives of a file with those of a plan by a key. Milestones, phases and groups are matched
 * by the file's own number where both have it, else by their titles.
 */
export function matchRecords(mine: Plan, theirs: Plan, key: RefreshKey): Matches {
	const idHere = new Map<string, string>();
	const shared: { collection: RefreshCollection; value: string }[] = [];
	for (const collection of refreshCollections) {
		const keys: readonly RefreshKey[] =
			collection === 'initiatives' ? [key] : [{ by: 'source' }, { by: 'title' }];
		const taken = new Set<string>();
		for (const one of keys) {
			const here = uniqueBy(listOf(mine, collection), one);
			const there = uniqueBy(
				listOf(theirs, collection).filter((record) => !idHere.has(record.id)),
				one
			);
			for (const [value, record] of there.found) {
				const own = here.found.get(value);
				if (!own || taken.has(own.id)) continue;
				taken.add(own.id);
				idHere.set(record.id, own.id);
			}
			if (collection !== 'initiatives') continue;
			for (const value of new Set([...here.shared, ...there.shared])) shared.push({ collection, value });
		}
	}
	return { idHere, shared };
}

/** Whether a record's key is one that several share. */
export function isShared(record: Refreshed, key: RefreshKey, matches: Matches): boolean {
	const value = keyIn(record, key);
	return matches.shared.some((one) => one.value === value);
}

export function listOf(plan: Plan, collection: RefreshCollection): readonly Refreshed[] {
	return plan[collection] as readonly Refreshed[];
}

export function recordOf(plan: Plan, collection: RefreshCollection, id: string): Refreshed | undefined {
	return byId(listOf(plan, collection)).get(id);
}
