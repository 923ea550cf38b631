/** What a server sends on one part's connection, as far as it concerns whose edits are where. */
export type Frame =
	/** The server tells what it knows, as a state vector, and so asks for the rest. */
	| { readonly kind: 'vector'; readonly bytes: Uint8Array }
	/** What this device lacked: the answer to its own vector. */
	| { readonly kind: 'missing'; readonly bytes: Uint8Array }
	| { readonly kind: 'update'; readonly bytes: Uint8Array }
	/** Answer to each update that was sent, in their order. */
	| { readonly kind: 'acknowledged'; readonly isTaken: boolean }
	/** This part's connection ends; what it runs over stays open. */
	| { readonly kind: 'closed'; readonly reason: string }
	/** Credentials, presence and notices. */
	| { readonly kind: 'other' };

/** Numbers of the protocol: see MessageType of the websocket library, and y-protocols/sync. */
const sync = 0;
const close = 7;
const syncStatus = 8;
/** Credentials, presence, and messages besides the document. */
const others: readonly number[] = [1, 2, 3, 5];
const steps = ['vector', 'missing', 'update'] as const;

/** Reads a frame: name of the document, kind, content. Null for one that is malformed or of a kind unknown here. */
export function readFrame(data: Uint8Array): Frame | null {
	try {
		const reader = new Reader(data);
		reader.bytes();
		const kind = reader.number();
		if (others.includes(kind)) return { kind: 'other' };
		if (kind === syncStatus) return { kind: 'acknowledged', isTaken: reader.number() === 1 };
		if (kind === close) return { kind: 'closed', reason: new TextDecoder().decode(reader.bytes()) };
		const step = kind === sync ? steps[reader.number()] : undefined;
		return step ? { kind: step, bytes: reader.bytes() } : null;
	} catch {
		return null;
	}
}

/** Reads the numbers and byte strings of the encoding that Yjs uses: seven bits a byte, the lowest first. */
class Reader {
	readonly #data: Uint8Array;
	#at = 0;

	constructor(data: Uint8Array) {
		this.#data = data;
	}

	/** Throws RangeError at the end of the data, and for a number that no length can be. */
	number(): number {
		let value = 0;
		for (let factor = 1; factor < Number.MAX_SAFE_INTEGER; factor *= 128) {
			const byte = this.#data[this.#at++];
			if (byte === undefined) break;
			value += (byte & 0x7f) * factor;
			if (byte < 0x80) return value;
		}
		throw new RangeError('A number ends too early or not at all.');
	}

	/** A byte string, after its length. */
	bytes(): Uint8Array {
		const end = this.number() + this.#at;
		if (end > this.#data.length) throw new RangeError('Bytes are missing.');
		const bytes = this.#data.subarray(this.#at, end);
		this.#at = end;
		return bytes;
	}
}
