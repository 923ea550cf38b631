import * as Y from 'yjs';

/**
 * A state and the updates after it as one update, as a document holds them that they were applied to in this order:
 * which of two conflicting edits counts depends on that. One that cannot be applied is left out, as it is there.
 */
export function applyInOrder(state: Uint8Array | null, updates: readonly Uint8Array[]): Uint8Array {
	const document = new Y.Doc();
	for (const update of state ? [state, ...updates] : updates) {
		try {
			Y.applyUpdate(document, update);
		} catch {
			continue;
		}
	}
	return Y.encodeStateAsUpdate(document);
}
