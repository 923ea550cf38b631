import { Refusal } from '$lib/protocol/refusal';
import type { LogEntry, LogStore } from '../store/log-store.ts';

/** First and longest wait after a failure, in milliseconds. */
const firstWait = 500;
const longestWait = 30_000;
/** How long the store may take for an entry, in milliseconds. It may be there afterwards all the same: twice is harmless. */
const writingAllowed = 15_000;

export interface WriterEvents {
	/** An entry was written; how long it took, in milliseconds. */
	readonly onWritten: (byteLength: number, tookMs: number) => void;
	readonly onFailed: (error: unknown, isFirst: boolean) => void;
	/** The store takes entries again. */
	readonly onRecovered: () => void;
}

/** Writes updates down before anybody hears that they arrived. Where that fails, it says so, and tries again later. */
export class LogWriter {
	readonly #store: LogStore;
	readonly #events: WriterEvents;
	readonly #underway = new Set<Promise<unknown>>();
	#isClosed = false;
	#failures = 0;
	#tryAgainAt = 0;

	constructor(store: LogStore, events: WriterEvents) {
		this.#store = store;
		this.#events = events;
	}

	/** Whether the last entry could be written. */
	get isStoring(): boolean {
		return this.#failures === 0;
	}

	/**
	 * Settles when the entry is on disk.
	 *
	 * @returns the entry's number in its document
	 * @throws Refusal of the store's own, such as 'foreign-author'; 'full' when it could not be written, or writing failed a moment ago; 'closing' after `close`
	 */
	async append(entry: LogEntry): Promise<number> {
		if (this.#isClosed) throw new Refusal('closing');
		const startedAt = performance.now();
		if (this.#failures > 0 && startedAt < this.#tryAgainAt) throw new Refusal('full');
		const writing = inTime(this.#store.append([entry]));
		this.#underway.add(writing);
		try {
			const [sequence] = await writing;
			if (sequence === undefined) throw new Error('The store numbered nothing.');
			this.#recover();
			this.#events.onWritten(entry.update.byteLength, performance.now() - startedAt);
			return sequence;
		} catch (error) {
			if (error instanceof Refusal) throw error;
			this.#fail(error, startedAt);
			throw new Refusal('full');
		} finally {
			this.#underway.delete(writing);
		}
	}

	/** Takes nothing more, and settles when what it took is written. */
	async close(): Promise<void> {
		this.#isClosed = true;
		while (this.#underway.size > 0) await Promise.allSettled(this.#underway);
	}

	/** Entries that failed together count once. */
	#fail(error: unknown, startedAt: number): void {
		if (this.#failures > 0 && startedAt < this.#tryAgainAt) return;
		this.#events.onFailed(error, this.#failures === 0);
		this.#tryAgainAt = performance.now() + Math.min(longestWait, firstWait * 2 ** this.#failures);
		this.#failures += 1;
	}

	#recover(): void {
		if (this.#failures === 0) return;
		this.#failures = 0;
		this.#events.onRecovered();
	}
}

/** What a promise settles to, or a failure when that takes too long: what waits must not pile up behind it. */
async function inTime<Value>(work: Promise<Value>): Promise<Value> {
	const tooLong = Promise.withResolvers<never>();
	const timer = setTimeout(() => tooLong.reject(new Error('The store takes too long.')), writingAllowed);
	try {
		return await Promise.race([work, tooLong.promise]);
	} finally {
		clearTimeout(timer);
	}
}
