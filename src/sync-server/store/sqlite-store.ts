import { Refusal } from '$lib/protocol/refusal';
import { GroupCommit } from './group-commit.ts';
import type { LogEntry } from './log-store.ts';
import { SqliteThread } from './sqlite-thread.ts';
import type { Store } from './store.ts';

/**
 * Opens the store in a folder: one SQLite file, which several processes may have open. The folder is made where it
 * is missing. Rejects with an error that says what to do when it cannot be opened.
 *
 * @param onLost hears that the database is gone for this process, though nobody closed the store: only a new start helps
 */
export async function openSqliteStore(
	folder: string,
	onLost: (error: Error) => void = () => undefined
): Promise<Store> {
	const thread = await SqliteThread.open(folder, onLost);
	const commits = new GroupCommit(
		(entries) => write(thread, entries),
		(error) => error instanceof Refusal
	);
	return {
		append: (entries) => commits.append(entries),
		load: (document, after = 0) => thread.log('load', document, after),
		lastSequence: (document) => thread.log('lastSequence', document),
		clientsOf: (document) => thread.log('clientsOf', document),
		async compact(document, state, upTo, at) {
			if (await thread.log('compact', document, new Uint8Array(state), upTo, at)) return;
			throw new RangeError(`A state up to entry ${upTo} holds more than the log does.`);
		},
		loadAt: (document, at) => thread.log('loadAt', document, at),
		prune: (before) => prune(thread, before),
		deleteDocuments: (documents) => thread.log('deleteDocuments', documents),
		ping: () => thread.log('ping'),

		publish: (roadmap, owner, device) => thread.access('publish', roadmap, owner, device),
		roadmap: (id) => thread.access('roadmap', id),
		setRecovery: (id, hash, recoversId) => thread.access('setRecovery', id, hash, recoversId),
		deleteRoadmap: (id) => thread.access('deleteRoadmap', id),
		participants: (roadmapId) => thread.access('participants', roadmapId),
		participant: (id) => thread.access('participant', id),
		addParticipant: (participant, invite) => thread.access('addParticipant', participant, invite),
		changeParticipant: (id, values) => thread.access('changeParticipant', id, values),
		devices: (roadmapId) => thread.access('devices', roadmapId),
		device: (id) => thread.access('device', id),
		addDevice: (device) => thread.access('addDevice', device),
		deleteDevice: (id) => thread.access('deleteDevice', id),
		markSeen: (deviceId, at) => thread.access('markSeen', deviceId, at),
		addInvite: (invite) => thread.access('addInvite', invite),
		deleteUnusedInvites: (id, kind) => thread.access('deleteUnusedInvites', id, kind),
		invite: (tokenHash) => thread.access('invite', tokenHash),
		useInvite: (tokenHash, device, at) => thread.access('useInvite', tokenHash, device, at),
		close: () => thread.close()
	};
}

async function write(thread: SqliteThread, entries: readonly LogEntry[]): Promise<readonly number[]> {
	// A view of a larger buffer would take all of that along to the thread.
	const own = entries.map((entry) => ({ ...entry, update: new Uint8Array(entry.update) }));
	const numbers = await thread.log('append', own);
	if (numbers === 'foreign-author') throw new Refusal('foreign-author');
	return numbers;
}

/** One document at a time, so that what is to be appended comes in between. */
async function prune(thread: SqliteThread, before: number): Promise<void> {
	for (const name of await thread.log('documentNames')) await thread.log('pruneDocument', name, before);
	while (await thread.log('giveSpaceBack'));
}
