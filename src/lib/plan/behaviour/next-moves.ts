import { addDays, type Day, daysPerMonth, formatDay, formatMonth, partsOf } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { inputsOfCells } from './cell-facts';
import type { CellInputs } from './cell-inputs';
import type { CellStatus } from './cell-status';
import { statusOf } from './cell-status-of';
import { checksOf } from './evidence';
import { observationFields } from './observation';
import { RootedTest } from './rooted';
import type { BehaviourSettings } from './settings';
import { countOf, percentOf } from './share-words';
import type { StatusWord } from './status-word';

/** What would give a cell another word. */
interface NextMove {
	readonly word: StatusWord;
	/** "At least 25 of 40 on 30 Aug 2028, reaching the plan" */
	readonly words: string;
}

/** As many sightings as a look has that nobody has taken before. */
const usualLook = 30;

/**
 * What the next look would have to show for each other word, found by trying it: as many sightings from the same
 * source as at the last look, on the day of the next one. Nothing here is a forecast.
 */
export function nextMoves(status: CellStatus, plan: Plan): readonly NextMove[] {
	const inputs = inputsOfCells(plan, status.asOf)(status.behaviour, status.team);
	const look = new TriedLook(inputs, status);
	const moves: NextMove[] = [];
	if (status.word === 'no evidence') moves.push({ word: 'emerging', words: look.enough() });
	else {
		if (status.word !== 'holding' && status.word !== 'rooted')
			moves.push({ word: 'holding', words: look.atLeast('holding', 'reaching the plan') });
		if (status.word === 'holding') moves.push({ word: 'rooted', words: rootedWords(inputs, status) });
		if (status.word === 'holding')
			moves.push({ word: 'emerging', words: look.atMost('emerging', 'below the plan') });
		if (status.word !== 'slipping')
			moves.push({ word: 'slipping', words: look.atMost('slipping', 'a clear fall') });
		moves.push({
			word: 'no evidence',
			words: `Nobody looks before ${dayNear(evidenceEnds(status, inputs.settings), status.asOf)}`
		});
	}
	return moves;
}

/** A look that nobody has taken, tried with different outcomes. */
class TriedLook {
	readonly #inputs: CellInputs;
	readonly #of: number;
	readonly #day: Day;
	readonly #status: CellStatus;

	constructor(inputs: CellInputs, status: CellStatus) {
		const last = status.checks.at(-1);
		this.#status = status;
		this.#day = status.nextCheck > status.asOf ? status.nextCheck : addDays(status.asOf, 1);
		// What is dated later than as-of is not known yet.
		const isKnown = ({ date }: { readonly date: Day | null }) => date !== null && date <= status.asOf;
		this.#inputs = {
			...inputs,
			observations: inputs.observations.filter(isKnown),
			normChecks: inputs.normChecks.filter(isKnown),
			asOf: this.#day
		};
		this.#of = Math.max(1, Math.round(last?.n ?? usualLook));
	}

	/** Where the last look came from; a first one would come from records. */
	get #source() {
		const last = this.#status.checks.at(-1);
		return last ? last.observation.source : 'record';
	}

	/** The least count that gives a word or a better one. */
	atLeast(word: StatusWord, because: string): string {
		const least = firstThat(this.#of, (k) => this.#isAtLeast(word, k));
		return least === null
			? `Not in one check, even at ${this.#of} of ${this.#of}`
			: `At least ${least} of ${this.#of} on ${this.#when()}, ${because}`;
	}

	/** The highest count that gives a word. */
	atMost(word: StatusWord, because: string): string {
		const isWord = (k: number) =>
			this.#wordAt(k) === word || (word === 'emerging' && this.#wordAt(k) === 'slipping');
		const most = firstThat(this.#of, (missing) => !isWord(missing));
		if (most === 0) return `Not in one check, even at 0 of ${this.#of}`;
		return `At most ${(most ?? this.#of + 1) - 1} of ${this.#of} on ${this.#when()}, ${because}`;
	}

	/** The least size of a look that counts as evidence. */
	enough(): string {
		const { settings } = this.#inputs;
		const source = this.#source;
		const tried = (n: number) => this.#with(n, Math.round(n / 2), 'record').word !== 'no evidence';
		const same = (n: number) => this.#with(n, Math.round(n / 2), source).word !== 'no evidence';
		const least = firstThat(10_000, (n) => n > 0 && tried(n));
		const words =
			least === null
				? `More than 10,000 sightings, where ${settings.minimumEvidence} must count`
				: `A look at ${countOf(least, 'case')} or more, from records or unannounced`;
		return same(least ?? 0) || source === 'record'
			? words
			: `${words}; the same kind of look as last time weighs too little`;
	}

	#when(): string {
		return dayNear(this.#day, this.#status.asOf);
	}

	#isAtLeast(word: StatusWord, k: number): boolean {
		const is = this.#wordAt(k);
		return is === word || is === 'rooted';
	}

	#wordAt(k: number): StatusWord {
		return this.#with(this.#of, k, this.#source).word;
	}

	#with(
		n: number,
		k: number,
		source: NonNullable<(typeof observationFields)['source']['empty']> | null
	): CellStatus {
		const look = makeRecord(observationFields, '￿', { date: this.#day, kind: 'count', k, n, source });
		return statusOf({ ...this.#inputs, observations: [...this.#inputs.observations, look] });
	}
}

/** The first whole number from 0 to `most` that holds, of a question that holds ever after; null if none does. */
function firstThat(most: number, holds: (count: number) => boolean): number | null {
	if (!holds(most)) return null;
	let [low, high] = [0, most];
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		if (holds(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}

/** The last day on which what was seen still says something, if nobody looks. */
function evidenceEnds({ lastSeen, strength, asOf }: CellStatus, settings: BehaviourSettings): Day {
	const unseen = addDays(lastSeen ?? asOf, settings.staleAfterDays);
	const { recencyHalfLifeDays, minimumEvidence } = settings;
	if (!strength || minimumEvidence <= 0 || recencyHalfLifeDays <= 0) return unseen;
	const faded = addDays(
		asOf,
		Math.max(0, Math.floor(recencyHalfLifeDays * Math.log2(strength.n / minimumEvidence)))
	);
	return faded < unseen ? faded : unseen;
}

/** What is still missing for rooted, in words. */
function rootedWords(inputs: CellInputs, { asOf, behaviour }: CellStatus): string {
	const { settings } = inputs;
	const { minUnpromptedChecks, spanDays, quietDays, normMinAnswers, normShare } = settings.rooted;
	const evidence = new RootedTest(inputs, checksOf(inputs.observations, settings, asOf)).evidenceOn(asOf);
	const missing: string[] = [];
	if (evidence.from === Infinity) missing.push('support that ends');
	else if (evidence.from > asOf)
		missing.push(`quiet from ${formatMonth(evidence.from as Day)}, ${quietDays} days after support`);
	if (evidence.checks < minUnpromptedChecks)
		missing.push(`${evidence.checks} of ${minUnpromptedChecks} unprompted checks without support`);
	else if (evidence.spanDays < spanDays)
		missing.push(`checks over ${Math.round(spanDays / daysPerMonth)} months`);
	if (evidence.interval && evidence.interval.low < behaviour.rootedLevel)
		missing.push(
			`a lower end of ${percentOf(behaviour.rootedLevel)}, now ${percentOf(evidence.interval.low)}`
		);
	const { norm } = evidence;
	if (!norm || norm.asked < normMinAnswers || norm.agree / norm.asked < normShare) {
		const is = norm ? `, now ${norm.agree} of ${norm.asked}` : '';
		missing.push(`${percentOf(normShare)} of ${normMinAnswers} or more who expect it of each other${is}`);
	}
	return missing.length === 0 ? 'When the next check confirms it' : `Needs ${missing.join('; ')}`;
}

/** "30 Aug" in the year of as-of, else "25 Feb 2029". */
function dayNear(day: Day, asOf: Day): string {
	const { year } = partsOf(day);
	return year === partsOf(asOf).year ? formatDay(day).replace(` ${year}`, '') : formatDay(day);
}
