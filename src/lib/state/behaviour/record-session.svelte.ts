import type { Behaviour } from '$lib/plan/behaviour/behaviour';
import { type CellStatus, cellKey } from '$lib/plan/behaviour/cell-status';
import { factsByCell } from '$lib/plan/behaviour/evidence';
import type { Observation } from '$lib/plan/behaviour/observation';
import { statusWith } from '$lib/plan/behaviour/status-with';
import type { Day } from '$lib/plan/day';
import { isJsonObject, isList, type Json } from '$lib/plan/field';
import { byId } from '$lib/plan/plan';
import { isTooSmallToShow, type Team } from '$lib/plan/team';
import { readSetting, writeSetting } from '$lib/sync/catalogue';
import { changeKept, readKept } from '$lib/sync/kept-values';
import { newId } from '$lib/state/new-id';
import { takeOver } from '$lib/state/plan-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import {
	correctionOf,
	emptyDraft,
	figuresInWords,
	figuresOf,
	isBegun,
	mostTaps,
	nextDraft,
	observationOf,
	readDraft,
	type RecordDraft,
	sameLookKey
} from './record-draft';
import { dropAhead, lastRecordedKey, nameKey, putAhead, readAhead } from './record-kept';
import { nameObservation } from './record-words';

/** Most begun drafts of other cells, and entries of this device, that are remembered. */
const mostBegun = 20;
const mostEntered = 100;

/** What was saved last, and can be taken back. */
export interface SavedRecord {
	readonly id: string;
	/** "7 of 10", and the same with its cell. */
	readonly figures: string;
	readonly words: string;
	readonly label: string;
	readonly draft: RecordDraft;
}

/** Quick entry in one roadmap: what is being recorded, kept on this device until it is saved. */
export class RecordSession {
	readonly roadmap: Roadmap;
	draft: RecordDraft = $state.raw(emptyDraft);
	#typedName: string | null = $state(null);
	#keptName = $state('');
	/** Whether what the device keeps has been read; nothing is shown as empty before. */
	isRead = $state(false);
	/** Whether the device refuses to keep what is begun: it would be lost with the page. */
	isUnkept = $state(false);
	#saved: SavedRecord | null = $state.raw(null);
	#begun: readonly RecordDraft[] = $state.raw([]);
	#entered: readonly string[] = $state.raw([]);

	/** Who records: as typed here, as others know one, or as typed on this device before. */
	readonly name: string = $derived.by(() => this.#typedName ?? this.roadmap.signedBy ?? this.#keptName);
	readonly day: Day = $derived.by(() => {
		const { latestDay } = this.roadmap;
		return Math.min(this.draft.day ?? latestDay, latestDay) as Day;
	});
	readonly behaviour: Behaviour | null = $derived.by(
		() => byId(this.roadmap.plan.behaviours).get(this.draft.behaviour ?? '') ?? null
	);
	readonly team: Team | null = $derived.by(
		() => byId(this.roadmap.plan.teams).get(this.draft.team ?? '') ?? null
	);
	readonly figures = $derived.by(() => figuresOf(this.draft));
	/** What would be saved; null while something is missing. */
	readonly observation: Observation | null = $derived.by(() =>
		this.behaviour && this.team ? observationOf(this.draft, 'draft', this.day, this.name) : null
	);
	/** What the cell is now and would be; null while nothing is entered. */
	readonly preview: { readonly before: CellStatus; readonly after: CellStatus } | null = $derived.by(() =>
		this.observation ? statusWith(this.roadmap.plan, this.roadmap.asOf, this.observation) : null
	);
	/** Whether the team is so small that nothing of it is shown but what was entered here. */
	readonly isHidden: boolean = $derived.by(() => this.team !== null && isTooSmallToShow(this.team));
	/** Observations of the chosen cell that no other corrects. */
	readonly #facts: readonly Observation[] = $derived.by(() => {
		const { behaviour, team } = this.draft;
		const facts = factsByCell(this.roadmap.plan.observations);
		return facts.get(behaviour ?? '')?.get(team ?? '') ?? [];
	});
	/** Those of them that may be shown, newest first. */
	readonly entries: readonly Observation[] = $derived.by(() => {
		const shown = this.isHidden ? this.#facts.filter((one) => this.isOwn(one)) : [...this.#facts];
		return shown.sort((a, b) => (b.date ?? 0) - (a.date ?? 0));
	});
	/** The same figures of the same cell, day and source, if they are recorded already. */
	readonly duplicate: Observation | null = $derived.by(() => {
		const one = this.observation;
		const isCorrected = (other: Observation) => other.id === this.draft.corrects;
		const facts = this.isHidden ? this.#facts.filter((other) => this.isOwn(other)) : this.#facts;
		return (
			(one && facts.find((other) => !isCorrected(other) && sameLookKey(one) === sameLookKey(other))) ?? null
		);
	});
	/** What was saved last, while it is still there. */
	readonly saved: SavedRecord | null = $derived.by(() =>
		this.#saved && byId(this.roadmap.plan.observations).has(this.#saved.id) ? this.#saved : null
	);
	/** Cells with a draft that is begun, and those recorded here lately, the latest first. */
	readonly recentCells: readonly string[] = $derived.by(() => {
		const observations = byId(this.roadmap.plan.observations);
		const entered = this.#entered.flatMap((id) => observations.get(id) ?? []).reverse();
		const keys = [...this.#begun, ...entered].map(({ behaviour, team }) =>
			cellKey(behaviour ?? '', team ?? '')
		);
		return [...new Set(keys)];
	});

	constructor(roadmap: Roadmap) {
		this.roadmap = roadmap;
	}

	/** Reads what this device keeps; where it cannot, quick entry begins empty and says so. */
	async read(): Promise<void> {
		const ahead = readAhead(this.roadmap.id);
		const [stored, name] = await Promise.all([
			readKept(this.roadmap.id, 'record').catch(() => null),
			readSetting(nameKey).catch(() => null)
		]);
		const kept = ahead ?? stored;
		if (isJsonObject(kept)) {
			if (!isBegun(this.draft) && this.draft.behaviour === null) this.draft = readDraft(kept.draft);
			this.#begun = listIn(kept.begun).map(readDraft).filter(isBegun);
			this.#entered = listIn(kept.entered).filter((one) => typeof one === 'string');
		}
		if (typeof name === 'string') this.#keptName = name;
		this.isRead = true;
		writeSetting(lastRecordedKey, this.roadmap.id).catch(() => undefined);
	}

	/** Changes what is being recorded. */
	change(values: Partial<RecordDraft>): void {
		this.#show({ ...this.draft, ...values });
	}

	/** One look more. */
	tap(isSeen: boolean): void {
		const { marks } = this.draft;
		if (marks.length < mostTaps) this.change({ marks: [...marks, isSeen] });
	}

	/** Turns one look into its opposite. */
	turn(index: number): void {
		this.change({ marks: this.draft.marks.map((mark, at) => (at === index ? !mark : mark)) });
	}

	undoTap(): void {
		this.change({ marks: this.draft.marks.slice(0, -1) });
	}

	/** Goes to a cell. What was begun in the one before waits there. */
	choose(behaviour: string, team: string): void {
		if (this.draft.behaviour === behaviour && this.draft.team === team) return;
		this.#leave();
		this.#resume(behaviour, team);
	}

	/** Begins to correct an observation; what was begun before waits. Not one of a hidden team that others entered. */
	correct(observation: Observation): void {
		const team = byId(this.roadmap.plan.teams).get(observation.team ?? '');
		if (team && isTooSmallToShow(team) && !this.#entered.includes(observation.id)) return;
		this.#leave();
		this.#show(correctionOf(observation));
	}

	/** Leaves an observation as it was. */
	stopCorrecting(): void {
		this.#resume(this.draft.behaviour ?? '', this.draft.team ?? '');
	}

	/** Goes on with what waits in a cell, or begins anew there. */
	#resume(behaviour: string, team: string): void {
		const waiting = this.#begun.findLast(
			(one) => one.behaviour === behaviour && one.team === team && one.corrects === null
		);
		this.#begun = this.#begun.filter((one) => one !== waiting);
		this.#show(waiting ?? { ...nextDraft(this.draft), behaviour, team });
	}

	rename(name: string): void {
		this.#typedName = name;
		writeSetting(nameKey, name.trim()).catch(() => (this.isUnkept = true));
	}

	/** Whether an entry is one's own: entered under one's name, or on this device. */
	isOwn({ id, by }: Observation): boolean {
		// Anybody can type a name: of a team whose figures stay hidden only this device's own entries are shown.
		const name = this.isHidden ? '' : this.name.trim();
		return (name !== '' && by === name) || this.#entered.includes(id);
	}

	/**
	 * Adds what was entered to the roadmap, as one step. False while something is missing, and where the role does not
	 * allow it: what was entered then stays.
	 */
	save(): boolean {
		const { observation, draft } = this;
		if (!observation) return false;
		const id = newId();
		const record: Observation = { ...observation, id };
		const words = nameObservation(record, this.behaviour ?? undefined, this.team ?? undefined);
		const label = draft.corrects === null ? `record ${words}` : `correct to ${words}`;
		if (!takeOver(this.roadmap, [{ kind: 'add', collection: 'observations', id, record }], label))
			return false;
		this.#saved = { id, figures: figuresInWords(record), words, label, draft };
		this.#entered = [...this.#entered, id].slice(-mostEntered);
		if (draft.corrects === null) this.#show(nextDraft(draft));
		else this.stopCorrecting();
		return true;
	}

	/** Takes back what was saved last, and brings its entry back onto the form. */
	takeBack(): void {
		const { saved, roadmap } = this;
		if (!saved) return;
		const record = byId(roadmap.plan.observations).get(saved.id);
		if (roadmap.undoLabel === saved.label) roadmap.undo();
		else if (record && !this.#delete(record)) return;
		this.#saved = null;
		this.#leave();
		this.#show(saved.draft);
	}

	/** Puts away the word about what was saved last. */
	dismissSaved(): void {
		this.#saved = null;
	}

	/** Deletes an entry of one's own; the trash keeps it. */
	delete(observation: Observation): void {
		if (!this.#delete(observation)) return;
		if (this.draft.corrects === observation.id) this.stopCorrecting();
	}

	#delete(record: Observation): boolean {
		const { plan } = this.roadmap;
		const behaviour = byId(plan.behaviours).get(record.behaviour ?? '');
		const words = nameObservation(record, behaviour, byId(plan.teams).get(record.team ?? ''));
		const { id } = record;
		const changes = [{ kind: 'delete', collection: 'observations', id, record }] as const;
		return takeOver(this.roadmap, changes, `delete ${words}`);
	}

	/** Lets what is begun wait in its cell. */
	#leave(): void {
		if (isBegun(this.draft)) this.#begun = [...this.#begun, this.draft].slice(-mostBegun);
	}

	#show(draft: RecordDraft): void {
		this.draft = draft;
		const kept = { draft, begun: this.#begun, entered: this.#entered } as unknown as Json;
		const { id } = this.roadmap;
		putAhead(id, kept);
		changeKept(id, 'record', (stored) => withEntered(kept, stored)).then(
			() => {
				dropAhead(id, kept);
				this.isUnkept = false;
			},
			() => (this.isUnkept = true)
		);
	}
}

/** Another tab may have entered something meanwhile: what this device entered is the sum of both. */
function withEntered(kept: Json, stored: Json): Json {
	if (!isJsonObject(kept) || !isJsonObject(stored)) return kept;
	const entered = [...new Set([...listIn(stored.entered), ...listIn(kept.entered)])];
	return { ...kept, entered: entered.slice(-mostEntered) };
}

function listIn(value: Json | undefined): readonly Json[] {
	return value !== undefined && isList(value) ? value : [];
}
