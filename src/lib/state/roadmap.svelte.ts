import { untrack } from 'svelte';
import type { Edit } from '$lib/doc/edit';
import { NotAllowedError, type RoadmapDocument } from '$lib/doc/roadmap-document';
import type { CollectionName } from '$lib/plan/collections';
import { byId, emptyPlan, type Plan } from '$lib/plan/plan';
import { type Day, dayOfClock } from '$lib/plan/day';
import type { Finding, FindingReport } from '$lib/plan/finding';
import type { RecordBase } from '$lib/plan/record';
import { findFindings, type MoreRules } from '$lib/plan/findings';
import { currentSpan, type Initiative, type Span } from '$lib/plan/initiative';
import { orderDebt } from '$lib/plan/order-debt';
import type { Part } from '$lib/plan/part';
import { mayWrite, type Role } from '$lib/plan/role';
import type { Activity } from '$lib/plan/talk/activity';
import type { Comment } from '$lib/plan/talk/comment';
import { readablePlan } from '$lib/plan/talk/redact';
import { isSameButTalk } from '$lib/plan/talk/same-but-talk';
import type { StorageStatus, StoredDocument } from '$lib/sync/stored-document';
import { afterPainting } from './after-painting';
import { describeEffect } from './announcement';
import { type DaysPreview, planWithDays } from './drag/shown-plan';

/** From so many initiatives on, what is worked out from all of them waits until an edit has been painted. */
const manyInitiatives = 500;

/** Stands for a large plan until it has been painted. */
const nothingYet = emptyPlan();

/** Where a roadmap's edits go, and what is known of them. */
export interface RoadmapParts {
	readonly document: RoadmapDocument;
	readonly stored: StoredDocument;
	/** The clock; asked again when the page comes back to the front. */
	readonly now: () => Date;
}

/**
 * One open roadmap: the plan that everything on screen is computed from, and the one way to change it.
 * The same plan comes back after a local edit and after one from elsewhere; nothing above can tell which.
 */
export class Roadmap {
	readonly id: string;
	readonly document: RoadmapDocument;
	readonly stored: StoredDocument;
	/** Stays the same while others only talk: what they say is in `comments` and `activity`. */
	plan: Plan = $state.raw() as Plan;
	comments: readonly Comment[] = $state.raw([]);
	activity: readonly Activity[] = $state.raw([]);
	storage: StorageStatus = $state.raw() as StorageStatus;
	/** What of the stored roadmap could not be read, in plain sentences. */
	damage: readonly string[] = $state.raw([]);
	undoLabel: string | null = $state(null);
	redoLabel: string | null = $state(null);
	/** Whether this roadmap was deleted for ever in another tab. */
	isDeletedElsewhere = $state(false);
	/** What the last action did, for the live region; `count` tells two equal messages apart. */
	announcement = $state.raw({ text: '', count: 0 });
	/** Dates of initiatives while something is being dragged: they are shown, and not yet in the document. */
	preview: DaysPreview | null = $state.raw(null);
	/** The same for milestones, whose day is both ends, and for phases. */
	previewDays: DaysPreview | null = $state.raw(null);
	today: Day = $state() as Day;
	/** What this device may do here; null while the roadmap is on this device alone, which may do everything. */
	role: Role | null = $state.raw(null);
	/**
	 * What files and copies go by: the role, or the last one of this device once nobody else takes part; null where
	 * nobody ever did.
	 */
	leavingRole: Role | null = $state.raw(null);
	/** The name by which others know who is at this device; null where nobody shares the roadmap. */
	signedBy: string | null = $state(null);
	/** How many edits were refused because of the role: what shows them says so, with a way out. */
	refusedEdits = $state(0);

	readonly asOf: Day = $derived.by(() => this.plan.roadmap.asOf ?? this.today);
	/** The last day that something can be recorded on: today, or as-of where that is later. */
	readonly latestDay: Day = $derived.by(() => Math.max(this.asOf, this.today) as Day);
	/** The plan of the figures about the whole: the plan itself, or, of many initiatives, as it was painted last. */
	readonly reckonedPlan: Plan = $derived.by(() => {
		if (this.plan.initiatives.length < manyInitiatives) return this.plan;
		// Who asks first is about to be painted.
		if (!this.#painted) this.#awaitPainting();
		return this.#painted ?? nothingYet;
	});
	/** Whether there are such figures yet. */
	readonly isReckoned: boolean = $derived.by(() => this.reckonedPlan !== nothingYet);
	readonly report: FindingReport = $derived.by(() =>
		findFindings(this.reckonedPlan, this.asOf, currentSpan, this.#behaviourRules)
	);
	/** Order debt in days; it follows the pointer while one drags. */
	readonly debtDays: number = $derived.by(() =>
		this.preview
			? orderDebt(this.plan, this.asOf, this.report.ignoredLinks, this.spanOf)
			: this.report.debtDays
	);
	readonly spanOf: (initiative: Initiative) => Span | null = $derived.by(() => {
		const preview = this.preview;
		if (preview === null) return currentSpan;
		return (initiative) => preview.get(initiative.id) ?? currentSpan(initiative);
	});
	readonly initiatives: ReadonlyMap<string, Initiative> = $derived.by(() => byId(this.plan.initiatives));

	/** The plan with milestones and phases where they are being dragged. */
	readonly shownPlan: Plan = $derived.by(() =>
		this.previewDays ? planWithDays(this.plan, this.previewDays) : this.plan
	);

	#painted: Plan | null = $state.raw(null);
	/** The rules of behaviour. They come after the first painting, to a plan that they have something to say of. */
	#behaviourRules: MoreRules | null = $state.raw(null);
	#stopLoading: (() => void) | null = null;
	/** What was known before the first of the edits that have not been painted; null when all have. */
	#unpainted: FindingReport | null = null;
	#stopWaiting: (() => void) | null = null;
	readonly #now: () => Date;
	readonly #unsubscribe: (() => void)[];

	constructor({ document, stored, now }: RoadmapParts) {
		this.id = document.id;
		this.document = document;
		this.stored = stored;
		this.#now = now;
		this.#takePlan(document.plan);
		this.storage = stored.status;
		this.damage = [...stored.damage];
		void stored.whole.then(() => (this.damage = [...stored.damage]));
		this.today = dayOfClock(now());
		this.#unsubscribe = [
			document.onPlan((plan) => {
				if (!this.#takePlan(plan)) return;
				this.#readLabels();
				this.#awaitPainting();
				this.#awaitBehaviourRules();
			}),
			stored.onStatus((status) => (this.storage = status)),
			stored.onDeletedElsewhere(() => (this.isDeletedElsewhere = true))
		];
		this.#readLabels();
		this.#awaitPainting();
		this.#awaitBehaviourRules();
	}

	/**
	 * Makes one edit: one transaction, one step of undo, told to the live region with its effect. One that the role
	 * does not allow changes nothing, is counted in `refusedEdits`, and returns false.
	 */
	run(edit: Edit): boolean {
		try {
			this.#tellEffect(edit.label, () => this.document.run(edit));
			return true;
		} catch (error) {
			if (!(error instanceof NotAllowedError)) throw error;
			this.refuse();
			return false;
		}
	}

	/** Counts an edit that the role does not allow, and that was not even begun. */
	refuse(): void {
		this.refusedEdits++;
	}

	/** Says or notes something: facts that nobody undoes. False, and counted as a refused edit, without the right to. */
	addFacts(collection: CollectionName, records: readonly RecordBase[]): boolean {
		try {
			this.document.addFacts(collection, records);
			return true;
		} catch (error) {
			if (!(error instanceof NotAllowedError)) throw error;
			this.refuse();
			return false;
		}
	}

	/** Whether this device may change a part of the roadmap. */
	mayWrite(part: Part): boolean {
		return this.role === null || mayWrite(this.role, part);
	}

	/** Takes a role on: edits that it does not allow are refused from now on. */
	takeRole(role: Role | null): void {
		this.role = role;
		this.leavingRole = role ?? this.leavingRole;
		if (this.#takePlan(this.document.plan)) this.#awaitPainting();
		this.document.limitWriting((part) => this.mayWrite(part));
		this.#readLabels();
	}

	undo(): void {
		this.#tellEffect(`undone: ${this.undoLabel ?? ''}`, () => this.document.undo());
	}

	redo(): void {
		this.#tellEffect(`redone: ${this.redoLabel ?? ''}`, () => this.document.redo());
	}

	/** Says something to whoever listens instead of looking. */
	announce(text: string): void {
		this.announcement = { text, count: this.announcement.count + 1 };
	}

	findingsOf(initiativeId: string): readonly Finding[] {
		return this.report.byInitiative.get(initiativeId) ?? [];
	}

	/** Reads the clock again, since a page may stay open past midnight. */
	refreshToday(): void {
		this.today = dayOfClock(this.#now());
	}

	/** The clock's date and time as ISO 8601, for marks of deletion. */
	timestamp(): string {
		return this.#now().toISOString();
	}

	/** Writes what is not yet written and lets go of the document. */
	async close(): Promise<void> {
		for (const off of this.#unsubscribe) off();
		this.#stopWaiting?.();
		this.#stopLoading?.();
		await this.stored.close();
		this.document.destroy();
	}

	/** False where only talk differs: nothing that is drawn or reckoned rests on that. */
	#takePlan(whole: Plan): boolean {
		const plan = readablePlan(
			whole,
			untrack(() => this.role)
		);
		this.comments = plan.comments;
		this.activity = plan.activity;
		const before = untrack(() => this.plan);
		if (before && isSameButTalk(before, plan)) return false;
		this.plan = plan;
		return true;
	}

	#tellEffect(what: string, act: () => void): void {
		const before = untrack(() => this.report);
		// Before the first painting nothing was known: all that is found then is no effect of an edit.
		const wasReckoned = untrack(() => this.isReckoned);
		act();
		this.#readLabels();
		const after = untrack(() => this.report);
		if (this.#stopWaiting && wasReckoned) this.#unpainted ??= before;
		this.announce(describeEffect(what, before, after));
	}

	/** Works the figures of a large plan out once it is on screen, and tells what the edits meanwhile made of them. */
	#awaitPainting(): void {
		if (untrack(() => this.plan.initiatives.length) < manyInitiatives) return;
		this.#stopWaiting ??= afterPainting(() => {
			this.#stopWaiting = null;
			const before = this.#unpainted;
			this.#unpainted = null;
			this.#painted = this.plan;
			if (!before) return;
			const effect = describeEffect('', before, this.report);
			if (effect !== '') this.announce(effect);
		});
	}

	/** Loads the rules of behaviour as soon as there is behaviour; where that fails, the next edit tries again. */
	#awaitBehaviourRules(): void {
		if (this.#stopLoading || !hasBehaviour(this.plan)) return;
		this.#stopLoading = afterPainting(() => {
			import('$lib/plan/behaviour/findings/behaviour-findings')
				.then(({ behaviourFindings }) => {
					// What they find was there before the edits that wait for being told.
					this.#unpainted = null;
					this.#behaviourRules = behaviourFindings;
				})
				.catch(() => (this.#stopLoading = null));
		});
	}

	#readLabels(): void {
		this.undoLabel = this.document.undoLabel;
		this.redoLabel = this.document.redoLabel;
	}
}

function hasBehaviour({ behaviours, interventions, catalysts, inhibitors }: Plan): boolean {
	return [behaviours, interventions, catalysts, inhibitors].some((list) => list.length > 0);
}
