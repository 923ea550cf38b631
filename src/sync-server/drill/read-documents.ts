import * as Y from 'yjs';
import { documentTag } from '../log.ts';
import type { LogStore } from '../store/log-store.ts';

/** Reads documents as a device would. Throws when one cannot be read, or lacks something that it builds on. */
export async function readDocuments(store: LogStore, names: readonly string[]): Promise<void> {
	for (const name of names) {
		const { state, updates, sequence } = await store.load(name);
		const document = new Y.Doc();
		try {
			for (const update of [...(state ? [state] : []), ...updates]) Y.applyUpdate(document, update);
			const isWhole = document.store.pendingStructs === null && document.store.pendingDs === null;
			if (!isWhole || sequence !== (await store.lastSequence(name))) throw new Error('Something is missing.');
		} catch {
			throw new Error(
				`A document of the backup cannot be read (${documentTag(name)} in the server's log). Do not rely on this backup.`
			);
		} finally {
			document.destroy();
		}
	}
}
