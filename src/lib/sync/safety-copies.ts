import type { RoadmapDocument } from '$lib/doc/roadmap-document';
import { type Part, parts } from '$lib/plan/part';
import { readCopy, removeCopy, writeCopy } from './copy-store';
import { isDeletedForEver } from './deletion';
import { device } from './device';
import { lookUp } from './device-look';
import type { Entry } from './device-database';
import { compress, decompress } from './gzip';
import { type Patience, within } from './patience';
import { putBack } from './recovery';
import { type Fingerprint, packCopy, type PartCopy, type SafetyCopy, unpackCopy } from './safety-copy';

/**
 * The second store of a roadmap: the full state of each part with its entry of the catalogue, renewed some
 * seconds after edits stop, when the page is left and when the roadmap is closed. A copy is never replaced
 * by one that knows less: what it holds is taken into the document first.
 */
export class SafetyCopies {
	readonly #roadmap: RoadmapDocument;
	readonly #patience: Patience;
	readonly #onDamage: () => void;
	/** What the stored copy holds of the parts that did not change since. */
	readonly #kept = new Map<Part, Promise<PartCopy>>();
	/** The catalogue's entry as it was last seen. */
	#entry: Entry | null = null;
	#isMerged = false;
	/** Whether something changed since the copy was written. */
	#isDue = false;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#writing: Promise<void> = Promise.resolve();
	#isStopped = false;

	constructor(roadmap: RoadmapDocument, patience: Patience, onDamage: () => void) {
		this.#roadmap = roadmap;
		this.#patience = patience;
		this.#onDamage = onDamage;
	}

	/**
	 * Reads the copy while the other store is loaded, and takes into the document what it then lacks. Never
	 * rejects; what could not be read is tried again before it is replaced.
	 */
	async merge(loaded: Promise<unknown>): Promise<void> {
		await Promise.all([this.#merge(loaded).catch(() => undefined), this.#keepEntry()]);
	}

	/** Notes that a part changed, so that its copy is renewed soon. */
	note(part: Part): void {
		if (this.#isStopped) return;
		this.#kept.delete(part);
		this.#isDue = true;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.write(), this.#patience.copyMs);
	}

	/** Renews the copy if something changed. Never rejects; what failed is tried again after the next edit. */
	write(): Promise<void> {
		clearTimeout(this.#timer);
		this.#writing = this.#writing.then(() => this.#renew());
		return this.#writing;
	}

	/** Renews the copy in any case, and puts the entry back if the browser dropped the catalogue. Never rejects. */
	rewrite(): Promise<void> {
		this.#isDue = true;
		return this.write();
	}

	/** Ends the renewing; a copy under way is still written. */
	stop(): void {
		this.#isStopped = true;
		clearTimeout(this.#timer);
	}

	async #merge(loaded?: Promise<unknown>): Promise<void> {
		if (this.#isMerged) return;
		const reading = within(this.#patience.openMs, this.#read());
		const [copy] = await Promise.all([reading, loaded]);
		this.#isMerged = true;
		if (this.#isStopped) return;
		const damaged = parts.filter((part) => !this.#take(part, copy?.[part]));
		if (copy && damaged.length > 0) this.#onDamage();
		for (const part of damaged) if (copy || this.#hasContent(part)) this.note(part);
	}

	/** The stored parts, unpacked, which checks them; those that are damaged are left out. Null where there is no copy. */
	async #read(): Promise<Partial<Record<Part, UnpackedPart>> | null> {
		const bytes = await readCopy(this.#roadmap.id);
		if (bytes === null) return null;
		const copy = await unpackCopy(bytes);
		const unpacked: Partial<Record<Part, UnpackedPart>> = {};
		for (const part of parts) {
			const stored = copy?.parts[part];
			const state = stored && (await decompress(stored.gzip).catch(() => null));
			if (state) unpacked[part] = { stored, state };
		}
		return unpacked;
	}

	/** Takes into the document what it lacks. @returns whether the copy of this part can be read */
	#take(part: Part, copy: UnpackedPart | undefined): boolean {
		if (!copy) return false;
		try {
			if (isSame(copy.stored.fingerprint, this.#fingerprint(part))) {
				this.#kept.set(part, Promise.resolve(copy.stored));
			} else {
				this.#roadmap.applyUpdate(part, copy.state, 'storage');
				this.note(part);
			}
			return true;
		} catch {
			return false;
		}
	}

	#hasContent(part: Part): boolean {
		return this.#roadmap.stateVector(part).length > emptyVectorBytes;
	}

	#fingerprint(part: Part): Fingerprint {
		const vector = this.#roadmap.stateVector(part);
		// What a copy with the same vector lacks is the list of what was deleted.
		return { vector, deletions: this.#roadmap.diff(part, vector) };
	}

	async #renew(): Promise<void> {
		if (this.#isStopped || !this.#isDue) return;
		const { id } = this.#roadmap;
		const { openMs, writeMs } = this.#patience;
		const isDeleted = () => within(openMs, isDeletedForEver(id)).catch(() => false);
		try {
			await this.#merge();
			await this.#keepEntry();
			if (await isDeleted()) return;
			this.#isDue = false;
			const bytes = await packCopy({ entry: this.#entry, parts: await this.#copyParts() });
			await within(writeMs, writeCopy(id, bytes));
			// It may have been deleted for ever while the copy was being written.
			if (await isDeleted()) await removeCopy(id);
		} catch {
			this.#isDue = true;
		}
	}

	/** All parts as they are now; only those that changed are compressed. */
	async #copyParts(): Promise<SafetyCopy['parts']> {
		const copies = parts.map(async (part) => {
			const copy = this.#kept.get(part) ?? this.#copyPart(part);
			// Kept before it is made: an edit meanwhile takes it away again.
			this.#kept.set(part, copy);
			return [part, await copy] as const;
		});
		return Object.fromEntries(await Promise.all(copies)) as SafetyCopy['parts'];
	}

	async #copyPart(part: Part): Promise<PartCopy> {
		const fingerprint = this.#fingerprint(part);
		return { gzip: await compress(this.#roadmap.encode(part)), fingerprint };
	}

	/** Reads the catalogue's entry, or puts the last known one back where the browser dropped it. Never rejects. */
	async #keepEntry(): Promise<void> {
		try {
			const entry = await within(this.#patience.openMs, readNow(this.#roadmap.id));
			if (entry) this.#entry = entry;
			else if (this.#entry && !this.#isStopped) await within(this.#patience.writeMs, putBack(this.#entry));
		} catch {
			// The copy goes with the entry as it was known.
		}
	}
}

/** The catalogue's entry; undefined where it has none. The library that writes it is asked only where a look fails. */
function readNow(id: string): Promise<Entry | undefined> {
	return lookUp('entries', id).catch(async () => (await device()).entries.get(id));
}

interface UnpackedPart {
	readonly stored: PartCopy;
	readonly state: Uint8Array;
}

/** A state vector that names no client is one byte. */
const emptyVectorBytes = 1;

function isSame(a: Fingerprint, b: Fingerprint): boolean {
	return areEqual(a.vector, b.vector) && areEqual(a.deletions, b.deletions);
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
