import * as Y from 'yjs';
import { documentTag } from '../log.ts';
import type { LogStore } from '../store/log-store.ts';
import type { Store } from '../store/store.ts';

/**
 * Reads the documents of a restored store as a device would, and closes it. Throws when one cannot be read, or lacks
 * something that it builds on.
 */
export async function readDocuments(restored: Store, names: readonly string[]): Promise<void> {
	try {
		await readEach(restored, names);
	} finally {
		await restored.close();
	}
}

async function readEach(store: LogStore, names: readonly string[]): Promise<void> {
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
