import { untrack } from 'svelte';
import { RoadmapDocument } from '$lib/doc/roadmap-document';
import type { Json } from '$lib/plan/field';
import { isLane } from '$lib/plan/lane';
import { openingDay, planHorizon } from '$lib/plan/horizon';
import { patchEntry, readEntry, readSetting, readView, writeSetting, writeView } from '$lib/sync/catalogue';
import { openStored } from '$lib/sync/stored-document';
import { BarDrag } from './bar-drag.svelte';
import { ChartView } from './chart-view.svelte';
import type { CommandKeys } from './commands/command-keys';
import { takeOver } from './plan-actions';
import { PrintSettings } from './print-settings.svelte';
import { Roadmap } from './roadmap.svelte';
import { isSavedView, type SavedView } from './saved-view';
import { Selection } from './selection.svelte';
import type { ScreenHandle } from './screen-handle';
import { describePlan } from './summary';
import { Viewport } from './viewport.svelte';
import { collectMerge } from './waiting-merge';

/** Milliseconds after the last change before the catalogue's summary and this device's view are written. */
const restMs = 800;

/** One roadmap open on this device: its plan, what is chosen, and how it is looked at. */
export class Session {
	readonly roadmap: Roadmap;
	readonly selection = new Selection();
	readonly viewport: Viewport;
	readonly drag: BarDrag;
	readonly print: PrintSettings;
	readonly view = new ChartView();
	/** The screen that shows the plan just now. */
	screen: ScreenHandle | null = null;
	/** What can be done, and its keys; null until that has been loaded, soon after the first painting. */
	commands: CommandKeys | null = $state.raw(null);
	isFindingsOpen = $state(true);

	readonly #stop: () => void;

	private constructor(roadmap: Roadmap, view: SavedView | null, print: Json) {
		this.roadmap = roadmap;
		this.viewport = new Viewport(
			() => planHorizon(roadmap.plan, roadmap.asOf),
			() => openingDay(roadmap.plan, roadmap.asOf)
		);
		this.drag = new BarDrag(roadmap);
		this.print = new PrintSettings(print, (choices) => {
			writeSetting('print', choices).catch(() => undefined);
		});
		this.#restore(view);
		this.#stop = $effect.root(() => this.#keepUp());
	}

	/**
	 * Opens a roadmap of this device. Null when the device has none under this id. Storage that fails does
	 * not stop it: the roadmap then works in memory, and its status says why.
	 */
	static async open(id: string, now: () => Date): Promise<Session | null> {
		if ((await readEntry(id)) === null) return null;
		const document = new RoadmapDocument(id);
		const [stored, view, print] = await Promise.all([
			openStored(document),
			readView(id).catch(() => null),
			readSetting('print').catch(() => null)
		]);
		patchEntry(id, { openedAt: now().getTime() }).catch(() => undefined);
		const roadmap = new Roadmap({ document, stored, now });
		const changes = collectMerge(id);
		if (changes.length > 0) takeOver(roadmap, changes);
		return new Session(roadmap, isSavedView(view) ? view : null, print);
	}

	/** Writes what is left and lets go of the roadmap. */
	async close(): Promise<void> {
		this.#stop();
		await this.roadmap.close();
	}

	#restore(view: SavedView | null): void {
		const { baselines } = this.roadmap.plan;
		const newest = baselines.findLast((baseline) => Object.keys(baseline.dates).length > 0)?.id ?? null;
		if (view === null) {
			this.view.baselineId = newest;
			return;
		}
		this.viewport.zoom = view.zoom;
		this.view.baselineId = baselines.some((one) => one.id === view.baseline) ? view.baseline : null;
		// Views of the first version named lanes alone.
		this.view.collapsed = new Set(view.collapsed.map((row) => (isLane(row) ? `lane:${row}` : row)));
		this.isFindingsOpen = view.isFindingsOpen;
	}

	/** Keeps the catalogue's summary and this device's view in step, some time after the last change. */
	#keepUp(): void {
		const { roadmap, viewport } = this;
		let firstPlan = true;
		// What a failing storage drops is written anew once it works again.
		const isFailing = $derived(roadmap.storage.kind === 'not-saved');
		$effect(() => {
			if (isFailing) return;
			const { plan } = roadmap;
			const wasFirst = firstPlan;
			firstPlan = false;
			const timer = setTimeout(() => {
				const at = wasFirst ? {} : { editedAt: Date.parse(roadmap.timestamp()) };
				const values = untrack(() => describePlan(plan, roadmap.today));
				patchEntry(roadmap.id, { ...values, ...at }).catch(() => undefined);
			}, restMs);
			return () => clearTimeout(timer);
		});
		$effect(() => {
			const view: SavedView = {
				zoom: viewport.zoom,
				baseline: this.view.baselineId,
				collapsed: [...this.view.collapsed],
				isFindingsOpen: this.isFindingsOpen
			};
			if (isFailing) return;
			const timer = setTimeout(() => {
				writeView(roadmap.id, view as unknown as Json).catch(() => undefined);
			}, restMs);
			return () => clearTimeout(timer);
		});
	}
}
