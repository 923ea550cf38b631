import { liveQuery } from 'dexie';
import type { Part } from '$lib/plan/part';
import { device } from '$lib/sync/device';
import { type EditCounts, sumOf, withoutParts } from './edit-ledger';
import { makeKey } from './make-key';
import { changeMemory } from './membership';
import { emptyMemory, type LinkMemory, type MembershipRow } from './membership-row';

/**
 * What a tab writes down of its dealings with the server, so that it is known after a reload and in other tabs: its
 * edits without acknowledgement, and when all was on the server. Storage that fails costs a count, never an edit.
 */
export class UnsentMemory {
	readonly #roadmapId: string;
	/** This tab, until it is reloaded. */
	readonly #tab = makeKey().slice(0, 12);
	readonly #onChange: () => void;
	#known: LinkMemory = emptyMemory;
	/** What was last to be written. */
	#counts: EditCounts = {};
	#lastSyncedAt: number | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** When the timer goes off, by the page's clock. */
	#due = 0;
	#stopWatching: () => void = () => undefined;
	#isStopped = false;

	constructor(roadmapId: string, onChange: () => void) {
		this.#roadmapId = roadmapId;
		this.#onChange = onChange;
	}

	/** Reads what was written before, and from then on what other tabs write. Never rejects. */
	async open(): Promise<void> {
		try {
			const { memberships } = await device();
			this.#take(await memberships.get(this.#roadmapId));
			if (this.#isStopped) return;
			const subscription = liveQuery(() => memberships.get(this.#roadmapId)).subscribe({
				next: (row) => {
					this.#take(row);
					this.#onChange();
				},
				error: () => undefined
			});
			this.#stopWatching = () => subscription.unsubscribe();
		} catch {
			// What was written before is not known then; what waits is sent all the same.
		}
	}

	/** Edits of other tabs, and of this one before it was reloaded. */
	get others(): EditCounts {
		const all: Record<string, number> = {};
		for (const counts of Object.values(this.#othersOf(this.#known))) {
			for (const [key, count] of Object.entries(counts)) all[key] = (all[key] ?? 0) + count;
		}
		return all;
	}

	/** When everything was on the server, as it was known to a tab before. */
	get lastSyncedAt(): number | null {
		return this.#known.lastSyncedAt;
	}

	get etags(): LinkMemory['etags'] {
		return this.#known.etags;
	}

	/** Takes how things stand; written down with the next writing. */
	hold(counts: EditCounts, lastSyncedAt: number | null): void {
		this.#counts = counts;
		this.#lastSyncedAt = lastSyncedAt;
	}

	/** Writes down what is held, in so many milliseconds at the latest. */
	writeWithin(delayMs: number): void {
		const due = performance.now() + delayMs;
		if (this.#timer !== undefined && this.#due <= due) return;
		clearTimeout(this.#timer);
		this.#due = due;
		this.#timer = setTimeout(() => void this.write(), delayMs);
	}

	/** Writes down what is held. Never rejects. */
	async write(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const [counts, at] = [this.#counts, this.#lastSyncedAt];
		await this.#change((memory) => ({
			...memory,
			lastSyncedAt: Math.max(memory.lastSyncedAt ?? 0, at ?? 0) || null,
			unsent: { ...this.#othersOf(memory), ...(sumOf(counts) > 0 && { [this.#tab]: counts }) }
		}));
	}

	/** The server has everything that this tab knows, in these parts: nothing of other tabs waits there any more. */
	async settleOthers(isSettled: (part: Part) => boolean): Promise<void> {
		if (sumOf(this.others) === sumOf(withoutParts(this.others, isSettled))) return;
		await this.#change((memory) => {
			const left = Object.entries(memory.unsent).map(([tab, counts]) =>
				tab === this.#tab ? [tab, counts] : [tab, withoutParts(counts, isSettled)]
			) as [string, EditCounts][];
			return { ...memory, unsent: Object.fromEntries(left.filter(([, counts]) => sumOf(counts) > 0)) };
		});
	}

	/** Remembers which states were fetched whole. Never rejects. */
	async keepEtags(etags: LinkMemory['etags']): Promise<void> {
		await this.#change((memory) => ({ ...memory, etags: { ...memory.etags, ...etags } }));
	}

	/** Writes what is left, and watches no more. Never rejects. */
	async stop(): Promise<void> {
		this.#isStopped = true;
		this.#stopWatching();
		await this.write();
	}

	#take(row: MembershipRow | undefined): void {
		this.#known = row?.memory ?? emptyMemory;
	}

	#othersOf({ unsent }: LinkMemory): LinkMemory['unsent'] {
		return Object.fromEntries(Object.entries(unsent).filter(([tab]) => tab !== this.#tab));
	}

	#change(change: (memory: LinkMemory) => LinkMemory): Promise<void> {
		return changeMemory(this.#roadmapId, change).catch(() => undefined);
	}
}
