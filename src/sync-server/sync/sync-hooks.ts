import type {
	beforeHandleAwarenessPayload,
	beforeSyncPayload,
	Connection,
	connectedPayload,
	Document,
	onAuthenticatePayload
} from '@hocuspocus/server';
import { removeAwarenessStates } from 'y-protocols/awareness';
import { mayRead, mayWrite } from '$lib/plan/role';
import { readDocumentName } from '$lib/protocol/document-name';
import { writeNotice } from '$lib/protocol/notice';
import { Refusal, type RefusalCode } from '$lib/protocol/refusal';
import { authenticate } from '../access/authenticate.ts';
import type { Authority } from '../access/authority.ts';
import type { Limits } from '../config.ts';
import type { Store } from '../store/store.ts';
import type { LogWriter } from './log-writer.ts';
import type { OpenDocument } from './open-document.ts';
import type { OpenDocuments } from './open-documents.ts';
import { isPresentElsewhere, stampPresence } from './presence-stamp.ts';
import type { Speaker, SyncContext } from './speaker.ts';
import type { Speakers } from './speakers.ts';

/** Kinds of sync messages: see y-protocols/sync. Two of them bring an update. */
const question = 0;
const updates: readonly number[] = [1, 2];
/** The library's word for a device that closes a document. */
const leftByItself = 'provider_initiated';

/** Most bytes of a document that wait in memory for what they go on from. */
const mostWaitingBytes = 64 * 1024;

export interface SyncParts {
	readonly store: Store;
	readonly limits: Limits;
	readonly writer: LogWriter;
	readonly speakers: Speakers;
	readonly documents: OpenDocuments;
	readonly now: () => number;
	/** Looks up anew who speaks, as soon as may be. */
	readonly recheckSoon: () => void;
	/** Notes a refusal, or what else went wrong, and says what to tell the device. */
	readonly codeOf: (error: unknown, documentName: string) => RefusalCode;
}

/** Says who it is, and what they may do with the document. Throws Refusal. */
export async function admit(
	parts: SyncParts,
	{ token, documentName, context, connectionConfig }: onAuthenticatePayload<SyncContext>
): Promise<SyncContext> {
	const read = readDocumentName(documentName);
	const { socket } = context;
	if (!read || !socket) throw new Refusal('unknown');
	const authority = await lookUp(parts, read.roadmapId, token);
	if (!mayRead(authority.role, read.part)) throw new Refusal('role');
	connectionConfig.readOnly = !mayWrite(authority.role, read.part);
	const speaker = { authority, socket, credential: token };
	parts.speakers.add(documentName, speaker);
	return { speaker };
}

/** Whoever is taken off the list between question and answer is asked for again. */
async function lookUp(parts: SyncParts, roadmapId: string, credential: string): Promise<Authority> {
	for (;;) {
		const before = parts.speakers.changes;
		const authority = await authenticate(parts.store, roadmapId, credential, parts.now());
		if (parts.speakers.changes === before) return authority;
	}
}

/**
 * Tells a device its role, which may be another one than it remembers. Where the library gives up on a document's
 * connection later, the socket closes with it: a device would wait for ever otherwise.
 */
export function greet({ connection, context }: connectedPayload<SyncContext>): void {
	const { speaker } = context;
	if (!speaker) return;
	connection.onClose((_, event) => {
		if (event?.reason !== leftByItself) speaker.socket.refuse('damaged');
	});
	if (!connection.document.hasConnection(connection)) speaker.socket.refuse('damaged');
	connection.sendStateless(writeNotice({ kind: 'role', role: speaker.authority.role }));
}

/**
 * Checks an update and writes it down, before the library applies it and says that it arrived. Where it may not
 * be, the device is told why and its connection closes: what it holds comes again with the next one.
 */
export async function keepUpdate(parts: SyncParts, payload: beforeSyncPayload<SyncContext>): Promise<void> {
	const { connection, context, document, documentName, type, payload: update } = payload;
	if (type === question) return;
	try {
		// The library would fail on another kind after it was written down.
		if (!updates.includes(type)) throw new Refusal('damaged');
		await checkAndWrite(parts, document, context, update, connection.readOnly);
	} catch (error) {
		const code = parts.codeOf(error, documentName);
		connection.sendStateless(writeNotice({ kind: 'not-stored', reason: code }));
		context.speaker?.socket.refuse(code);
		throw new Refusal(code);
	}
}

async function checkAndWrite(
	parts: SyncParts,
	document: Document,
	{ speaker }: SyncContext,
	update: Uint8Array,
	isReadOnly: boolean
): Promise<void> {
	const open = parts.documents.of(document);
	if (!open || !speaker) throw new Refusal('closing');
	const { participantId, deviceId } = speaker.authority;
	mustBeOpen(speaker);
	let content = open.contentOf(update);
	// The library says itself that it took nothing.
	if (!content.isNews || isReadOnly) return;
	if (!open.hasRoomFor(update.byteLength, parts.limits.documentBytes)) throw new Refusal('too-large');
	if (content.hasGap || content.authors.some((client) => open.ownerOf(client) !== participantId)) {
		// Another instance may have written what makes it whole, or have it already.
		await parts.documents.catchUpIfShared(open);
		mustBeOpen(speaker);
		content = open.contentOf(update);
		if (!content.isNews) return;
	}
	// Yjs keeps it until the rest comes, as from another tab of the same device, and looks through it at each update.
	// A device that connects anew sends both together.
	if (content.hasGap && open.waitingBytes > mostWaitingBytes) throw new Refusal('rate');
	mustBeFree(document, content.authors, open, participantId);
	const newClients = open.claim(content.authors, participantId);
	const entry = { document: open.name, participantId, deviceId, at: parts.now(), update, newClients };
	try {
		await open.write(update, () => parts.writer.append(entry));
	} catch (error) {
		open.release(newClients);
		throw error;
	}
	parts.documents.noteWritten(open, update);
}

/** What waited in the row when somebody was taken off the list is not written any more. */
function mustBeOpen({ socket }: Speaker): void {
	if (socket.refusal !== null) throw new Refusal(socket.refusal);
}

/** An id under which somebody else is present, and may write, is theirs also before their first edit. */
function mustBeFree(
	document: Document,
	clients: readonly number[],
	open: OpenDocument,
	participantId: string
): void {
	const unowned = clients.filter((client) => open.ownerOf(client) === undefined);
	if (unowned.length === 0) return;
	for (const [connection, { clients: present }] of document.connections) {
		const other = (connection.context as SyncContext).speaker?.authority;
		if (!other || connection.readOnly || other.participantId === participantId) continue;
		if (unowned.some((client) => present.has(client))) throw new Refusal('foreign-author');
	}
}

/** Lets a device speak for itself alone in a document's presence, and under its own name. */
export function stamp(parts: SyncParts, payload: beforeHandleAwarenessPayload<SyncContext>): void {
	const { states, connection, context, document } = payload;
	const speaker = context?.speaker;
	if (!connection || !speaker) {
		states.clear();
		return;
	}
	const key = connection.messageAddress;
	const own = speaker.socket.presentClient(key);
	const owner = own === undefined ? undefined : parts.documents.of(document)?.ownerOf(own);
	const isForeign = owner !== undefined && owner !== speaker.authority.participantId;
	if (own === undefined || isForeign || isPresentElsewhere(document, own, connection)) {
		speaker.socket.refusePresence(key);
		states.clear();
		return;
	}
	if (!states.has(own)) leave(document, own, connection);
	// The library notes who speaks where only when it never heard of them before, and would not see them leave.
	else document.connections.get(connection)?.clients.add(own);
	stampPresence(states, own, speaker.authority);
}

/** The library forgets to pass on that a device leaves before its connection closes. */
function leave(document: Document, client: number, connection: Connection): void {
	removeAwarenessStates(document.awareness, [client], { source: 'connection', connection });
}
