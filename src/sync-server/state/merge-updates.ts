import { Worker } from 'node:worker_threads';
import type { StoredDocumentBytes } from '../store/log-store.ts';
import { applyInOrder } from './apply-in-order.ts';

/** An update that brings nothing. */
const nothing = Uint8Array.of(0, 0);

/** Up to so many updates and bytes are merged at once, in some milliseconds; more would hold everybody up. */
const quick = { updates: 100, bytes: 64 * 1024 };

/** How long the thread stays for the next document: starting it costs half a merging, keeping it costs memory. */
const idleMs = 10_000;

let worker: Worker | null = null;
let ending: NodeJS.Timeout | undefined;
let lastTurn: Promise<unknown> = Promise.resolve();

/** A document as one Yjs update, version 1. Much of it is merged aside, one document after the other. */
export async function mergeStored(stored: StoredDocumentBytes): Promise<Uint8Array> {
	const { state, updates } = stored;
	if (updates.length === 0) return state ?? nothing;
	const bytes = updates.reduce((sum, update) => sum + update.byteLength, state?.byteLength ?? 0);
	if (updates.length <= quick.updates && bytes <= quick.bytes) return applyInOrder(state, updates);
	const merged = lastTurn.then(() => mergeAside(stored));
	lastTurn = merged.catch(() => null);
	return merged;
}

async function mergeAside(stored: StoredDocumentBytes): Promise<Uint8Array> {
	clearTimeout(ending);
	worker ??= new Worker(new URL('./merge-worker.ts', import.meta.url), { execArgv: [] });
	worker.ref();
	try {
		const merged = await answerOf(worker, stored);
		// It keeps no process running while it has nothing to do.
		worker.unref();
		ending = setTimeout(endThread, idleMs).unref();
		return merged;
	} catch (error) {
		endThread();
		throw error;
	}
}

function answerOf(thread: Worker, stored: StoredDocumentBytes): Promise<Uint8Array> {
	return new Promise((resolve, reject) => {
		thread.removeAllListeners();
		thread.once('message', resolve);
		thread.once('error', reject);
		thread.once('exit', () => reject(new Error('The merging of a document ended without a result.')));
		thread.postMessage(stored);
	});
}

function endThread(): void {
	void worker?.terminate();
	worker = null;
}
