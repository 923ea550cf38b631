import { fetchUpdates, type IndexeddbPersistence, PREFERRED_TRIM_SIZE } from 'y-indexeddb';
import type { RoadmapDocument } from '$lib/doc/roadmap-document';
import type { Part } from '$lib/plan/part';
import { addRows, type Connection, ended, openDatabase, setAside } from './connection';
import { isDeletedForEver } from './deletion';
import { reasonOf } from './failure-reason';
import { databaseName } from './names';
import { type Patience, within } from './patience';
import { renewStorageLog } from './storage-log';

/** What a part store tells of itself. */
interface PartListener {
	/** Its state changed: see `failure` and `isIdle`. */
	onChange(): void;
	/** So many stored pieces of the part could not be read. */
	onDamage(pieces: number): void;
	/** The roadmap was deleted for ever, so nothing may be written any more. */
	onDeleted(): void;
}

/** A connection, and what y-indexeddb's functions need to know of it. */
interface Library extends Connection {
	readonly doc: RoadmapDocument['parts'][Part];
	_dbref: number;
	_dbsize: number;
	readonly _destroyed: boolean;
}

/**
 * Keeps one part of a roadmap in a y-indexeddb database. Loading and the layout are the library's; the
 * connection and every write are our own, since the library throws inside edits, hangs or stays silent
 * when the browser's storage fails. Here a failure is kept, told and tried again, and what follows a
 * failure is written as the full state, so that no later update hangs on one that was lost.
 */
export class PartStore {
	/** Why the last attempt failed, or null. */
	failure: string | null = null;

	readonly #roadmap: RoadmapDocument;
	readonly #part: Part;
	readonly #patience: Patience;
	readonly #listener: PartListener;
	#library: Library | null = null;
	#queue: Uint8Array[] = [];
	/** Whether the store may lack something that the document has. */
	#lacks: boolean;
	#work: Promise<void> | null = null;
	#isStopped = false;
	#retryTimer: ReturnType<typeof setTimeout> | undefined;
	#retryMs: number;

	constructor(roadmap: RoadmapDocument, part: Part, patience: Patience, listener: PartListener) {
		this.#roadmap = roadmap;
		this.#part = part;
		this.#patience = patience;
		this.#listener = listener;
		this.#retryMs = patience.firstRetryMs;
		this.#lacks = roadmap.stateVector(part).length > emptyVectorBytes;
	}

	/** Whether everything that was handed over is on disk. */
	get isIdle(): boolean {
		return this.failure === null && this.#queue.length === 0 && !this.#lacks && this.#work === null;
	}

	/** Whether the document has anything in this part. */
	get hasContent(): boolean {
		return this.#roadmap.stateVector(this.#part).length > emptyVectorBytes;
	}

	/** Takes an update to be stored. Never throws; writes at once unless a write is under way or failing. */
	add(update: Uint8Array): void {
		if (this.#isStopped) return;
		if (!this.#lacks) this.#queue.push(update);
		if (this.failure === null) void this.run();
		this.#listener.onChange();
	}

	/** Opens, loads and writes, as far as there is something to do. Never rejects: see `failure`. */
	run(): Promise<void> {
		if (this.#work) return this.#work;
		clearTimeout(this.#retryTimer);
		this.#work = this.#runToEnd();
		return this.#work;
	}

	/**
	 * Waits for what is under way and then, if something is still not stored, tries anew, and soon again where
	 * that fails: a browser may take some seconds to notice that there is room. Never rejects.
	 */
	async settle(): Promise<void> {
		await this.#work;
		this.#retryMs = this.#patience.firstRetryMs;
		if (!this.isIdle && !this.#isStopped) await this.run();
	}

	/** Writes what can be written, and lets go of the database for good. */
	async close(): Promise<void> {
		await this.settle();
		await this.stop();
	}

	/** Lets go of the database for good, without writing what is left. */
	async stop(): Promise<void> {
		this.#isStopped = true;
		clearTimeout(this.#retryTimer);
		// Writes under way still end; a deletion that waits for this connection need not wait for more.
		this.#library?.db.close();
		await this.#work;
		this.#library?.db.close();
		this.#library = null;
	}

	async #runToEnd(): Promise<void> {
		// Leave the edit that brought the update before touching the storage.
		await Promise.resolve();
		try {
			while (!this.#isStopped && this.#hasWork()) await this.#step();
			this.#retryMs = this.#patience.firstRetryMs;
		} catch (error) {
			this.#fail(error);
		} finally {
			this.#work = null;
		}
		this.#listener.onChange();
	}

	#hasWork(): boolean {
		return this.#library === null || this.#lacks || this.#queue.length > 0 || this.#isLong();
	}

	async #step(): Promise<void> {
		const library = this.#library ?? (await this.#connect());
		if (library === null) return;
		const { writeMs } = this.#patience;
		const rows = this.#lacks ? [this.#roadmap.encode(this.#part)] : this.#queue;
		if (rows.length > 0) {
			this.#queue = [];
			this.#lacks = false;
			await within(writeMs, Promise.race([addRows(library.db, rows), library.lost]));
			library._dbsize += rows.length;
			// Not told as saved before that is over; where it fails, what was written stands all the same.
			if (this.failure !== null) await within(writeMs, renewStorageLog()).catch(() => undefined);
		}
		this.failure = null;
		// A failed compaction changes nothing; it is due again after as many rows.
		if (this.#isLong())
			await within(writeMs, Promise.race([this.#compact(library), library.lost])).catch(
				() => (library._dbsize = 0)
			);
	}

	async #connect(): Promise<Library | null> {
		const { openMs, writeMs } = this.#patience;
		if (await within(openMs, isDeletedForEver(this.#roadmap.id)).catch(() => false)) {
			this.#isStopped = true;
			this.#listener.onDeleted();
			return null;
		}
		const name = databaseName(this.#roadmap.id, this.#part);
		const opening = openDatabase(name);
		const { db, lost } = await within(openMs, opening).catch((error: unknown) => {
			opening.then((late) => late.db.close()).catch(() => undefined);
			throw error;
		});
		const doc = this.#roadmap.parts[this.#part];
		const library: Library = { db, lost, doc, _dbref: 0, _dbsize: 0, _destroyed: false };
		try {
			await within(writeMs, Promise.race([this.#load(library), lost]));
		} catch (error) {
			db.close();
			throw error;
		}
		this.#library = library;
		lost.catch((error: unknown) => this.#lose(library, error));
		return library;
	}

	async #load(library: Library): Promise<void> {
		let damaged = 0;
		try {
			await this.#fetch(library);
		} catch {
			// One row stopped the others, or the storage failed, in which case this throws again.
			damaged = await setAside(library.db, (row) => isBytes(row) && this.#take(row));
			await this.#fetch(library);
		}
		if (damaged === 0) return;
		this.#lacks = true;
		this.#listener.onDamage(damaged);
	}

	/**
	 * Applies what the store holds and this tab has not read yet, without telling the document's listeners, who
	 * would store it; the transaction it read by is still open.
	 */
	async #fetch(library: Library): Promise<IDBObjectStore> {
		let endHush: () => void = () => undefined;
		try {
			return await fetchUpdates(
				library as unknown as IndexeddbPersistence,
				() => (endHush = this.#roadmap.hush(this.#part)),
				() => endHush()
			);
		} finally {
			endHush();
		}
	}

	#take(row: Uint8Array): boolean {
		const endHush = this.#roadmap.hush(this.#part);
		try {
			this.#roadmap.applyUpdate(this.#part, row, 'storage');
			return true;
		} catch {
			return false;
		} finally {
			endHush();
		}
	}

	#isLong(): boolean {
		return this.#library !== null && this.#library._dbsize >= PREFERRED_TRIM_SIZE;
	}

	/** Replaces all rows by one, in one transaction that first reads what other tabs have added. */
	async #compact(library: Library): Promise<void> {
		const store = await this.#fetch(library);
		const end = ended(store.transaction);
		store.add(this.#roadmap.encode(this.#part));
		store.delete(IDBKeyRange.upperBound(library._dbref, true));
		await end;
		library._dbsize = 1;
	}

	#lose(library: Library, error: unknown): void {
		if (this.#library !== library || this.#isStopped) return;
		this.#fail(error);
		this.#listener.onChange();
	}

	#fail(error: unknown): void {
		if (this.#isStopped) return;
		this.failure = reasonOf(error);
		this.#queue = [];
		this.#lacks = true;
		// A new connection costs a reading; the old one may be closed without having said so.
		this.#library?.db.close();
		this.#library = null;
		clearTimeout(this.#retryTimer);
		this.#retryTimer = setTimeout(() => void this.run(), this.#retryMs);
		this.#retryMs = Math.min(this.#retryMs * 2, this.#patience.longestRetryMs);
	}
}

/** A state vector that names no client is one byte. */
const emptyVectorBytes = 1;

function isBytes(row: unknown): row is Uint8Array {
	return row instanceof Uint8Array;
}
