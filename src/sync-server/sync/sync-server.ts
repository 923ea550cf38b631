import type { Hocuspocus } from '@hocuspocus/server';
import type { WebSocket } from 'ws';
import { writeNotice } from '$lib/protocol/notice';
import { Refusal, type RefusalCode } from '$lib/protocol/refusal';
import type { Relay } from '../cluster/relay.ts';
import type { Limits } from '../config.ts';
import { documentTag, errorTag, type Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Store } from '../store/store.ts';
import type { Hub } from './hub.ts';
import { makeLibrary } from './library.ts';
import { makeHub } from './local-hub.ts';
import { LogWriter } from './log-writer.ts';
import { OpenDocuments } from './open-documents.ts';
import { recheck } from './recheck.ts';
import type { SyncContext } from './speaker.ts';
import { Speakers } from './speakers.ts';
import { SyncSocket } from './sync-socket.ts';

/** How often sockets are asked for a sign of life, and who speaks is looked up anew, in milliseconds. */
const beatEvery = 10_000;
const recheckEvery = 60_000;
/** How long closing waits for the other side, in milliseconds. */
const farewell = 2_000;

export interface SyncServer {
	readonly hub: Hub;
	readonly writer: LogWriter;
	/** Takes a websocket over. Settles when somebody known speaks on it, or it has closed. */
	accept(socket: WebSocket): Promise<void>;
	/** Says goodbye to everybody, and settles when everything that came is written down. */
	close(): Promise<void>;
}

export interface SyncServerParts {
	readonly store: Store;
	readonly relay: Relay | null;
	readonly limits: Limits;
	/** Whether several instances may use the same store. */
	readonly isShared: boolean;
	readonly log: Log;
	readonly metrics: Metrics;
	readonly now: () => number;
}

/** Documents in memory, kept the same among everybody connected, and in the log before anybody hears so. */
export function makeSyncServer(parts: SyncServerParts): SyncServer {
	const { store, relay, limits, log, metrics, now } = parts;
	const speakers = new Speakers();
	const writer = new LogWriter(store, {
		onWritten: (byteLength, tookMs) => metrics.noteWritten(byteLength, tookMs),
		onFailed(error, isFirst) {
			metrics.noteFailedWrite();
			if (isFirst) log.error({ event: 'store-failed', error: errorTag(error) });
		},
		onRecovered() {
			log.info({ event: 'store-recovered' });
			for (const document of library.documents.values())
				document.relayStateless(writeNotice({ kind: 'stored' }));
		}
	});
	const documents = new OpenDocuments(store, parts.isShared, now, {
		onWritten: (document, update) => relay?.publish({ kind: 'update', document, update }),
		onCompacted: (name, tookMs) => log.info({ event: 'compacted', document: documentTag(name), tookMs }),
		onFailed: (name, error) =>
			log.error({ event: 'document-failed', document: documentTag(name), error: errorTag(error) })
	});
	function onRefused(code: RefusalCode, name?: string): void {
		metrics.noteRefused(code);
		log.debug({ event: 'refused', code, ...(name ? { document: documentTag(name) } : {}) });
	}
	function codeOf(error: unknown, name: string): RefusalCode {
		const code = error instanceof Refusal ? error.code : 'full';
		if (!(error instanceof Refusal))
			log.error({ event: 'failed', document: documentTag(name), error: errorTag(error) });
		onRefused(code, name);
		return code;
	}
	const recheckSoon = once(() => recheck(store, speakers, now));
	const library = makeLibrary(
		{ store, limits, writer, speakers, documents, now, recheckSoon, codeOf },
		relay
	);
	const hub = makeHub(library, speakers, documents, relay);
	const beats = setInterval(() => {
		for (const socket of speakers.sockets) socket.beat(performance.now());
	}, beatEvery);
	const rechecks = setInterval(recheckSoon, recheckEvery);
	metrics.watch({
		connections: () => speakers.count,
		documents: () => library.documents.size
	});
	return {
		hub,
		writer,
		accept: (webSocket) => accept(webSocket, library, speakers, limits, onRefused),
		async close() {
			clearInterval(beats);
			clearInterval(rechecks);
			await writer.close();
			for (const socket of speakers.sockets) socket.refuse('closing');
			await Promise.race([allGone(speakers), new Promise((resolve) => setTimeout(resolve, farewell))]);
			for (const socket of speakers.sockets) socket.terminate();
		}
	};
}

/** The library asks for little of a request, and may keep it: one for all, without anybody's headers. */
const plainRequest = new Request('http://localhost/sync');

function accept(
	webSocket: WebSocket,
	library: Hocuspocus<SyncContext>,
	speakers: Speakers,
	limits: Limits,
	onRefused: (code: RefusalCode) => void
): Promise<void> {
	const socket = new SyncSocket(webSocket, limits, {
		onFrame: (data) => connection.handleMessage(data),
		onSign() {
			connection.lastMessageReceivedAt = Date.now();
		},
		onRefused
	});
	const connection = library.handleConnection(socket, plainRequest, { socket });
	speakers.addSocket(socket);
	webSocket.on('close', (code, reason) => {
		connection.handleClose({ code, reason: reason.toString() });
		speakers.deleteSocket(socket);
	});
	return socket.known;
}

/** Settles when the last socket has closed. */
async function allGone(speakers: Speakers): Promise<void> {
	while (speakers.count > 0) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Does some work, unless it is being done. */
function once(work: () => Promise<void>): () => void {
	let underway: Promise<void> | null = null;
	return () => {
		underway ??= work().finally(() => (underway = null));
	};
}
