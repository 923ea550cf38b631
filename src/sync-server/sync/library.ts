import { type Document, Hocuspocus } from '@hocuspocus/server';
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Refusal } from '$lib/protocol/refusal';
import type { Relay } from '../cluster/relay.ts';
import { relayed } from './open-document.ts';
import type { SyncContext } from './speaker.ts';
import { admit, greet, keepUpdate, stamp, type SyncParts } from './sync-hooks.ts';

/** How long a socket may say nothing, and how long one may stay open that shows no credential, in milliseconds. */
const silenceAllowed = 60_000;

interface AwarenessChange {
	readonly added: readonly number[];
	readonly updated: readonly number[];
	readonly removed: readonly number[];
}

/** The library, with our rules in its hooks. */
export function makeLibrary(parts: SyncParts, relay: Relay | null): Hocuspocus<SyncContext> {
	const { documents, limits } = parts;
	return new Hocuspocus<SyncContext>({
		quiet: true,
		timeout: silenceAllowed,
		maxUnauthenticatedQueueSize: limits.payloadBytes,
		maxPendingDocuments: limits.documentsPerSocket,
		// What is not asked for costs nothing.
		onConnect: undefined,
		beforeHandleMessage: undefined,
		afterHandleMessage: undefined,
		onChange: undefined,
		onStateless: undefined,
		onAwarenessUpdate: undefined,
		onAuthenticate: async (payload) => {
			try {
				return await admit(parts, payload);
			} catch (error) {
				throw new Refusal(parts.codeOf(error, payload.documentName));
			}
		},
		onLoadDocument: async ({ document, documentName }) => {
			try {
				await documents.load(document, documentName);
			} catch (error) {
				throw new Refusal(parts.codeOf(error, documentName));
			}
		},
		afterLoadDocument: async ({ document, documentName }) => {
			if (!relay) return;
			join(relay, document, documentName, () => {
				documents
					.of(document)
					?.catchUp()
					.catch((error: unknown) => parts.codeOf(error, documentName));
			});
			// Between reading and listening somebody may have written.
			await documents.of(document)?.catchUp();
		},
		connected: async (payload) => {
			greet(payload);
		},
		beforeSync: (payload) => keepUpdate(parts, payload),
		beforeHandleAwareness: async (payload) => {
			stamp(parts, payload);
		},
		beforeUnloadDocument: async ({ document }) => {
			// The library keeps the document, and says nothing of an error without words.
			if (!(await documents.prepareToUnload(document))) throw new Error('');
		}
	});
}

/**
 * Joins a document with its copies in other instances, until it leaves the memory.
 *
 * @param catchUp reads what may not have been heard
 */
function join(relay: Relay, document: Document, name: string, catchUp: () => void): void {
	document.awareness.on('update', ({ added, updated, removed }: AwarenessChange, origin: unknown) => {
		if (origin === relayed || origin === 'timeout') return;
		const update = encodeAwarenessUpdate(document.awareness, [...added, ...updated, ...removed]);
		relay.publish({ kind: 'awareness', document: name, update });
	});
	const stop = relay.listen(name, (message) => {
		if (message.kind === 'update') Y.applyUpdate(document, message.update, relayed);
		else if (message.kind === 'awareness') applyAwarenessUpdate(document.awareness, message.update, relayed);
		else catchUp();
	});
	document.on('destroy', stop);
}
