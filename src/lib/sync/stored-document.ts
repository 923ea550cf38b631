import type { RoadmapDocument, UpdateOrigin } from '$lib/doc/roadmap-document';
import { type Part, parts } from '$lib/plan/part';
import { device } from './device';
import { PartStore } from './part-store';
import { type Patience, usualPatience, within } from './patience';
import { SafetyCopies } from './safety-copies';
import { Tabs } from './tabs';

/** Whether what was edited is on this device's disk; a reason is a plain sentence. */
export type StorageStatus =
	| { readonly kind: 'saved' }
	| { readonly kind: 'saving' }
	| { readonly kind: 'not-saved'; readonly reason: string };

/**
 * Loads a roadmap from this device into its document and keeps it there from then on, in step with other
 * tabs. Both stores are read and merged: either alone suffices. What the document already holds is stored
 * too. Never rejects: when the storage fails, the document works in memory, the status says why, and
 * writing is tried again until it works.
 */
export async function openStored(
	roadmap: RoadmapDocument,
	patience: Partial<Patience> = {}
): Promise<StoredDocument> {
	const stored = new StoredDocument(roadmap, { ...usualPatience, ...patience });
	await stored.load();
	await stored.whole;
	stored.greet();
	return stored;
}

/**
 * The same for whoever is about to show it: a store that could be read whole is enough to begin with. What only
 * the safety copy knows then comes like an edit of another tab.
 */
export async function openEarly(
	roadmap: RoadmapDocument,
	patience: Partial<Patience> = {}
): Promise<StoredDocument> {
	const stored = new StoredDocument(roadmap, { ...usualPatience, ...patience });
	await stored.load();
	if (!stored.isReadable) await stored.whole;
	stored.greet();
	return stored;
}

/** Milliseconds that the first painting gets for itself. */
const afterPaintMs = 100;

/** A roadmap whose every change is kept on this device. */
export class StoredDocument {
	/** What of the stored roadmap could not be read, in plain sentences; set aside, never thrown away. */
	readonly damage: string[] = [];
	/** Settles once what the safety copy knows has been taken in. Never rejects. */
	whole: Promise<void> = Promise.resolve();

	readonly #stores: Readonly<Record<Part, PartStore>>;
	readonly #copies: SafetyCopies;
	readonly #tabs: Tabs;
	readonly #patience: Patience;
	readonly #statusListeners = new Set<(status: StorageStatus) => void>();
	readonly #deletedListeners = new Set<() => void>();
	readonly #stopListening: (() => void)[] = [];
	#status: StorageStatus = { kind: 'saving' };
	#isDeleted = false;
	/** Whether a write has failed and what was lost by it is not mended yet. */
	#hasFailed = false;
	/** The renewing of the safety copy after a failure. */
	#mending: Promise<void> | null = null;

	constructor(roadmap: RoadmapDocument, patience: Patience) {
		this.#patience = patience;
		const storeOf = (part: Part) =>
			new PartStore(roadmap, part, patience, {
				onChange: () => this.#updateStatus(),
				onDamage: (pieces) => this.damage.push(describeDamage(pieces)),
				onDeleted: () => this.#leave()
			});
		this.#stores = Object.fromEntries(parts.map((part) => [part, storeOf(part)])) as Record<Part, PartStore>;
		this.#copies = new SafetyCopies(roadmap, patience, () =>
			this.damage.push('A safety copy could not be read. It is being replaced.')
		);
		this.#tabs = new Tabs(roadmap, () => this.#leave());
		this.#stopListening.push(
			roadmap.onUpdate((part, update, origin) => this.#keep(part, update, origin)),
			listen(window, 'pagehide', () => void this.#copies.write()),
			listen(window, 'pageshow', (event) => event.persisted && this.#tabs.sayHello()),
			listen(document, 'visibilitychange', () => document.hidden && void this.#copies.write())
		);
	}

	get status(): StorageStatus {
		return this.#status;
	}

	/** Reads the first store; the second is read meanwhile: see `whole`. Called once. */
	async load(): Promise<void> {
		const loaded = Promise.all(parts.map((part) => this.#stores[part].run()));
		this.whole = this.#copies.merge(loaded);
		await loaded;
		this.#updateStatus();
		// Once painted, what mending needs is fetched: later there may be neither a network nor time for it.
		setTimeout(() => void device().catch(() => undefined), afterPaintMs);
	}

	/** Asks the other tabs what they know, and tells them. Called once, after loading. */
	greet(): void {
		if (!this.#isDeleted) this.#tabs.sayHello();
	}

	/** Whether the first store gave a plan, and nothing of it was missing or damaged as far as it can tell. */
	get isReadable(): boolean {
		const areRead = parts.every((part) => this.#stores[part].failure === null);
		return areRead && this.damage.length === 0 && this.#stores.plan.hasContent;
	}

	/**
	 * Waits until another tab has told what it knows, which it may not have stored yet. Gives up soon: there
	 * may be no other tab.
	 */
	async hearOtherTabs(): Promise<void> {
		await within(this.#patience.answerMs, this.#tabs.answered).catch(() => undefined);
	}

	/** Tells of every change of the status. @returns what stops it */
	onStatus(listener: (status: StorageStatus) => void): () => void {
		this.#statusListeners.add(listener);
		return () => this.#statusListeners.delete(listener);
	}

	/** Tells when the roadmap was deleted for ever, here or in another tab; it is not stored any more. @returns what stops it */
	onDeletedElsewhere(listener: () => void): () => void {
		this.#deletedListeners.add(listener);
		if (this.#isDeleted) queueMicrotask(listener);
		return () => this.#deletedListeners.delete(listener);
	}

	/** Tries to store what is not stored; the status tells how it went. */
	async retry(): Promise<void> {
		await Promise.all(parts.map((part) => this.#stores[part].settle()));
		await this.#mending;
	}

	/** Waits until everything is stored and the safety copy renewed, or has failed: see `status`. */
	async flush(): Promise<void> {
		await this.retry();
		await this.#copies.write();
	}

	/** Stores what is left, renews the safety copy and lets go. The document must still exist. */
	async close(): Promise<void> {
		for (const stop of this.#stopListening) stop();
		await Promise.all([...parts.map((part) => this.#stores[part].close()), this.#copies.write()]);
		this.#copies.stop();
		this.#tabs.close();
	}

	#keep(part: Part, update: Uint8Array, origin: UpdateOrigin): void {
		if (this.#isDeleted) return;
		this.#stores[part].add(update);
		if (origin !== 'storage') this.#copies.note(part);
		if (origin === 'local' || origin === 'file') this.#tabs.tell(part, update);
	}

	/** The roadmap was deleted for ever: nothing may bring it back. */
	#leave(): void {
		if (this.#isDeleted) return;
		this.#isDeleted = true;
		this.#copies.stop();
		this.#tabs.close();
		for (const part of parts) void this.#stores[part].stop();
		this.#updateStatus();
		for (const listener of this.#deletedListeners) listener();
	}

	#updateStatus(): void {
		let status = this.#readStatus();
		if (status.kind === 'not-saved') this.#hasFailed = true;
		else if (status.kind === 'saved' && this.#hasFailed) {
			this.#mend();
			status = this.#readStatus();
		}
		const { kind } = this.#status;
		if (status.kind === kind && (kind !== 'not-saved' || reason(status) === reason(this.#status))) return;
		this.#status = status;
		for (const listener of this.#statusListeners) listener(status);
	}

	/**
	 * Writes what the storage may have dropped with its failure: the catalogue's entry and the safety copy. Not
	 * told as saved before, since the storage may fail again when the browser starts anew.
	 */
	#mend(): void {
		this.#hasFailed = false;
		this.#mending ??= this.#copies.rewrite().finally(() => {
			this.#mending = null;
			this.#updateStatus();
		});
	}

	#readStatus(): StorageStatus {
		if (this.#isDeleted) return { kind: 'not-saved', reason: 'This roadmap was deleted for ever.' };
		const stores = parts.map((part) => this.#stores[part]);
		const failure = stores.find((store) => store.failure !== null)?.failure;
		if (failure) return { kind: 'not-saved', reason: failure };
		const isIdle = this.#mending === null && stores.every((store) => store.isIdle);
		return { kind: isIdle ? 'saved' : 'saving' };
	}
}

function reason(status: StorageStatus): string {
	return status.kind === 'not-saved' ? status.reason : '';
}

function describeDamage(pieces: number): string {
	const what = pieces === 1 ? 'One stored piece' : `${pieces} stored pieces`;
	return `${what} of this roadmap could not be read. What could be read is shown; the rest is set aside.`;
}

function listen<Target extends Window | Document, Name extends string>(
	target: Target,
	name: Name,
	listener: (event: PageTransitionEvent) => void
): () => void {
	const handle = (event: Event) => listener(event as PageTransitionEvent);
	target.addEventListener(name, handle);
	return () => target.removeEventListener(name, handle);
}
