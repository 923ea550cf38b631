import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { isJsonObject, type Json } from '$lib/plan/field';
import { openingDay, planHorizon } from '$lib/plan/horizon';
import type { Authors } from '$lib/plan/talk/authorship';
import type { Me } from '$lib/plan/talk/me';
import type { DoneCommand } from '$lib/plan/talk/note-activity';
import {
	firstRole,
	firstSetting,
	firstView,
	hasUnreadable,
	isOnDevice,
	lastRole
} from '$lib/sync/first-reads';
import { openEarly } from '$lib/sync/stored-document';
import { ChartView } from './chart-view.svelte';
import type { GateWatch } from './behaviour/gate-watch';
import type { CommandKeys } from './commands/command-keys';
import { ChartDrag } from './drag/chart-drag.svelte';
import { takeOver } from './plan-actions';
import type { SharedPresence } from './presence/shared-presence.svelte';
import { PrintSettings } from './print-settings.svelte';
import { Roadmap } from './roadmap.svelte';
import { NamedViews } from './named-views.svelte';
import { readNamed, readSavedView, type SavedView, type ViewSettings } from './saved-view';
import { Selection } from './selection.svelte';
import type { Sharing } from './sharing/sharing.svelte';
import type { ScreenHandle } from './screen-handle';
import { awaitNoting } from './talk/early-commands';
import { Viewport } from './viewport.svelte';
import { collectMerge } from './waiting-merge';

/** A plan of fewer days opens as a whole. */
const shortPlanDays = 4 * 365;

/** Milliseconds after the last change before the catalogue's summary and this device's view are written. */
const restMs = 800;

/** The catalogue with the library that writes it; nothing of it is needed for the first painting. */
function catalogue() {
	return import('$lib/sync/catalogue');
}

/** Where it fails, what should not be there is not shown, and the next opening tries again. */
async function dropUnreadable(id: string): Promise<void> {
	const { dropPeople } = await import('$lib/sync/server/drop-people');
	await dropPeople(id).catch(() => undefined);
}

/** Dialogs that any view may open. */
export type DialogName =
	'palette' | 'keys' | 'go-to' | 'link-to' | 'baseline' | 'trash' | 'refresh' | 'share' | 'activity';

/** An open dialog, and the ids of the records that it is about. */
export interface OpenDialog {
	readonly name: DialogName;
	readonly ids: readonly string[];
}

/** One roadmap open on this device: its plan, what is chosen, and how it is looked at. */
export class Session {
	readonly roadmap: Roadmap;
	readonly selection = new Selection();
	readonly viewport: Viewport;
	readonly drag: ChartDrag;
	readonly print: PrintSettings;
	readonly view = new ChartView();
	/** The screen that shows the plan just now. */
	screen: ScreenHandle | null = $state.raw(null);
	/** What can be done, and its keys; null until that has been loaded, soon after the first painting. */
	commands: CommandKeys | null = $state.raw(null);
	/** Where gates that ask for evidence stand; null until what was counted has been loaded, or when none asks. */
	gates: GateWatch | null = $state.raw(null);
	/** Who else takes part, and what of it the server has; null until that has been loaded, soon after the first painting. */
	sharing: Sharing | null = $state.raw(null);
	/** Who one is among those who share the roadmap; null while it is on this device alone. */
	me: Me | null = $state.raw(null);
	/** What the server knows of who wrote what; null until it has answered. */
	authors: Authors | null = $state.raw(null);
	/** How many comments stand in the open threads of a record, by "initiatives/TE2"; empty until they are counted. */
	commentCounts: ReadonlyMap<string, number> = $state.raw(new Map());
	/** Hands over the commands of a shared roadmap from before what notes them was there. */
	takeEarly: () => readonly DoneCommand[] = () => [];
	/** Asks the server for `authors` again; null while it cannot be asked. */
	askAuthors: (() => void) | null = null;
	/** Who else is here; null as long as the roadmap is not shared. */
	presence: SharedPresence | null = $state.raw(null);
	/** Copies what is seen to a roadmap of one's own and opens that; null without a page around the view. */
	keepScenario: (() => void) | null = $state.raw(null);
	isFindingsOpen = $state(true);
	/** Whether there is no room for a view and its panels side by side: one panel at a time lies below it. */
	isNarrow = $state(false);
	/** On a narrow screen findings are shown when asked for; on a wide one this device remembers. */
	isFindingsSheetOpen = $state(false);
	/** The dialog that is open over the view. */
	dialog: OpenDialog | null = $state.raw(null);
	isFilterOpen = $state(false);
	readonly namedViews: NamedViews;

	readonly #stop: () => void;
	#isClosed = false;

	private constructor(roadmap: Roadmap, view: SavedView | null, print: Json) {
		this.roadmap = roadmap;
		this.viewport = new Viewport(
			() => planHorizon(roadmap.plan, roadmap.asOf),
			() => openingDay(roadmap.plan, roadmap.asOf)
		);
		this.drag = new ChartDrag(roadmap);
		this.print = new PrintSettings(print, (choices) => {
			catalogue()
				.then(({ writeSetting }) => writeSetting('print', choices))
				.catch(() => undefined);
		});
		this.namedViews = new NamedViews(view?.named ?? []);
		this.#restore(view);
		this.#stop = $effect.root(() => this.#keepUp());
	}

	/**
	 * Opens a roadmap of this device. Null when the device has none under this id. Storage that fails does
	 * not stop it: the roadmap then works in memory, and its status says why.
	 */
	static async open(id: string, now: () => Date): Promise<Session | null> {
		if (!(await isOnDevice(id))) return null;
		if (await hasUnreadable(id).catch(() => false)) await dropUnreadable(id);
		const document = new RoadmapDocument(id);
		const [stored, view, print, role, leavingRole] = await Promise.all([
			openEarly(document),
			firstView(id).catch(() => null),
			firstSetting('print').catch(() => null),
			firstRole(id).catch(() => null),
			lastRole(id).catch(() => null)
		]);
		const roadmap = new Roadmap({ document, stored, now });
		roadmap.leavingRole = leavingRole;
		const takeEarly = role === null ? undefined : awaitNoting(document);
		if (role !== null) roadmap.takeRole(role);
		const changes = collectMerge(id);
		if (changes.length > 0) takeOver(roadmap, changes);
		const session = new Session(roadmap, readSavedView(view), print);
		if (takeEarly) session.takeEarly = takeEarly;
		return session;
	}

	/** How the plan is looked at just now, as one value. */
	get viewSettings(): ViewSettings {
		return { ...this.view.settings, zoom: this.viewport.zoom };
	}

	/** Looks at the plan as a saved view does. */
	apply(settings: ViewSettings): void {
		this.#lookAt(settings);
		this.viewport.zoomTo(settings.zoom);
	}

	openDialog(name: DialogName, ids: readonly string[] = []): void {
		this.dialog = { name, ids };
	}

	get isFindingsShown(): boolean {
		return this.isNarrow ? this.isFindingsSheetOpen && !this.selection.isInspectorOpen : this.isFindingsOpen;
	}

	/** Shows the findings or puts them away, as there is room. */
	toggleFindings(): void {
		const isOpen = !this.isFindingsShown;
		if (!this.isNarrow) this.isFindingsOpen = isOpen;
		else {
			this.isFindingsSheetOpen = isOpen;
			if (isOpen) this.selection.isInspectorOpen = false;
		}
	}

	/**
	 * Takes up who else takes part. Loaded after the first painting: a roadmap works without.
	 *
	 * @param server where the app is, with its sub-path, without a slash at the end
	 */
	async loadSharing(server: string, now: () => Date): Promise<void> {
		const { openSharing } = await import('./sharing/open-sharing.svelte');
		if (!this.#isClosed && !this.sharing) await openSharing(this, server, now);
	}

	/** Writes what is left and lets go of the roadmap. */
	async close(): Promise<void> {
		this.#stop();
		this.presence?.stop();
		this.#isClosed = true;
		await this.sharing?.close();
		await this.roadmap.close();
	}

	#restore(view: SavedView | null): void {
		const { baselines } = this.roadmap.plan;
		const newest = baselines.findLast((baseline) => Object.keys(baseline.dates).length > 0)?.id ?? null;
		if (view === null) {
			this.view.baselineId = newest;
			// Work of a year or two would be a corner of five.
			const { start, end } = planHorizon(this.roadmap.plan, this.roadmap.asOf);
			if (end - start < shortPlanDays) this.viewport.zoom = 'fit';
			return;
		}
		this.viewport.zoom = view.zoom;
		this.#lookAt(view);
		this.isFindingsOpen = view.isFindingsOpen;
	}

	#lookAt(settings: ViewSettings): void {
		const isKept = this.roadmap.plan.baselines.some((one) => one.id === settings.baseline);
		this.view.settings = { ...settings, baseline: isKept ? settings.baseline : null };
	}

	/** Keeps the catalogue's summary and this device's view in step, some time after the last change. */
	#keepUp(): void {
		const { roadmap } = this;
		let firstPlan = true;
		// What a failing storage drops is written anew once it works again.
		const isFailing = $derived(roadmap.storage.kind === 'not-saved');
		$effect(() => {
			if (isFailing) return;
			const { plan } = roadmap;
			const wasFirst = firstPlan;
			firstPlan = false;
			const timer = setTimeout(() => {
				const at = Date.parse(roadmap.timestamp());
				const times = wasFirst ? { openedAt: at } : { editedAt: at };
				Promise.all([catalogue(), import('./summary')])
					.then(([{ patchEntry }, { describePlan }]) =>
						patchEntry(roadmap.id, { ...describePlan(plan, roadmap.today), ...times })
					)
					.catch(() => undefined);
			}, restMs);
			return () => clearTimeout(timer);
		});
		$effect(() => {
			roadmap.signedBy = this.me?.name ?? null;
		});
		const isShared = $derived(this.me !== null);
		const hasTalk = $derived(isShared || roadmap.comments.length > 0);
		$effect(() => (hasTalk ? this.#keepTalk(isShared) : undefined));
		$effect(() => {
			const view: SavedView = {
				...this.viewSettings,
				isFindingsOpen: this.isFindingsOpen,
				named: this.namedViews.list
			};
			if (isFailing) return;
			const timer = setTimeout(() => {
				this.#keepView(view).catch(() => undefined);
			}, restMs);
			return () => clearTimeout(timer);
		});
	}

	/** Notes commands for the others and counts comments, from as soon as what does so is there. Returns how to stop. */
	#keepTalk(isShared: boolean): () => void {
		let isOver = false;
		let stop = () => {};
		import('./talk/keep-talk.svelte')
			.then(({ keepTalk }) => {
				if (!isOver) stop = keepTalk(this, isShared);
			})
			.catch(() => undefined);
		return () => {
			isOver = true;
			stop();
		};
	}

	/** Another tab may have named a view meanwhile: it is taken in, and what is then to be kept follows by itself. */
	async #keepView(view: SavedView): Promise<void> {
		const { readView, writeView } = await catalogue();
		const stored = await readView(this.roadmap.id);
		const before = this.namedViews.list;
		this.namedViews.takeIn(isJsonObject(stored) ? readNamed(stored.named ?? null) : []);
		if (this.namedViews.list === before) await writeView(this.roadmap.id, view as unknown as Json);
	}
}
