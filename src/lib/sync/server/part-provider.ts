import { HocuspocusProvider, type HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { checkUpdate } from '$lib/doc/damaged-update';
import type { RoadmapDocument } from '$lib/doc/roadmap-document';
import type { Part } from '$lib/plan/part';
import { documentName } from '$lib/protocol/document-name';
import type { Awareness } from 'y-protocols/awareness';
import { readFrame } from './frame';

/** What a part's connection tells. */
export interface PartListener {
	/** Number of the last edit that is in what is sent now. */
	lastEdit(): number;
	/** The server has written everything up to an edit down. */
	onAcknowledged(part: Part, upTo: number): void;
	/** The server did not take an update, since the role does not allow it. */
	onNotTaken(part: Part): void;
	/** Something was heard, or another state reached: see `isReady`. */
	onHeard(part: Part): void;
	/** The server ended the connection of this part, or refused it. */
	onClosed(part: Part, reason: string): void;
	/** What the server sent is no update. */
	onDamaged(part: Part): void;
	/** The server says something besides bytes. */
	onNotice(part: Part, text: string): void;
}

export interface ProviderParts {
	readonly document: RoadmapDocument;
	readonly part: Part;
	readonly credential: string;
	/** Of the plan; the other parts have none. */
	readonly awareness: Awareness;
	readonly socket: HocuspocusProviderWebsocket;
	readonly listener: PartListener;
}

/** An update that holds neither content nor deletions is two bytes. */
const emptyUpdateBytes = 2;

/**
 * One part of a roadmap on a connection. The library's provider counts what is not acknowledged wrongly after a lost
 * connection, keeps what is edited without one in memory, sends what the role does not allow, and applies bytes
 * unchecked. Here each update that is sent waits in a row for its own answer, and nothing is sent before the server
 * has told what it knows: all that it lacks goes as one update then.
 */
export class PartProvider extends HocuspocusProvider {
	readonly part: Part;
	/** Whether updates are sent at all. */
	#maySend = false;
	/** Whether the server was sent what it lacked when it was connected to. */
	#isGreeted = false;
	/** For each update without an answer the number of the last edit in it. */
	#unanswered: number[] = [];
	readonly #roadmap: RoadmapDocument;
	readonly #listener: PartListener;

	constructor({ document, part, credential, awareness, socket, listener }: ProviderParts) {
		super({
			name: documentName(document.id, part),
			document: document.parts[part],
			token: credential,
			awareness: part === 'plan' ? awareness : null,
			websocketProvider: socket,
			onAuthenticationFailed: ({ reason }) => listener.onClosed(part, reason),
			onStateless: ({ payload }) => listener.onNotice(part, payload)
		});
		this.part = part;
		this.#roadmap = document;
		this.#listener = listener;
		document.nameServer(this);
	}

	/** Whether both sides knew the same since the connection was made. */
	get isReady(): boolean {
		return this.isAttached && this.synced && this.#isGreeted;
	}

	/** Whether updates are on their way without an answer. */
	get isSending(): boolean {
		return this.#unanswered.length > 0;
	}

	/** Starts on an open connection. */
	connectTo(socket: HocuspocusProviderWebsocket, maySend: boolean): void {
		this.#maySend = maySend;
		this.#isGreeted = false;
		this.#unanswered = [];
		this.setConfiguration({ websocketProvider: socket });
		this.attach();
	}

	/** Leaves the connection, and everybody else with it. What has no answer is sent again with the next one. */
	leave(): void {
		if (!this.isAttached) return;
		this.detach();
		this.onClose();
		this.#forgetOthers();
		this.#isGreeted = false;
		this.#unanswered = [];
	}

	/** Asks for what is missing, which the server answers in any case. */
	ask(): void {
		this.forceSync();
	}

	override documentUpdateHandler(update: Uint8Array, origin: unknown): void {
		if (origin === this || origin === 'server' || !this.#isGreeted || !this.#maySend) return;
		this.#send(update);
	}

	override onMessage(event: MessageEvent): void {
		const frame = readFrame(new Uint8Array(event.data as ArrayBuffer));
		if (frame?.kind === 'vector') this.#answer(frame.bytes);
		else if (frame?.kind === 'acknowledged') this.#take(frame.isTaken);
		else if (frame?.kind === 'closed') return this.#listener.onClosed(this.part, frame.reason);
		else if (frame?.kind === 'missing' || frame?.kind === 'update') {
			if (!isSound(frame.bytes)) return this.#listener.onDamaged(this.part);
			super.onMessage(event);
		} else if (frame) super.onMessage(event);
		this.#listener.onHeard(this.part);
	}

	/** Those who left are known by their last message, and it alone would be told again: it must not count as old. */
	#forgetOthers(): void {
		if (!this.awareness) return;
		const { meta, clientID } = this.awareness;
		for (const client of [...meta.keys()]) if (client !== clientID) meta.delete(client);
	}

	/** Sends what a server with this state vector lacks. */
	#answer(vector: Uint8Array): void {
		const missing = this.#maySend ? this.#roadmap.diff(this.part, vector) : new Uint8Array();
		this.#isGreeted = true;
		if (missing.length > emptyUpdateBytes) this.#send(missing);
		else if (this.#maySend && !this.isSending)
			this.#listener.onAcknowledged(this.part, this.#listener.lastEdit());
	}

	#send(update: Uint8Array): void {
		this.#unanswered.push(this.#listener.lastEdit());
		super.documentUpdateHandler(update, null);
	}

	#take(isTaken: boolean): void {
		const upTo = this.#unanswered.shift();
		if (!isTaken) this.#listener.onNotTaken(this.part);
		else if (upTo !== undefined) this.#listener.onAcknowledged(this.part, upTo);
	}
}

function isSound(update: Uint8Array): boolean {
	try {
		checkUpdate(update);
		return true;
	} catch {
		return false;
	}
}
