import {
	type Document,
	Hocuspocus,
	type onAuthenticatePayload,
	type onLoadDocumentPayload
} from '@hocuspocus/server';
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Refusal } from '$lib/protocol/refusal';
import type { Relay } from '../cluster/relay.ts';
import { relayed } from './open-document.ts';
import type { SyncContext } from './speaker.ts';
import { admit, greet, keepUpdate, stamp, type SyncParts } from './sync-hooks.ts';

/** How long a socket may say nothing, in milliseconds. */
const silenceAllowed = 60_000;
/** What may wait on a socket for somebody to be known, or a document to be opened. More comes again with the next one. */
const mostWaiting = { bytes: 256 * 1024, messages: 200 };

type Asked = Pick<onAuthenticatePayload<SyncContext>, 'context' | 'documentName'>;

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
		maxUnauthenticatedQueueSize: mostWaiting.bytes,
		maxUnauthenticatedQueueMessages: mostWaiting.messages,
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
				const admitted = await admit(parts, payload);
				payload.context.socket?.noteKnown();
				return admitted;
			} catch (error) {
				throw refusalOf(parts, error, payload);
			}
		},
		onLoadDocument: async (payload) => {
			try {
				await fill(parts, relay, payload);
			} catch (error) {
				// The library forgets a document that it could not open, but not what ticks in it.
				payload.document.destroy();
				const code = parts.codeOf(error, payload.documentName);
				// Several may wait for it.
				parts.speakers.endAt(payload.documentName, code);
				throw new Refusal(code);
			}
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

/** What to tell a device that is not let in. Where another try may help, its socket closes, so that it tries. */
function refusalOf(parts: SyncParts, error: unknown, { context, documentName }: Asked): Refusal {
	const code = parts.codeOf(error, documentName);
	if (code === 'full' || code === 'closing') context.socket?.refuse(code);
	return new Refusal(code);
}

async function fill(
	{ documents, recheckSoon }: SyncParts,
	relay: Relay | null,
	{ document, documentName }: onLoadDocumentPayload<SyncContext>
): Promise<void> {
	// Heard before it is read: an update in between comes twice then, and not never.
	if (relay) {
		join(relay, document, documentName, () => {
			documents.catchUp(document);
			recheckSoon();
		});
	}
	await documents.load(document, documentName);
}

/**
 * Joins a document with its copies in other instances, until it leaves the memory.
 *
 * @param onMissed hears that something may not have been heard
 */
function join(relay: Relay, document: Document, name: string, onMissed: () => void): void {
	document.awareness.on('update', ({ added, updated, removed }: AwarenessChange, origin: unknown) => {
		if (origin === relayed || origin === 'timeout') return;
		const update = encodeAwarenessUpdate(document.awareness, [...added, ...updated, ...removed]);
		relay.publish({ kind: 'awareness', document: name, update });
	});
	const stop = relay.listen(name, (message) => {
		if (message.kind === 'update') Y.applyUpdate(document, message.update, relayed);
		else if (message.kind === 'awareness') applyAwarenessUpdate(document.awareness, message.update, relayed);
		else onMissed();
	});
	document.on('destroy', stop);
}
