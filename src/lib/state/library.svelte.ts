import { untrack } from 'svelte';
import { dayOfClock } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import {
	bringAllBack,
	deleteForEver,
	type Entry,
	patchEntry,
	purgeTrash,
	readEntry,
	restoreEntry,
	trashDays,
	trashEntry,
	watchEntries
} from '$lib/sync/catalogue';
import { lastRole } from '$lib/sync/first-reads';
import { DeviceStorage } from './device-storage.svelte';
import { fileNameOf } from './file-name';
import type { ImportResult, ImportSession } from './import-session.svelte';
import { newId } from './new-id';
import { leaveMerge } from './waiting-merge';

export type { Entry, Summary } from '$lib/sync/catalogue';
export { trashDays };

/** A roadmap as the library shows one, before it is one of this device's. */
export type Preview = Pick<Entry, 'title' | 'subtitle' | 'summary'>;

/** A roadmap as a file that can be saved. */
interface SavedFile {
	readonly name: string;
	readonly text: string;
	/** What was left out since others share the roadmap, in a sentence. */
	readonly note: string | null;
}

/** A file could not be taken in; the message says what, where and what to do next. */
class UnfitFileError extends Error {
	override readonly name = 'UnfitFileError';
}

/**
 * The roadmaps of this device, in step with the catalogue whichever tab changes it. What needs a whole
 * roadmap (making, copying, saving one) loads the document's code when it is first asked for.
 */
export class Library {
	/** Newest edit first, those in the trash included; null until the catalogue has been read. */
	entries: readonly Entry[] | null = $state.raw(null);
	/** Why the catalogue cannot be read, in a plain sentence; null while it can. */
	problem: string | null = $state(null);
	/** How many roadmaps came back from their safety copies, since the browser had dropped its storage. */
	broughtBack = $state(0);
	readonly storage = new DeviceStorage();
	readonly roadmaps: readonly Entry[] = $derived(
		(this.entries ?? []).filter((entry) => entry.trashedAt === null)
	);
	/** Last trashed first. */
	readonly trash: readonly Entry[] = $derived(
		(this.entries ?? [])
			.filter((entry) => entry.trashedAt !== null)
			.sort((a, b) => (b.trashedAt ?? 0) - (a.trashedAt ?? 0))
	);

	/** Ids of the roadmaps that a server shares: they have a second copy there. */
	shared: ReadonlySet<string> = $state.raw(new Set());

	readonly #now: () => Date;

	/** `now` is the clock. */
	constructor(now: () => Date) {
		this.#now = now;
	}

	/**
	 * Follows the catalogue from now on, empties the trash of what has been there long enough, and brings back
	 * what the browser dropped. Returns what ends it.
	 */
	watch(): () => void {
		untrack(() => void this.storage.look());
		purgeTrash(this.#now().getTime()).catch(() => undefined);
		bringAllBack().then(
			(count) => (this.broughtBack += count),
			() => undefined
		);
		return watchEntries(
			(entries) => {
				this.entries = entries;
				this.problem = null;
				this.#learnShared().catch(() => undefined);
			},
			() => {
				this.problem =
					'The roadmaps on this device cannot be read: the browser keeps its storage closed. Leave private browsing, or allow this site to store data, and load the page again.';
			}
		);
	}

	/**
	 * Stores a plan as a new roadmap and returns its id: `wantedId` where that is free, else a new one.
	 * Throws an error with a plain sentence when the device cannot store it; what was begun is deleted then.
	 */
	async createFromPlan(plan: Plan, origin: Entry['origin'], wantedId?: string): Promise<string> {
		const [{ storeNew }, { describePlan }] = await Promise.all([
			import('./stored-roadmaps'),
			import('./summary')
		]);
		const id = wantedId !== undefined && (await readEntry(wantedId)) === null ? wantedId : newId();
		const now = this.#now();
		const at = now.getTime();
		const times = { createdAt: at, editedAt: at, openedAt: at, trashedAt: null };
		await storeNew({ id, origin, ...times, ...describePlan(plan, dayOfClock(now)) }, plan);
		void this.storage.protect();
		return id;
	}

	/** Stores a roadmap file's text as a new roadmap, such as the worked example. Throws `UnfitFileError`. */
	async createFromText(text: string, origin: Entry['origin']): Promise<string> {
		const { readRoadmapFile } = await import('$lib/files/roadmap-file');
		const read = readRoadmapFile(text);
		if (!read.ok) {
			const [first] = read.problems;
			throw new UnfitFileError(first ? `${first.where}: ${first.what} ${first.next}` : 'It cannot be read.');
		}
		return this.createFromPlan(this.#withFreeTitle(read.plan), origin);
	}

	/** What a roadmap file's text would look like in the library; null when it cannot be read. */
	async preview(text: string): Promise<Preview | null> {
		const [{ readRoadmapFile }, { describePlan }] = await Promise.all([
			import('$lib/files/roadmap-file'),
			import('./summary')
		]);
		const read = readRoadmapFile(text);
		return read.ok ? describePlan(read.plan, dayOfClock(this.#now())) : null;
	}

	/**
	 * Copies a roadmap, under a title that no other has: whole, but for remarks on persons that one may not read.
	 * Returns the copy's id.
	 */
	async duplicate(id: string): Promise<string> {
		const [plan, entry, role, { copyFor }] = await Promise.all([
			this.#read(id),
			readEntry(id),
			lastRole(id),
			import('$lib/plan/talk/redact')
		]);
		const copy = this.#withFreeTitle(copyFor(plan, role));
		const copyId = await this.createFromPlan(copy, entry?.origin ?? 'file');
		if (role !== null) await (await import('$lib/sync/server/membership')).keepLastRole(copyId, role);
		return copyId;
	}

	/** A roadmap as its file. */
	async saveAsFile(id: string): Promise<SavedFile> {
		const [stored, role, { leavingPlan }, { writeRoadmapFile }] = await Promise.all([
			this.#read(id),
			lastRole(id),
			import('./leaving-plan'),
			import('$lib/files/roadmap-file')
		]);
		const { plan, note } = leavingPlan(stored, role);
		return { name: fileNameOf(plan.roadmap.title, 'json'), text: writeRoadmapFile(id, plan), note };
	}

	/** The plan of a roadmap that this device has; null when it has none under this id, or only in the trash. */
	async knownPlan(id: string): Promise<Plan | null> {
		const entry = await readEntry(id);
		return entry === null || entry.trashedAt !== null ? null : this.#read(id);
	}

	/** Begins to read a file; nothing is written before `takeIn`. */
	async readFile(file: File): Promise<ImportSession> {
		const { readFile } = await import('./read-file');
		return readFile(file, (id) => this.knownPlan(id));
	}

	/**
	 * Writes what an import came to, and returns the id of the roadmap it is now. A merge is made when that
	 * roadmap opens, where it can be undone.
	 */
	async takeIn(result: ImportResult): Promise<string> {
		if (result.kind === 'merge') {
			leaveMerge(result.id, result.changes);
			await patchEntry(result.id, { editedAt: this.#now().getTime() });
			return result.id;
		}
		const wantedId = result.kind === 'new' ? (result.id ?? undefined) : undefined;
		return this.createFromPlan(result.plan, 'file', wantedId);
	}

	moveToTrash(id: string): Promise<void> {
		return trashEntry(id, this.#now().getTime());
	}

	restore(id: string): Promise<void> {
		return restoreEntry(id);
	}

	/** Deletes a roadmap with all its copies on this device. Nothing brings it back. */
	deleteForEver(id: string): Promise<void> {
		return deleteForEver(id);
	}

	async #learnShared(): Promise<void> {
		const { listMemberships } = await import('$lib/sync/server/membership');
		this.shared = new Set(await listMemberships());
	}

	async #read(id: string): Promise<Plan> {
		const { readStored } = await import('./stored-roadmaps');
		return readStored(id);
	}

	#withFreeTitle(plan: Plan): Plan {
		return { ...plan, roadmap: { ...plan.roadmap, title: this.#freeTitle(plan.roadmap.title) } };
	}

	/** A title that no roadmap here has: itself, or with a number behind it. */
	#freeTitle(title: string): string {
		const isTaken = (one: string) => this.roadmaps.some((entry) => entry.title === one);
		if (!isTaken(title)) return title;
		const stem = title.replace(/ \(\d+\)$/, '');
		let number = 2;
		while (isTaken(`${stem} (${number})`)) number += 1;
		return `${stem} (${number})`;
	}
}
