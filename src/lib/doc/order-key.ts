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
