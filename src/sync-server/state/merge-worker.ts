/** Merges one document after the other, in a thread of its own. One that is damaged ends it. */
import { parentPort } from 'node:worker_threads';
import type { StoredDocumentBytes } from '../store/log-store.ts';
import { mergeInGroups } from './merge-in-groups.ts';

parentPort?.on('message', ({ state, updates }: StoredDocumentBytes) => {
	parentPort?.postMessage(mergeInGroups(state, updates));
});
