import * as Y from 'yjs';
import { Refusal } from '$lib/protocol/refusal';
import type { LogStore } from '../store/log-store.ts';
import { readContent } from './checked-update.ts';

/** Updates from the log and from other instances come with this origin: they are not to be written again. */
export const relayed = { source: 'redis' } as const;

/** Entries and bytes since the last compaction that make another worth its while. */
const manyEntries = 1_000;
const manyBytes = 256 * 1024;
/** Where nobody is connected any more, fewer are enough: the next opening is fast then. */
const someEntries = 50;

/** What the server knows of a document in memory besides its content. */
export class OpenDocument {
	readonly name: string;
	readonly #document: Y.Doc;
	readonly #store: LogStore;
	readonly #onUnreadable: (error: unknown) => void;
	/** Which participant each Yjs client id belongs to. */
	#owners = new Map<number, string>();
	/** Everything up to here is in the document. */
	#sequence = 0;
	/** Highest number that is known of: above the former when another instance wrote between. */
	#latest = 0;
	#stateBytes = 0;
	#loggedBytes = 0;
	#loggedEntries = 0;
	#pending = 0;
	#isForgotten = false;

	/** @param onUnreadable hears of an entry of the log that could not be applied */
	constructor(name: string, document: Y.Doc, store: LogStore, onUnreadable: (error: unknown) => void) {
		this.name = name;
		this.#document = document;
		this.#store = store;
		this.#onUnreadable = onUnreadable;
	}

	/** Reads it from the store. Rejects with the store's own error. */
	async load(): Promise<void> {
		const [bytes, owners] = await Promise.all([
			this.#store.load(this.name),
			this.#store.clientsOf(this.name)
		]);
		this.#owners = new Map(owners);
		// Nobody is connected yet: to tell of what is read would cost as much as to read it.
		const listeners = this.#document._observers.get('update') ?? new Set();
		this.#document._observers.delete('update');
		if (bytes.state) this.#apply(bytes.state);
		for (const update of bytes.updates) this.#apply(update);
		this.#document._observers.set('update', listeners);
		this.#sequence = bytes.sequence;
		this.#latest = bytes.sequence;
		this.#stateBytes = bytes.state?.byteLength ?? 0;
		this.#count(bytes.updates);
	}

	/** Reads what other instances wrote meanwhile, if they did. */
	async catchUp(): Promise<void> {
		const [bytes, owners] = await Promise.all([
			this.#store.load(this.name, this.#sequence),
			this.#store.clientsOf(this.name)
		]);
		for (const [client, owner] of owners) this.#owners.set(client, owner);
		if (bytes.sequence <= this.#sequence) return;
		// Entries that were dropped meanwhile are in the state that took their place.
		if (bytes.state) this.#apply(bytes.state);
		for (const update of bytes.updates) this.#apply(update);
		this.#sequence = bytes.sequence;
		this.#latest = Math.max(this.#latest, bytes.sequence);
		this.#count(bytes.updates);
	}

	/** Whether another instance wrote something that is not in it yet. */
	get isBehind(): boolean {
		return this.#latest > this.#sequence;
	}

	/** Bytes that Yjs holds back, since what they go on from has not come. */
	get waitingBytes(): number {
		const { pendingStructs, pendingDs } = this.#document.store;
		return (pendingStructs?.update.byteLength ?? 0) + (pendingDs?.byteLength ?? 0);
	}

	/** Whether an entry of it is being written just now. */
	get isWriting(): boolean {
		return this.#pending > 0;
	}

	/** Lets nothing more be written: the roadmap is not shared any more. */
	forget(): void {
		this.#isForgotten = true;
	}

	/** The participant that a client id belongs to. */
	ownerOf(clientId: number): string | undefined {
		return this.#owners.get(clientId);
	}

	/**
	 * Checks that new work stands under ids of who sends it. Throws Refusal 'foreign-author' when one belongs to another.
	 *
	 * @returns the ids that nobody had: they belong to the sender from now on
	 */
	claim(clients: readonly number[], participantId: string): readonly number[] {
		const isForeign = clients.some((client) => (this.#owners.get(client) ?? participantId) !== participantId);
		if (isForeign) throw new Refusal('foreign-author');
		const claimed = clients.filter((client) => !this.#owners.has(client));
		for (const client of claimed) this.#owners.set(client, participantId);
		return claimed;
	}

	/** Gives claimed ids back, when what they came with could not be written. */
	release(clients: readonly number[]): void {
		for (const client of clients) this.#owners.delete(client);
	}

	/** Whether the document stays within a size with so much more. A document that is measured anew is often smaller. */
	hasRoomFor(byteLength: number, most: number): boolean {
		if (this.#stateBytes + this.#loggedBytes + byteLength <= most) return true;
		return Y.encodeStateAsUpdate(this.#document).byteLength + byteLength <= most;
	}

	/** Writes something down, and notes what number it got. */
	async write(update: Uint8Array, append: () => Promise<number>): Promise<void> {
		if (this.#isForgotten) throw new Refusal('unknown');
		this.#pending += 1;
		try {
			const sequence = await append();
			if (sequence === this.#sequence + 1) this.#sequence = sequence;
			this.#latest = Math.max(this.#latest, sequence);
			this.#count([update]);
		} finally {
			this.#pending -= 1;
		}
	}

	/** Whether a compaction is due. */
	isWorthCompacting(isUnloading: boolean): boolean {
		if (this.#isForgotten) return false;
		if (isUnloading) return this.#loggedEntries >= someEntries || this.#loggedBytes >= manyBytes;
		const isMuch = this.#loggedBytes >= Math.max(manyBytes, this.#stateBytes);
		return this.#loggedEntries >= manyEntries || isMuch;
	}

	/**
	 * Keeps the document as one state in the store. What is written meanwhile stays in the log. Rejects with the
	 * store's own error; nothing is lost then.
	 */
	async compact(now: number): Promise<void> {
		// What is numbered is applied before the next turn of the loop begins.
		await new Promise((resolve) => setImmediate(resolve));
		if (this.isBehind) await this.catchUp();
		await new Promise((resolve) => setImmediate(resolve));
		const state = Y.encodeStateAsUpdate(this.#document);
		const [entries, bytes] = [this.#loggedEntries, this.#loggedBytes];
		await this.#store.compact(this.name, state, this.#sequence, now);
		this.#stateBytes = state.byteLength;
		this.#loggedEntries -= entries;
		this.#loggedBytes -= bytes;
	}

	/** What an update would bring. Throws Refusal 'damaged'. */
	contentOf(update: Uint8Array): ReturnType<typeof readContent> {
		return readContent(this.#document, update);
	}

	/** One update that cannot be applied keeps nobody from the others. */
	#apply(update: Uint8Array): void {
		try {
			Y.applyUpdate(this.#document, update, relayed);
		} catch (error) {
			this.#onUnreadable(error);
		}
	}

	#count(updates: readonly Uint8Array[]): void {
		this.#loggedEntries += updates.length;
		for (const update of updates) this.#loggedBytes += update.byteLength;
	}
}
