import { removeCopy } from './copy-store';
import { device } from './device';
import { lookUp } from './device-look';
import { keptPrefix } from './kept-values';
import { channelName, databaseNames, deletedMessage } from './names';
import { usualPatience, within } from './patience';

/** Whether a roadmap was deleted for ever on this device and has not come back since. */
export async function isDeletedForEver(id: string): Promise<boolean> {
	try {
		return (await lookUp('deletions', id)) !== undefined;
	} catch {
		return (await (await device()).deletions.get(id)) !== undefined;
	}
}

/**
 * Deletes a roadmap with its safety copy, view, membership and what else the device keeps of it, so that it cannot be
 * restored. Other tabs that have it open are told first and let go of it. A database that a tab still holds is removed at a later start.
 *
 * @param isStillWanted the last word before anything is removed, given the entry's trash time; to delete
 *   only what nobody restored meanwhile
 * @throws when the catalogue cannot be written; then nothing was deleted
 */
export async function deleteForEver(
	id: string,
	isStillWanted: (trashedAt: number | null) => boolean = () => false
): Promise<void> {
	const database = await device();
	const { entries, views, settings, memberships, deletions } = database;
	const gone = await database.transaction(
		'rw',
		[entries, views, settings, memberships, deletions],
		async () => {
			const entry = await entries.get(id);
			if (entry && isStillWanted(entry.trashedAt)) return false;
			await deletions.put({ id, at: Date.now(), finished: false });
			const kept = settings.where('key').startsWith(keptPrefix(id));
			await Promise.all([entries.delete(id), views.delete(id), memberships.delete(id), kept.delete()]);
			return true;
		}
	);
	if (!gone) return;
	tellTabs(id);
	await removeContent(id);
}

/** Removes what earlier deletions had to leave because a tab held it. */
export async function finishDeletions(): Promise<void> {
	const { deletions } = await device();
	const unfinished = await deletions.filter((deletion) => !deletion.finished).toArray();
	await Promise.all(unfinished.map(({ id }) => removeContent(id)));
}

/**
 * Makes room for a roadmap that comes under the id of a deleted one: what the deletion had to leave goes
 * first, so that it is not taken for part of the new one.
 */
export async function endDeletion(id: string): Promise<void> {
	const deletion = await (await device()).deletions.get(id);
	if (deletion?.finished === false) await removeContent(id);
}

function tellTabs(id: string): void {
	const channel = new BroadcastChannel(channelName(id));
	channel.postMessage(deletedMessage);
	channel.close();
}

async function removeContent(id: string): Promise<void> {
	const removals = databaseNames(id).map((name) => within(usualPatience.openMs, removeDatabase(name)));
	const results = await Promise.allSettled([removeCopy(id), ...removals]);
	if (results.every((result) => result.status === 'fulfilled'))
		await (await device()).deletions.where({ id }).modify({ finished: true });
}

function removeDatabase(name: string): Promise<void> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = () => resolve();
		request.onerror = () => reject(request.error);
	});
}
