import { Worker } from 'node:worker_threads';
import { mergeUpdates } from 'yjs';
import type { StoredDocumentBytes } from '../store/log-store.ts';

/** An update that brings nothing. */
const nothing = Uint8Array.of(0, 0);

/** Up to so many bytes are merged at once, in some milliseconds; more would hold everybody up. */
const quickBytes = 64 * 1024;

let lastTurn: Promise<unknown> = Promise.resolve();

/** A document as one Yjs update, version 1. Much of it is merged aside, one document after the other. */
export async function mergeStored({ state, updates }: StoredDocumentBytes): Promise<Uint8Array> {
	const pieces = state ? [state, ...updates] : updates;
	const [first = nothing] = pieces;
	if (pieces.length < 2) return first;
	const byteLength = pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
	if (byteLength <= quickBytes) return mergeUpdates([...pieces]);
	const merged = lastTurn.then(() => mergeAside(pieces));
	lastTurn = merged.catch(() => null);
	return merged;
}

function mergeAside(pieces: readonly Uint8Array[]): Promise<Uint8Array> {
	return new Promise((resolve, reject) => {
		const worker = new Worker(new URL('./merge-worker.ts', import.meta.url), { workerData: pieces });
		worker.once('message', resolve);
		worker.once('error', reject);
		worker.once('exit', () => reject(new Error('The merging of a document ended without a result.')));
	});
}
