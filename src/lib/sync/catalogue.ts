import { liveQuery } from 'dexie';
import type { Json } from '$lib/plan/field';
import { type Entry, openDevice as device } from './device-database';

export type { Entry, Summary } from './device-database';

/** Days that a roadmap stays in the trash before it is deleted for ever. */
export const trashDays = 30;

const dayMs = 86_400_000;

/** Milliseconds before a catalogue that could not be read is read again. */
const againMs = 3_000;

/**
 * Tells the roadmaps of this device now and whenever one changes, in this tab or another; newest edit
 * first, those in the trash included.
 *
 * @param onError told when the catalogue cannot be read; reading is tried again until it works
 * @returns what stops it
 */
export function watchEntries(
	listener: (entries: readonly Entry[]) => void,
	onError: (error: unknown) => void
): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let stop = follow();

	function follow(): () => void {
		// Dexie keeps some failures from its subscribers, so they are told as results.
		const results = liveQuery(() => listEntries().catch((error: unknown) => ({ error })));
		const subscription = results.subscribe((result) => {
			if (Array.isArray(result)) return listener(result);
			onError(result.error);
			stop();
			timer = setTimeout(() => (stop = follow()), againMs);
		});
		return () => subscription.unsubscribe();
	}

	return () => {
		clearTimeout(timer);
		stop();
	};
}

/** The roadmaps of this device, newest edit first, those in the trash included. */
export async function listEntries(): Promise<Entry[]> {
	const entries = await device().entries.toArray();
	return entries.sort((a, b) => b.editedAt - a.editedAt || (a.id < b.id ? -1 : 1));
}

/** What the catalogue says of a roadmap, or null; one that the browser dropped comes back by its safety copy. */
export async function readEntry(id: string): Promise<Entry | null> {
	const entry = await device().entries.get(id);
	return entry ?? ((await isBack(id)) ? readEntry(id) : null);
}

/** Brings a roadmap back into the catalogue, if its safety copy is there. Loaded when it is needed: it hardly ever is. */
async function isBack(id: string): Promise<boolean> {
	return (await import('./recovery')).bringBack(id);
}

/** Puts back every roadmap that the browser dropped, and returns how many came back. See `recovery.ts`. */
export async function bringAllBack(): Promise<number> {
	return (await import('./recovery')).bringAllBack();
}

/** Deletes a roadmap with all its copies on this device. See `deletion.ts`. */
export async function deleteForEver(
	id: string,
	isStillWanted?: (trashedAt: number | null) => boolean
): Promise<void> {
	await (await import('./deletion')).deleteForEver(id, isStillWanted);
}

/** Puts a roadmap in the catalogue, also one that was deleted for ever before. Call it before the roadmap is opened. */
export async function putEntry(entry: Entry): Promise<void> {
	const { endDeletion } = await import('./deletion');
	await endDeletion(entry.id);
	await device().transaction('rw', device().entries, device().deletions, async () => {
		await device().deletions.delete(entry.id);
		await device().entries.put(entry);
	});
}

/** Changes what the catalogue says of a roadmap; nothing happens when this device has none under this id. */
export async function patchEntry(id: string, values: Partial<Omit<Entry, 'id'>>): Promise<void> {
	const count = await device().entries.update(id, values);
	if (count === 0 && (await isBack(id))) await device().entries.update(id, values);
}

/** Puts a roadmap in the trash, from which it can be restored for `trashDays`. `now` in milliseconds since 1970. */
export function trashEntry(id: string, now: number): Promise<void> {
	return patchEntry(id, { trashedAt: now });
}

export function restoreEntry(id: string): Promise<void> {
	return patchEntry(id, { trashedAt: null });
}

/** Deletes for ever what has been in the trash for `trashDays`, never sooner, and ends what an earlier deletion left. */
export async function purgeTrash(now: number): Promise<void> {
	const mayStay = (trashedAt: number | null) => trashedAt === null || now - trashedAt < trashDays * dayMs;
	const { finishDeletions } = await import('./deletion');
	for (const entry of await listEntries()) {
		if (!mayStay(entry.trashedAt)) await deleteForEver(entry.id, mayStay);
	}
	await finishDeletions();
}

/** How this device last looked at a roadmap, or null. */
export async function readView(id: string): Promise<Json> {
	return (await device().views.get(id))?.view ?? null;
}

/** Keeps how this device looks at a roadmap; nothing happens when it was deleted for ever. */
export async function writeView(id: string, view: Json): Promise<void> {
	await device().transaction('rw', device().views, device().deletions, async () => {
		if ((await device().deletions.get(id)) === undefined) await device().views.put({ id, view });
	});
}

/** A choice kept on this device, such as the theme or how a CSV file's columns were read; or null. */
export async function readSetting(key: string): Promise<Json> {
	return (await device().settings.get(key))?.value ?? null;
}

export async function writeSetting(key: string, value: Json): Promise<void> {
	await device().settings.put({ key, value });
}
