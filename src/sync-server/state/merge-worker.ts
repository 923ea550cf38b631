/** Merges the updates that it is given, in a thread of its own, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { mergeUpdates } from 'yjs';

parentPort?.postMessage(mergeUpdates(workerData as Uint8Array[]));
