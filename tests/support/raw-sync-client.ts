import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';

/** Types of messages of the protocol, and of what stands in them. */
const message = { sync: 0, awareness: 1, auth: 2, syncReply: 4, stateless: 5, close: 7, status: 8 } as const;
const auth = { token: 0, denied: 1, granted: 2 } as const;
const step = { ask: 0, answer: 1, update: 2 } as const;

/** What a raw client tells. */
export interface RawListener {
	/** The server's answer to what was asked for, as a Yjs update. */
	onState?(update: Uint8Array): void;
	/** Somebody else's edit. */
	onUpdate?(update: Uint8Array): void;
	/** One's own edit has arrived, or was refused. */
	onStatus?(isTaken: boolean): void;
	onDenied?(reason: string): void;
	onClosed?(reason: string): void;
	onStateless?(text: string): void;
}

/**
 * Speaks the protocol of a document by hand, without applying anything: as cheap as a client can be, so that what
 * is measured is the server.
 */
export class RawSyncClient {
	readonly #socket: WebSocket;
	readonly #name: string;

	/** @param vector the state vector to ask with; without one for an empty document */
	constructor(
		address: string,
		name: string,
		token: string,
		listener: RawListener,
		vector: Uint8Array = Uint8Array.of(0)
	) {
		this.#name = name;
		this.#socket = new WebSocket(address, { perMessageDeflate: false });
		this.#socket.binaryType = 'nodebuffer';
		this.#socket.on('open', () =>
			this.#send(message.auth, (encoder) => {
				encoding.writeVarUint(encoder, auth.token);
				encoding.writeVarString(encoder, token);
				encoding.writeVarString(encoder, '4.8.0');
			})
		);
		this.#socket.on('message', (data: Buffer) => this.#hear(data, listener, vector));
		this.#socket.on('error', () => undefined);
		this.#socket.on('close', (_, reason) => listener.onClosed?.(reason.toString()));
	}

	/** Sends an edit. */
	update(update: Uint8Array): void {
		this.#send(message.sync, (encoder) => {
			encoding.writeVarUint(encoder, step.update);
			encoding.writeVarUint8Array(encoder, update);
		});
	}

	/** Sends bytes as they are. */
	raw(bytes: Uint8Array): void {
		if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(bytes);
	}

	close(): void {
		this.#socket.terminate();
	}

	#hear(data: Buffer, listener: RawListener, vector: Uint8Array): void {
		const decoder = decoding.createDecoder(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
		decoding.readVarString(decoder);
		const type = decoding.readVarUint(decoder);
		if (type === message.auth) {
			const answer = decoding.readVarUint(decoder);
			if (answer === auth.granted) this.#ask(vector);
			else if (answer === auth.denied) listener.onDenied?.(decoding.readVarString(decoder));
		} else if (type === message.sync || type === message.syncReply) {
			const kind = decoding.readVarUint(decoder);
			if (kind === step.answer) listener.onState?.(decoding.readVarUint8Array(decoder));
			else if (kind === step.update) listener.onUpdate?.(decoding.readVarUint8Array(decoder));
		} else if (type === message.status) listener.onStatus?.(decoding.readVarUint(decoder) === 1);
		else if (type === message.stateless) listener.onStateless?.(decoding.readVarString(decoder));
		else if (type === message.close) listener.onClosed?.(decoding.readVarString(decoder));
	}

	#ask(vector: Uint8Array): void {
		this.#send(message.sync, (encoder) => {
			encoding.writeVarUint(encoder, step.ask);
			encoding.writeVarUint8Array(encoder, vector);
		});
	}

	#send(type: number, write: (encoder: encoding.Encoder) => void): void {
		const encoder = encoding.createEncoder();
		encoding.writeVarString(encoder, this.#name);
		encoding.writeVarUint(encoder, type);
		write(encoder);
		this.raw(encoding.toUint8Array(encoder));
	}
}
