import type { Initiative } from '$lib/plan/initiative';
import type { Plan } from '$lib/plan/plan';
import type { Source } from '$lib/plan/source';

/** By what a row of a later file is taken to be a record of the plan. */
export type RefreshKey =
	/** The file's own key, such as a task's UID. */
	| { readonly by: 'source' }
	| { readonly by: 'code' }
	| { readonly by: 'title' }
	/** A field of the table's own, such as "project_number". */
	| { readonly by: 'custom'; readonly name: string };

/** A key that both sides have, and how many records it would match. */
export interface KeyChoice {
	readonly key: RefreshKey;
	readonly label: string;
	readonly matched: number;
}

export interface Keyed {
	readonly title: string;
	readonly code?: string;
	readonly custom?: Initiative['custom'];
	readonly source: Source | null;
}

/** What a key reads in a record, surrounding blanks dropped; "" where it has none. */
export function keyIn(record: Keyed, key: RefreshKey): string {
	switch (key.by) {
		case 'source':
			return record.source ? `${record.source.format} ${record.source.key}`.trim() : '';
		case 'code':
			return record.code?.trim() ?? '';
		case 'title':
			return record.title.trim();
		case 'custom':
			return (
				(record.custom && Object.hasOwn(record.custom, key.name) ? record.custom[key.name] : '')?.trim() ?? ''
			);
	}
}

/** How people read a key. */
export function keyLabel(key: RefreshKey): string {
	const labels = { source: 'The file’s own number', code: 'Code', title: 'Title' };
	return key.by === 'custom' ? key.name : labels[key.by];
}

/** Most columns of a table that are tried as keys. */
const mostCustom = 60;

/**
 * The keys by which at least one initiative of the plan is one of the file, the one with the most matches
 * first; of equal ones the file's own key, then code, then title, then the table's columns.
 */
export function refreshKeys(mine: Plan, theirs: Plan): readonly KeyChoice[] {
	const names = new Set(theirs.initiatives.flatMap((one) => Object.keys(one.custom)));
	const custom = [...names].slice(0, mostCustom).map((name): RefreshKey => ({ by: 'custom', name }));
	const keys: readonly RefreshKey[] = [{ by: 'source' }, { by: 'code' }, { by: 'title' }, ...custom];
	return keys
		.map((key) => ({ key, label: keyLabel(key), matched: countMatches(mine, theirs, key) }))
		.filter(({ matched }) => matched > 0)
		.sort((a, b) => b.matched - a.matched);
}

function countMatches(mine: Plan, theirs: Plan, key: RefreshKey): number {
	const here = uniqueBy(mine.initiatives, key).found;
	const there = uniqueBy(theirs.initiatives, key).found;
	let count = 0;
	for (const value of there.keys()) if (here.has(value)) count++;
	return count;
}

/** Records by a key, those left out whose key is empty or not theirs alone. */
export function uniqueBy<T extends Keyed>(
	records: readonly T[],
	key: RefreshKey
): { readonly found: ReadonlyMap<string, T>; readonly shared: ReadonlySet<string> } {
	const found = new Map<string, T>();
	const shared = new Set<string>();
	for (const record of records) {
		const value = keyIn(record, key);
		if (value === '') continue;
		if (found.has(value)) shared.add(value);
		found.set(value, record);
	}
	for (const value of shared) found.delete(value);
	return { found, shared };
}
