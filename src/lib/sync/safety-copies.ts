import type { RoadmapDocument } from '$lib/doc/roadmap-document';
import { type Part, parts } from '$lib/plan/collections';
import { device, type Fingerprint, type SafetyCopy } from './device-database';
import { compress, decompress } from './gzip';
import { type Patience, within } from './patience';

/**
 * The second store of a roadmap: the full state of each part, renewed some seconds after edits stop, when
 * the page is left and when the roadmap is closed. A copy is never replaced by one that knows less: what it
 * holds is taken into the document first.
 */
export class SafetyCopies {
	readonly #roadmap: RoadmapDocument;
	readonly #patience: Patience;
	readonly #onDamage: (part: Part) => void;
	/** Parts whose stored copy the document has taken in. */
	readonly #merged = new Set<Part>();
	/** Parts that changed since their copy was written. */
	readonly #changed = new Set<Part>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#writing: Promise<void> = Promise.resolve();
	#isStopped = false;

	constructor(roadmap: RoadmapDocument, patience: Patience, onDamage: (part: Part) => void) {
		this.#roadmap = roadmap;
		this.#patience = patience;
		this.#onDamage = onDamage;
	}

	/**
	 * Reads the copies while the other store is loaded, and takes into the document what it then lacks. Never
	 * rejects; what could not be read is tried again before it is replaced.
	 */
	async merge(loaded: Promise<unknown>): Promise<void> {
		await Promise.all(parts.map((part) => this.#merge(part, loaded).catch(() => undefined)));
	}

	/** Notes that a part changed, so that its copy is renewed soon. */
	note(part: Part): void {
		if (this.#isStopped) return;
		this.#changed.add(part);
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.write(), this.#patience.copyMs);
	}

	/** Renews the copies of the parts that changed. Never rejects; what failed is tried again after the next edit. */
	write(): Promise<void> {
		clearTimeout(this.#timer);
		this.#writing = this.#writing.then(async () => {
			await Promise.all([...this.#changed].map((part) => this.#renew(part)));
		});
		return this.#writing;
	}

	/** Ends the renewing; a copy under way is still written. */
	stop(): void {
		this.#isStopped = true;
		clearTimeout(this.#timer);
	}

	async #merge(part: Part, loaded?: Promise<unknown>): Promise<void> {
		if (this.#merged.has(part)) return;
		const key: [string, Part] = [this.#roadmap.id, part];
		const reading = within(this.#patience.openMs, Promise.resolve(device().safety.get(key)));
		const [copy] = await Promise.all([reading.then((found) => found && this.#unpack(found)), loaded]);
		if (copy && !this.#isStopped) this.#take(part, copy);
		this.#merged.add(part);
	}

	async #unpack({ part, gzip, fingerprint }: SafetyCopy): Promise<UnpackedCopy | undefined> {
		try {
			return { state: await decompress(gzip), fingerprint };
		} catch {
			this.#report(part);
			return undefined;
		}
	}

	#take(part: Part, { state, fingerprint }: UnpackedCopy): void {
		if (isSame(fingerprint, this.#fingerprint(part))) return;
		try {
			this.#roadmap.applyUpdate(part, state, 'storage');
			this.note(part);
		} catch {
			this.#report(part);
		}
	}

	#report(part: Part): void {
		this.note(part);
		this.#onDamage(part);
	}

	#fingerprint(part: Part): Fingerprint {
		const vector = this.#roadmap.stateVector(part);
		// What a copy with the same vector lacks is the list of what was deleted.
		return { vector, deletions: this.#roadmap.diff(part, vector) };
	}

	async #renew(part: Part): Promise<void> {
		if (this.#isStopped) return;
		try {
			await this.#merge(part);
			this.#changed.delete(part);
			const fingerprint = this.#fingerprint(part);
			const gzip = await compress(this.#roadmap.encode(part));
			const copy = { id: this.#roadmap.id, part, at: Date.now(), gzip, fingerprint };
			await within(this.#patience.writeMs, this.#put(copy));
		} catch {
			this.#changed.add(part);
		}
	}

	async #put(copy: SafetyCopy): Promise<void> {
		await device().transaction('rw', device().safety, device().deletions, async () => {
			if ((await device().deletions.get(copy.id)) === undefined) await device().safety.put(copy);
		});
	}
}

interface UnpackedCopy {
	readonly state: Uint8Array;
	readonly fingerprint: Fingerprint;
}

function isSame(a: Fingerprint, b: Fingerprint): boolean {
	return areEqual(a.vector, b.vector) && areEqual(a.deletions, b.deletions);
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
