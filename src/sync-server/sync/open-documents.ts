import type { Document } from '@hocuspocus/server';
import type { LogStore } from '../store/log-store.ts';
import { OpenDocument } from './open-document.ts';

/** How long the server lets others write before it looks after what it missed, in milliseconds. */
const catchUpAfter = 2_000;

export interface DocumentEvents {
	/** An update was written down, and is about to be applied. */
	readonly onWritten: (name: string, update: Uint8Array) => void;
	readonly onCompacted: (name: string, tookMs: number) => void;
	readonly onFailed: (name: string, error: unknown) => void;
}

/** The documents in memory, with what the server knows of each. */
export class OpenDocuments {
	readonly #store: LogStore;
	readonly #isShared: boolean;
	readonly #events: DocumentEvents;
	readonly #now: () => number;
	readonly #open = new WeakMap<Document, OpenDocument>();
	readonly #due = new Set<OpenDocument>();
	/** Documents that are being filled, and may lack what was written since they were read. */
	readonly #missed = new WeakSet<Document>();

	/** @param isShared whether other instances may write the same documents */
	constructor(store: LogStore, isShared: boolean, now: () => number, events: DocumentEvents) {
		this.#store = store;
		this.#isShared = isShared;
		this.#now = now;
		this.#events = events;
	}

	/** What is known of a document; undefined for one that was not loaded here. */
	of(document: Document): OpenDocument | undefined {
		return this.#open.get(document);
	}

	/** Fills a document from the store. Rejects with the store's own error. */
	async load(document: Document, name: string): Promise<void> {
		const open = new OpenDocument(name, document, this.#store, (error) => this.#events.onFailed(name, error));
		await open.load();
		this.#open.set(document, open);
		if (this.#missed.delete(document)) await open.catchUp();
	}

	/** Reads what other instances wrote, when something may not have been heard of it. */
	catchUp(document: Document): void {
		const open = this.#open.get(document);
		if (open) open.catchUp().catch((error: unknown) => this.#events.onFailed(open.name, error));
		else this.#missed.add(document);
	}

	/** Where others write too, an id that is new here may have an owner already. */
	async catchUpIfShared(open: OpenDocument): Promise<void> {
		if (this.#isShared) await open.catchUp();
	}

	/** After an entry was written: passes it on, and does what became due. */
	noteWritten(open: OpenDocument, update: Uint8Array): void {
		this.#events.onWritten(open.name, update);
		if (this.#due.has(open) || (!open.isBehind && !open.isWorthCompacting(false))) return;
		this.#due.add(open);
		setTimeout(() => {
			this.#due.delete(open);
			void this.#tidy(open, false);
		}, catchUpAfter).unref();
	}

	/** Before a document leaves the memory. False while something of it is being written: it has to stay. */
	async prepareToUnload(document: Document): Promise<boolean> {
		const open = this.#open.get(document);
		if (!open) return true;
		if (!open.isWriting && open.isWorthCompacting(true)) await this.#tidy(open, true);
		return !open.isWriting;
	}

	async #tidy(open: OpenDocument, isUnloading: boolean): Promise<void> {
		const startedAt = performance.now();
		try {
			if (open.isWorthCompacting(isUnloading)) {
				await open.compact(this.#now());
				this.#events.onCompacted(open.name, performance.now() - startedAt);
			} else if (open.isBehind) await open.catchUp();
		} catch (error) {
			this.#events.onFailed(open.name, error);
		}
	}
}
