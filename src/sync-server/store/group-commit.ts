import type { LogEntry } from './log-store.ts';

type Write = (entries: readonly LogEntry[]) => Promise<readonly number[]>;

interface Call {
	readonly entries: readonly LogEntry[];
	readonly resolve: (numbers: readonly number[]) => void;
	readonly reject: (error: unknown) => void;
}

/** The most that shares one transaction: entries, and their bytes. */
const most = { entries: 2_000, bytes: 8_000_000 };

/**
 * Gathers what is to be written while the disk is busy with the last, so that many calls share one wait for it.
 * Each call's entries stay together and in order, and stand or fall by themselves where it is they that are wrong.
 */
export class GroupCommit {
	readonly #write: Write;
	readonly #isOwnFault: (error: unknown) => boolean;
	#calls: Call[] = [];
	#isWriting = false;

	/**
	 * @param write writes entries in one transaction and gives their numbers in order
	 * @param isOwnFault whether an error is the fault of some entry, and others would pass without it
	 */
	constructor(write: Write, isOwnFault: (error: unknown) => boolean) {
		this.#write = write;
		this.#isOwnFault = isOwnFault;
	}

	/** Settles when the entries are on disk; rejects when nothing of them is written. */
	append(entries: readonly LogEntry[]): Promise<readonly number[]> {
		if (entries.length === 0) return Promise.resolve([]);
		return new Promise((resolve, reject) => {
			this.#calls.push({ entries, resolve, reject });
			if (this.#isWriting) return;
			this.#isWriting = true;
			// After everything else that has just arrived.
			setImmediate(() => void this.#writeAll());
		});
	}

	async #writeAll(): Promise<void> {
		while (this.#calls.length > 0) {
			const group = this.#takeGroup();
			const error = await this.#writeGroup(group);
			if (error === null) continue;
			if (group.length > 1 && this.#isOwnFault(error)) {
				for (const call of group) await this.#writeAlone(call);
			} else {
				for (const call of group) call.reject(error);
			}
		}
		this.#isWriting = false;
	}

	/** Resolves to null when it is written, to the error otherwise. */
	async #writeGroup(group: readonly Call[]): Promise<unknown> {
		try {
			const numbers = await this.#write(group.flatMap(({ entries }) => entries));
			let start = 0;
			for (const { entries, resolve } of group) {
				resolve(numbers.slice(start, start + entries.length));
				start += entries.length;
			}
			return null;
		} catch (error) {
			return error;
		}
	}

	async #writeAlone(call: Call): Promise<void> {
		const error = await this.#writeGroup([call]);
		if (error !== null) call.reject(error);
	}

	#takeGroup(): Call[] {
		let entries = 0;
		let bytes = 0;
		let end = 0;
		for (const call of this.#calls) {
			entries += call.entries.length;
			bytes += call.entries.reduce((sum, { update }) => sum + update.length, 0);
			if (end > 0 && (entries > most.entries || bytes > most.bytes)) break;
			end += 1;
		}
		return this.#calls.splice(0, end);
	}
}
