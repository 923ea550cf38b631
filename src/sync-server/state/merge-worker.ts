/** Merges one document after the other, in a thread of its own. */
import { parentPort } from 'node:worker_threads';
import type { StoredDocumentBytes } from '../store/log-store.ts';
import { applyInOrder } from './apply-in-order.ts';

parentPort?.on('message', ({ state, updates }: StoredDocumentBytes) => {
	parentPort?.postMessage(applyInOrder(state, updates));
});
