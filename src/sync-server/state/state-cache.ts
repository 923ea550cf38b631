import type { EncodedBody } from './encoding.ts';

/** The state of a document as it is sent, up to an entry of its log. */
export interface ReadyState extends EncodedBody {
	/** Number of the last entry that is in it. */
	readonly sequence: number;
}

/**
 * States that are ready to be sent: each is made once for all who ask meanwhile, and kept while there is room. What
 * was asked for last stays longest.
 */
export class StateCache {
	readonly #mostBytes: number;
	readonly #ready = new Map<string, ReadyState>();
	readonly #making = new Map<string, Promise<ReadyState>>();
	#bytes = 0;

	/** @param mostBytes of all bodies together */
	constructor(mostBytes = 16 * 1024 * 1024) {
		this.#mostBytes = mostBytes;
	}

	/**
	 * A state that holds at least everything up to an entry. Rejects with what `make` rejects with.
	 *
	 * @param key document and encoding
	 * @param make makes the state as it is when it is called
	 */
	async get(key: string, sequence: number, make: () => Promise<ReadyState>): Promise<ReadyState> {
		for (;;) {
			const known = this.#ready.get(key);
			if (known && known.sequence >= sequence) {
				this.#keep(key, known);
				return known;
			}
			// Who comes while an older one is made waits for it, and then shares the next with all who wait.
			const made = await (this.#making.get(key) ?? this.#make(key, make));
			if (made.sequence >= sequence) return made;
		}
	}

	/** Bytes of all that is kept. */
	get byteLength(): number {
		return this.#bytes;
	}

	#make(key: string, make: () => Promise<ReadyState>): Promise<ReadyState> {
		const making = make()
			.then((made) => {
				this.#keep(key, made);
				return made;
			})
			.finally(() => this.#making.delete(key));
		this.#making.set(key, making);
		return making;
	}

	#keep(key: string, state: ReadyState): void {
		this.#drop(key);
		// One that has no room of its own would only drive the others out.
		if (state.body.byteLength > this.#mostBytes) return;
		this.#ready.set(key, state);
		this.#bytes += state.body.byteLength;
		for (const oldest of this.#ready.keys()) {
			if (this.#bytes <= this.#mostBytes) break;
			this.#drop(oldest);
		}
	}

	#drop(key: string): void {
		this.#bytes -= this.#ready.get(key)?.body.byteLength ?? 0;
		this.#ready.delete(key);
	}
}
