import type { Day } from '$lib/plan/day';
import {
	becauseFew,
	becauseFirst,
	becauseNever,
	becausePlan,
	becauseRooted,
	becauseSlipping,
	becauseUnseen
} from './because';
import type { CellInputs } from './cell-inputs';
import type { Change, Check, Strength, WordStep } from './cell-status';
import { changeOf, noChange } from './change-of';
import { ageWeight } from './evidence';
import { EvidenceSums } from './evidence-sums';
import { wilson, zOf } from './interval';
import { planShare } from './plan-line';
import { type RootedProof, RootedTest } from './rooted';
import type { StatusWord } from './status-word';

/** What the checks of a cell come to as of a day. */
export interface Reading {
	readonly word: StatusWord;
	readonly because: string;
	readonly strength: Strength | null;
	readonly change: Change;
	readonly history: readonly WordStep[];
}

/**
 * Replays the words of a cell at the day of each of its checks, as *rooted* holds on until a clear fall or a
 * year below its level, and reads them as of the last day. Checks are in the order of their days.
 */
export function replayWords(inputs: CellInputs, checks: readonly Check[]): Reading {
	const replay = new Replay(inputs, checks);
	const history: WordStep[] = [];
	for (let at = 0; at < checks.length;) {
		const date = checks[at]!.date;
		const first = at;
		while (at < checks.length && checks[at]!.date === date) replay.add(checks[at++]!);
		const { word, because } = replay.wordOn(date);
		const isFirst = first === 0;
		history.push({
			date,
			word,
			because: isFirst ? becauseFirst(checks.slice(0, at), inputs.settings) : because
		});
	}
	return { ...replay.wordOn(inputs.asOf), history };
}

class Replay {
	readonly #inputs: CellInputs;
	readonly #sums: EvidenceSums;
	readonly #rooted: RootedTest;
	/** Aged sums as of the day of the last check so far. */
	#n = 0;
	#k = 0;
	#last: Day | null = null;
	/** Since when the cell is rooted, and by what; null while it is not. */
	#root: { readonly since: Day; readonly proof: RootedProof } | null = null;

	constructor(inputs: CellInputs, checks: readonly Check[]) {
		this.#inputs = inputs;
		this.#sums = new EvidenceSums(checks);
		this.#rooted = new RootedTest(inputs, checks);
	}

	add({ date, effectiveN, effectiveK }: Check): void {
		const age = ageWeight(date - (this.#last ?? date), this.#inputs.settings);
		this.#n = this.#n * age + effectiveN;
		this.#k = this.#k * age + effectiveK;
		this.#last = date;
	}

	wordOn(day: Day): Omit<Reading, 'history'> {
		const { settings, roadmap, behaviour } = this.#inputs;
		const last = this.#last;
		if (last === null)
			return { word: 'no evidence', because: becauseNever, strength: null, change: noChange };
		const age = ageWeight(day - last, settings);
		const strength = strengthOf(this.#k * age, this.#n * age, zOf(settings.intervalPercent));
		const change = changeOf(this.#sums, last, settings);
		const say = (word: StatusWord, because: string) => ({ word, because, strength, change });

		if (day - last > settings.staleAfterDays) return say('no evidence', becauseUnseen(last, day, settings));
		if (strength === null || strength.n < settings.minimumEvidence)
			return say('no evidence', becauseFew(strength?.n ?? 0, settings));
		if (change.kind === 'clear fall') {
			this.#root = null;
			return say('slipping', becauseSlipping(change, settings));
		}
		const root = this.#rootOn(day);
		if (root) return say('rooted', becauseRooted(root.proof, root.since, day, behaviour));
		const plan = planShare(roadmap, behaviour, day);
		const word = strength.share >= plan ? 'holding' : 'emerging';
		return say(word, becausePlan(word, strength, plan));
	}

	/** What roots the cell on a day, found anew or held on to. */
	#rootOn(day: Day) {
		const { n, k } = this.#sums.between(day - 365, day);
		const { settings, behaviour } = this.#inputs;
		const isBelow = n > 0 && wilson(k, n, zOf(settings.intervalPercent)).high < behaviour.rootedLevel;
		if (isBelow) this.#root = null;
		else if (this.#root === null) {
			const proof = this.#rooted.proofOn(day);
			if (proof) this.#root = { since: day, proof };
		}
		return this.#root;
	}
}

function strengthOf(k: number, n: number, z: number): Strength | null {
	return n > 0 ? { share: k / n, ...wilson(k, n, z), n, k } : null;
}
