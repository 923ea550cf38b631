import { parts } from '$lib/plan/part';
import { clearRows, openDatabase } from '$lib/sync/connection';
import { removeCopy } from '$lib/sync/copy-store';
import { channelName, databaseName, deletedMessage } from '$lib/sync/names';
import { fetchWhole, storeFetched } from './join-roadmap';
import { changeMemory, type Membership } from './membership';
import { emptyMemory } from './membership-row';

/**
 * Puts what the server has of a roadmap in place of what this device has, edits without acknowledgement included. The
 * membership and its key stay. Whoever has the roadmap open here lets go of it before anything is cleared.
 *
 * @param before called once everything has come, and before anything is cleared
 * @throws Refusal, UnreachableError or DamagedUpdateError, having changed nothing; or what `before` or the storage throws
 */
export async function replaceContent(membership: Membership, before: () => Promise<void>): Promise<void> {
	const { roadmapId } = membership;
	const fetched = await fetchWhole(membership);
	try {
		await before();
		dismissTabs(roadmapId);
		await changeMemory(roadmapId, () => emptyMemory);
		for (const part of parts) await clearPart(databaseName(roadmapId, part));
		await removeCopy(roadmapId);
		await storeFetched(fetched);
	} finally {
		fetched.document.destroy();
	}
}

/** Tabs that go on with what they have would bring it back. */
function dismissTabs(roadmapId: string): void {
	const channel = new BroadcastChannel(channelName(roadmapId));
	channel.postMessage(deletedMessage);
	channel.close();
}

async function clearPart(name: string): Promise<void> {
	const { db } = await openDatabase(name);
	try {
		await clearRows(db);
	} finally {
		db.close();
	}
}
