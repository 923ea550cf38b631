import type { RoadmapDocument } from '$lib/doc/roadmap-document';
import { type Part, parts } from '$lib/plan/collections';
import { device, type SafetyCopy } from './device-database';
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

	/** Takes what the copies hold into the document. Never rejects; what could not be read is tried again before it is replaced. */
	async merge(): Promise<void> {
		await Promise.all(parts.map((part) => this.#merge(part).catch(() => undefined)));
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

	async #merge(part: Part): Promise<void> {
		if (this.#merged.has(part)) return;
		const { openMs } = this.#patience;
		const copy = await within(openMs, Promise.resolve(device.safety.get([this.#roadmap.id, part])));
		if (copy) await this.#take(copy);
		this.#merged.add(part);
	}

	async #take({ part, gzip }: SafetyCopy): Promise<void> {
		try {
			const state = await decompress(gzip);
			if (!this.#isStopped) this.#roadmap.applyUpdate(part, state, 'storage');
		} catch {
			this.#changed.add(part);
			this.#onDamage(part);
		}
	}

	async #renew(part: Part): Promise<void> {
		if (this.#isStopped) return;
		try {
			await this.#merge(part);
			this.#changed.delete(part);
			const gzip = await compress(this.#roadmap.encode(part));
			await within(this.#patience.writeMs, this.#put({ id: this.#roadmap.id, part, at: Date.now(), gzip }));
		} catch {
			this.#changed.add(part);
		}
	}

	async #put(copy: SafetyCopy): Promise<void> {
		await device.transaction('rw', device.safety, device.deletions, async () => {
			if ((await device.deletions.get(copy.id)) === undefined) await device.safety.put(copy);
		});
	}
}
