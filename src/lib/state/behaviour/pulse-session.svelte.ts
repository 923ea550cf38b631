import { correctedIds } from '$lib/plan/behaviour/corrections';
import { normCheckFields, type PulseBatch, pulseFields } from '$lib/plan/behaviour/asking';
import type { Day } from '$lib/plan/day';
import type { Json } from '$lib/plan/field';
import { byId } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { isTooSmallToShow, type Team } from '$lib/plan/team';
import { shorten } from '$lib/plan/words';
import { changeKept, readKept } from '$lib/sync/kept-values';
import { newId } from '$lib/state/new-id';
import { takeOver } from '$lib/state/plan-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import { fewestAnswers, type HeldAnswers, readHeld, withAnswer, withoutBatch } from './pulse-answers';

export { fewestAnswers, type HeldAnswers };

/** What is asked where nobody has asked anything yet. */
const usualQuestion = 'I have a personal part in how customers feel about us';
/** What a norm check asks unless it says otherwise. */
const normQuestion = 'People here expect this of each other';

/** The answer that was given last, while it can still be taken back. */
interface LastAnswer {
	readonly question: string;
	readonly team: string;
	readonly isAgreed: boolean;
}

/** Counts of a norm check as they were typed. */
export interface NormCheckEntry {
	readonly behaviour: string;
	readonly team: string;
	readonly day: Day;
	readonly agree: number;
	readonly asked: number;
}

/** The pulse of a roadmap: answers that wait on this device, and batches of five and more that are facts. */
export class PulseSession {
	readonly roadmap: Roadmap;
	held: readonly HeldAnswers[] = $state.raw([]);
	/** Why an answer was not kept, in a plain sentence; null while all were. */
	problem: string | null = $state(null);
	#last: LastAnswer | null = null;

	/** Questions that were asked before, the latest first; the usual one where there are none. */
	readonly questions: readonly string[] = $derived.by(() => {
		const asked = [...this.roadmap.plan.obligationPulse]
			.sort((a, b) => (b.date ?? 0) - (a.date ?? 0))
			.map(({ question }) => question)
			.filter((question) => question.trim() !== '');
		const all = new Set([...asked, ...this.held.map(({ question }) => question)]);
		return all.size > 0 ? [...all] : [usualQuestion];
	});
	/** Teams that can be asked, and those whose answers could never be shown. */
	readonly teams: readonly Team[] = $derived.by(() =>
		this.roadmap.plan.teams.filter((team) => !isTooSmallToShow(team))
	);
	readonly smallTeams: readonly Team[] = $derived.by(() => this.roadmap.plan.teams.filter(isTooSmallToShow));

	constructor(roadmap: Roadmap) {
		this.roadmap = roadmap;
	}

	async read(): Promise<void> {
		this.held = await readKept(this.roadmap.id, 'pulse').then(readHeld, () => []);
	}

	/** Batches that may be shown for a question, the newest of each team. */
	batchesOf(question: string): readonly { readonly team: Team; readonly batch: PulseBatch }[] {
		const newest = new Map<string, PulseBatch>();
		const { obligationPulse } = this.roadmap.plan;
		const corrected = correctedIds(obligationPulse);
		for (const batch of obligationPulse) {
			if (corrected.has(batch.id) || (batch.date ?? 0) > this.roadmap.latestDay) continue;
			if (batch.question !== question || batch.asked < fewestAnswers || batch.team === null) continue;
			const other = newest.get(batch.team);
			if (!other || (batch.date ?? 0) >= (other.date ?? 0)) newest.set(batch.team, batch);
		}
		return this.teams.flatMap((team) => {
			const batch = newest.get(team.id);
			return batch ? [{ team, batch }] : [];
		});
	}

	/** Holds one answer. False, with the reason in `problem`, when the device does not keep it. */
	async answer(question: string, team: string, isAgreed: boolean): Promise<boolean> {
		const answer = { question, team, isAgreed };
		const isKept = await this.#changeHeld((held) => withAnswer(held, answer, 1, newId()));
		this.#last = isKept ? answer : null;
		return isKept;
	}

	/** Takes the last answer back, for whoever pressed the wrong button. */
	async takeBack(): Promise<void> {
		const last = this.#last;
		if (!last) return;
		this.#last = null;
		await this.#changeHeld((held) => withAnswer(held, last, -1, newId()));
	}

	/** From now on the last answer stays: the next person is there. */
	settle(): void {
		this.#last = null;
	}

	/**
	 * Adds what waits to the roadmap, as one batch and one step. False while there are fewer than five, and where the
	 * role does not allow it: the answers then go on waiting.
	 */
	async addBatch(batch: HeldAnswers): Promise<boolean> {
		const { question, team, agree, asked, id } = batch;
		if (asked < fewestAnswers) return false;
		if (!this.teams.some(({ id }) => id === team)) {
			this.problem =
				'This team has fewer than five people now, or is gone: its answers cannot be added. Discard them.';
			return false;
		}
		const values = { question, team, agree, asked, date: this.roadmap.latestDay };
		const record = makeRecord(pulseFields, id, values);
		const name = byId(this.roadmap.plan.teams).get(team)?.name ?? 'a missing team';
		const changes = [{ kind: 'add', collection: 'obligationPulse', id, record }] as const;
		if (!takeOver(this.roadmap, changes, `add ${asked} answers of ${shorten(name)}`)) {
			this.problem = 'You may not add answers to this roadmap. They stay on this device.';
			return false;
		}
		this.settle();
		await this.#changeHeld((held) => withoutBatch(held, batch, newId()));
		return true;
	}

	/**
	 * Adds a norm check: how many of a team say that people there expect the behaviour of each other. False where the
	 * role does not allow it.
	 */
	addNormCheck({ behaviour, team, day, agree, asked }: NormCheckEntry): boolean {
		const { plan } = this.roadmap;
		const id = newId();
		const values = { behaviour, team, date: day, question: normQuestion, agree, asked };
		const record = makeRecord(normCheckFields, id, values);
		const name = shorten(byId(plan.behaviours).get(behaviour)?.name ?? 'a missing behaviour');
		return takeOver(
			this.roadmap,
			[{ kind: 'add', collection: 'normChecks', id, record }],
			`record norm check, ${agree} of ${asked}, ${name}`
		);
	}

	async #changeHeld(change: (held: readonly HeldAnswers[]) => readonly HeldAnswers[]): Promise<boolean> {
		let after: readonly HeldAnswers[] = this.held;
		try {
			await changeKept(this.roadmap.id, 'pulse', (kept) => {
				after = change(readHeld(kept));
				return after as unknown as Json;
			});
		} catch {
			this.problem =
				'This device did not keep the answer: its storage is closed or full. Make room, then ask again.';
			return false;
		}
		this.held = after;
		this.problem = null;
		return true;
	}
}
