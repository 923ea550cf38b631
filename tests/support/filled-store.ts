import * as Y from 'yjs';
import { documentName } from '$lib/protocol/document-name';
import type { LogEntry } from '$server/store/log-store';
import type { Store } from '$server/store/store';
import { deviceOf, entryOf, inviteOf, participantOf } from './server-store';

/** What a store was filled with. */
export interface Filled {
	readonly documents: number;
	readonly entries: number;
	/** One of the documents, with the number of its last entry and what comes next. */
	readonly name: string;
	readonly sequence: number;
	readonly nextEntry: LogEntry;
}

/** Fills a store with some roadmaps as devices would: real updates, a compacted state, people and links. */
export async function fillStore(store: Store): Promise<Filled> {
	const names = ['r1', 'خطة 2'].map((id) => documentName(id, 'plan'));
	for (const id of ['r1', 'خطة 2']) {
		const owner = participantOf(id, `${id} owner`, { role: 'owner' });
		const roadmap = { id, createdAt: 1, recoveryHash: 'b'.repeat(64), recoversId: owner.id };
		await store.publish(roadmap, owner, deviceOf(owner.id, `${id} laptop`));
		await store.addParticipant(participantOf(id, `${id} ben`), inviteOf(`${id} ben`, `${id} token`));
	}
	let last: LogEntry | null = null;
	for (const name of names) {
		const document = new Y.Doc();
		const updates: Uint8Array[] = [];
		document.on('update', (update: Uint8Array) => updates.push(update));
		for (let n = 0; n < 21; n++) document.getMap('values').set(`key ${n % 5}`, 'ä'.repeat(n));
		const entries = updates.map((update, n) =>
			entryOf(name, '', { update, newClients: n === 0 ? [document.clientID] : [] })
		);
		await store.append(entries.slice(0, 20));
		await store.compact(name, Y.mergeUpdates(updates.slice(0, 10)), 10, 1_790_000_000_000);
		last = entries[20] ?? null;
	}
	const [, name] = names;
	if (!last || !name) throw new Error('There is something to fill with.');
	return { documents: 2, entries: 40, name, sequence: 20, nextEntry: last };
}
