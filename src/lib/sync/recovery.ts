import { readCopy, readStrayCopies } from './copy-store';
import { device } from './device';
import type { Entry } from './device-database';
import { unpackCopy } from './safety-copy';

/**
 * Puts an entry into the catalogue that should still be there: one of a roadmap that nobody deleted for ever.
 *
 * @returns whether it was missing and is there now
 */
export async function putBack(entry: Entry): Promise<boolean> {
	const database = await device();
	const { entries, deletions } = database;
	return database.transaction('rw', entries, deletions, async () => {
		if ((await deletions.get(entry.id)) ?? (await entries.get(entry.id))) return false;
		await entries.put(entry);
		return true;
	});
}

/**
 * Puts a roadmap back into the catalogue by its safety copy, if the catalogue lacks it. Its content comes
 * back when it is opened. Never rejects.
 *
 * @returns whether it is back
 */
export async function bringBack(id: string): Promise<boolean> {
	try {
		const bytes = await readCopy(id);
		const copy = bytes && (await unpackCopy(bytes));
		return copy?.entry?.id === id && (await putBack(copy.entry));
	} catch {
		return false;
	}
}

/**
 * Puts every roadmap back into the catalogue that has a safety copy and is neither there nor deleted for
 * ever, as after the browser has dropped its databases.
 *
 * @returns how many came back
 * @throws when the catalogue or the folder of copies cannot be read
 */
export async function bringAllBack(): Promise<number> {
	const database = await device();
	const { entries, deletions } = database;
	const strays = await readStrayCopies(() =>
		database.transaction('r', entries, deletions, async () => [
			...(await entries.toCollection().primaryKeys()),
			...(await deletions.toCollection().primaryKeys())
		])
	);
	let count = 0;
	for (const bytes of strays) {
		const entry = (await unpackCopy(bytes))?.entry;
		if (entry && (await putBack(entry))) count += 1;
	}
	return count;
}
