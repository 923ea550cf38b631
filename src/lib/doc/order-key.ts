import type { RecordBase } from '$lib/plan/record';
import { generateNKeysBetween } from 'fractional-indexing';

/**
 * Order keys for so many new records in a list sorted by `byOrder`, right after the record with this id, or
 * at the end when it is null or not there. Records that share one key, as two people may make offline, stay
 * together: the new ones come after them.
 */
export function orderKeysAfter(
	list: readonly RecordBase[],
	id: string | null,
	count: number
): readonly string[] {
	const found = id === null ? -1 : list.findIndex((record) => record.id === id);
	const at = found < 0 ? list.length - 1 : found;
	const before = list[at]?.order || null;
	const after = list.slice(at + 1).find((record) => record.order !== (before ?? ''))?.order ?? null;
	try {
		return generateNKeysBetween(before, after, count);
	} catch {
		return keysAfterForeign(before ?? '', count);
	}
}

/** The same after a key that some other program made, of which only its place in the alphabet is known. */
function keysAfterForeign(before: string, count: number): readonly string[] {
	return generateNKeysBetween(null, null, count).map((key) => before + key);
}

/**
 * Order keys that put records of a list sorted by `byOrder` before the one with this id, or last when it is
 * null or not there; they keep the sequence in which they are given, new ones may be among them. By id, and
 * only for those whose key changes. Records that share their key with a neighbour of the gap get new ones too,
 * since nothing fits between equal keys; where keys are another program's, the whole list does.
 */
export function orderKeysBefore(
	list: readonly RecordBase[],
	ids: readonly string[],
	before: string | null
): ReadonlyMap<string, string> {
	const moved = new Set(ids);
	const start = before === null ? -1 : list.findIndex((record) => record.id === before);
	const next = start < 0 ? undefined : list.slice(start).find((record) => !moved.has(record.id));
	const rest = list.filter((record) => !moved.has(record.id));
	const gap = next ? rest.indexOf(next) : rest.length;
	const lower = rest[gap - 1]?.order ?? '';
	let end = gap;
	while (rest[end] && rest[end]?.order === lower) end++;
	const tied = rest.slice(gap, end).map((record) => record.id);
	try {
		return changedKeys(list, [...moved, ...tied], lower || null, rest[end]?.order ?? null);
	} catch {
		const sequence = rest.map((record) => record.id).toSpliced(gap, 0, ...moved);
		return changedKeys(list, sequence, null, null);
	}
}

function changedKeys(
	list: readonly RecordBase[],
	ids: readonly string[],
	lower: string | null,
	upper: string | null
): ReadonlyMap<string, string> {
	const before = new Map(list.map((record) => [record.id, record.order]));
	const keys = generateNKeysBetween(lower, upper, ids.length);
	const placed = ids.map((id, index) => [id, keys[index] ?? ''] as const);
	return new Map(placed.filter(([id, key]) => before.get(id) !== key));
}
