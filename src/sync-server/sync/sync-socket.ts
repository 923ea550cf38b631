import type { WebSocket } from 'ws';
import type { RefusalCode } from '$lib/protocol/refusal';
import type { Limits } from '../config.ts';
import { type Frame, frameTypes, readFrame, writeQuietFrame } from './frame.ts';
import { readPresences, type SentPresence, writePresence } from './presence-frame.ts';
import { TokenBucket } from './token-bucket.ts';

/** Code of a websocket that the server closes; the reason is a RefusalCode. */
export const refusedCode = 4503;

/** Presences a second of one device, and messages that take the whole of a document: few in a row, then one in five seconds. */
const presencesPerSecond = 20;
const wholesAtOnce = 40;
const wholesPerSecond = 0.2;
/** A question for all of it, and an answer, which is held against all of it where the device may only read. */
const wholeKinds: readonly number[] = [0, 1];
/** How long somebody unknown may stay, in milliseconds. */
const strangerAllowed = 10_000;
/** After so long without a word to a device, it gets one, in milliseconds. Clients give up after 30 seconds. */
const quietFor = 20_000;

export interface SocketEvents {
	/** A message that may be handled. */
	readonly onFrame: (data: Uint8Array) => void;
	/** Something came that shows the other side is there. */
	readonly onSign: () => void;
	/** It sent what may not be, or took too little. */
	readonly onRefused: (code: RefusalCode) => void;
}

/** One device's websocket: lets through what is well formed and not too much, and takes no more than it can send. */
export class SyncSocket {
	readonly #socket: WebSocket;
	readonly #limits: Limits;
	readonly #events: SocketEvents;
	readonly #messages: TokenBucket;
	readonly #bytes: TokenBucket;
	readonly #presences: TokenBucket;
	readonly #wholes: TokenBucket;
	readonly #keys = new Set<string>();
	/** The client id that speaks in the presence of each document. */
	readonly #presentClients = new Map<string, number>();
	readonly #known = Promise.withResolvers<void>();
	#lastSent = performance.now();
	#isPaused = false;
	#refusal: RefusalCode | null = null;

	constructor(socket: WebSocket, limits: Limits, events: SocketEvents) {
		const now = performance.now();
		this.#socket = socket;
		this.#limits = limits;
		this.#events = events;
		this.#messages = new TokenBucket(limits.messagesPerSecond, limits.messagesPerSecond * 5, now);
		this.#bytes = new TokenBucket(limits.bytesPerSecond, limits.payloadBytes, now);
		this.#presences = new TokenBucket(presencesPerSecond, presencesPerSecond * 2, now);
		this.#wholes = new TokenBucket(wholesPerSecond, wholesAtOnce, now);
		socket.on('message', (data, isBinary) => this.#hear(data as Buffer, isBinary));
		socket.on('pong', () => events.onSign());
		// A broken connection, or a message above the limit: 'close' follows.
		socket.on('error', () => undefined);
		const waiting = setTimeout(() => this.#cut('limit'), strangerAllowed).unref();
		void this.#known.promise.then(() => clearTimeout(waiting));
		socket.on('close', () => this.noteKnown());
	}

	/** Settles when somebody known speaks on it, or it has closed. */
	get known(): Promise<void> {
		return this.#known.promise;
	}

	/** Somebody who takes part showed who they are. */
	noteKnown(): void {
		this.#known.resolve();
	}

	get readyState(): number {
		return this.#socket.readyState;
	}

	/** Why it was closed; null while it is open, or when the other side went. */
	get refusal(): RefusalCode | null {
		return this.#refusal;
	}

	/** Sends bytes; cuts the connection when too many wait for it. */
	send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
		if (this.#socket.readyState !== this.#socket.OPEN || !(data instanceof Uint8Array)) return;
		this.#socket.send(data, { binary: true, compress: false });
		this.#lastSent = performance.now();
		if (this.#socket.bufferedAmount <= this.#limits.bufferedBytes) return;
		this.#refusal ??= 'rate';
		this.#events.onRefused('rate');
		this.#socket.terminate();
	}

	/** As the library closes. */
	close(code?: number, reason?: string): void {
		this.#socket.close(code, reason);
	}

	/** Closes, and says why. */
	refuse(code: RefusalCode): void {
		this.#refusal ??= code;
		this.#socket.close(refusedCode, code);
	}

	/** Ends at once. */
	terminate(): void {
		this.#socket.terminate();
	}

	/** The client id that this device speaks for in a document's presence, by the key of its messages. */
	presentClient(key: string): number | undefined {
		return this.#presentClients.get(key);
	}

	/** Takes a device's client id away: another device speaks for it. */
	refusePresence(key: string): void {
		this.#presentClients.delete(key);
	}

	/** Asks for a sign of life, and gives one where nothing was said for long. */
	beat(now: number): void {
		if (this.#socket.readyState !== this.#socket.OPEN) return;
		this.#socket.ping();
		const [key] = this.#keys;
		if (key !== undefined && now - this.#lastSent >= quietFor) this.send(writeQuietFrame(key));
	}

	#hear(data: Buffer, isBinary: boolean): void {
		if (this.#refusal !== null) return;
		this.#slowDown(data.byteLength);
		const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
		const frame = isBinary ? readFrame(bytes) : null;
		if (!frame) {
			this.#cut('damaged');
			return;
		}
		if (!this.#mayOpen(frame)) {
			this.#cut('limit');
			return;
		}
		if (frame.type === frameTypes.stateless) return;
		const passed = frame.type === frameTypes.awareness ? this.#ownPresence(frame) : bytes;
		if (passed) this.#events.onFrame(passed);
	}

	/** What comes too fast stays in the network, until its time: nothing is lost, and nothing piles up here. */
	#slowDown(byteLength: number): void {
		const now = performance.now();
		const wait = Math.max(this.#messages.take(1, now), this.#bytes.take(byteLength, now));
		if (wait === 0 || this.#isPaused) return;
		this.#isPaused = true;
		this.#socket.pause();
		setTimeout(() => {
			this.#isPaused = false;
			this.#socket.resume();
		}, wait).unref();
	}

	#mayOpen({ key, type, syncKind }: Frame): boolean {
		if (type === frameTypes.close) {
			this.#keys.delete(key);
			this.#presentClients.delete(key);
			return true;
		}
		const isWhole = syncKind !== null && wholeKinds.includes(syncKind);
		if (isWhole && !this.#wholes.takeIfThere(1, performance.now())) return false;
		this.#keys.add(key);
		return this.#keys.size <= this.#limits.documentsPerSocket;
	}

	/** The message with what it says of the device itself, and of nobody else. */
	#ownPresence(frame: Frame): Uint8Array | null {
		if (!this.#presences.takeIfThere(1, performance.now())) return null;
		const told = readPresences(frame);
		const clientId = this.#presentClients.get(frame.key) ?? told.find(isThere)?.clientId;
		const own = told.find((one) => one.clientId === clientId);
		if (clientId === undefined || !own) return null;
		this.#presentClients.set(frame.key, clientId);
		return writePresence(frame.key, own);
	}

	#cut(code: RefusalCode): void {
		this.#events.onRefused(code);
		this.refuse(code);
	}
}

function isThere({ state }: SentPresence): boolean {
	return state !== 'null';
}
