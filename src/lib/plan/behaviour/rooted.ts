import type { Day } from '$lib/plan/day';
import type { NormCheck } from './asking';
import type { CellInputs } from './cell-inputs';
import type { Check } from './cell-status';
import { EvidenceSums } from './evidence-sums';
import { type Interval, wilson, zOf } from './interval';
import type { Intervention } from './intervention';
import { isUnprompted } from './observation';

/** What shows on a day that a behaviour stays when nobody pushes. */
export interface RootedProof {
	readonly checks: number;
	/** Days from the first of them to the last. */
	readonly spanDays: number;
	/** All of them together: clustered and weighted by source, not aged. */
	readonly share: number;
	readonly interval: Interval;
	readonly norm: NormCheck;
	/** The end of the last support; null when there never was any. */
	readonly supportEnded: Day | null;
}

/** What a cell has on a day of all that rooted asks for; null where there is nothing at all. */
interface QuietEvidence {
	/** The first day that counts as quiet; −Infinity without any support so far, Infinity while it goes on. */
	readonly from: number;
	readonly supportEnded: Day | null;
	readonly checks: number;
	readonly spanDays: number;
	readonly share: number | null;
	readonly interval: Interval | null;
	/** The newest norm check that is not too old. */
	readonly norm: NormCheck | null;
}

/** Tells on which days a cell meets what rooted asks for. */
export class RootedTest {
	readonly #inputs: CellInputs;
	readonly #sums: EvidenceSums;
	readonly #norms: readonly NormCheck[];

	constructor(inputs: CellInputs, checks: readonly Check[]) {
		this.#inputs = inputs;
		this.#sums = new EvidenceSums(
			checks.filter(({ observation: { source } }) => source !== null && isUnprompted(source))
		);
		this.#norms = inputs.normChecks
			.filter(({ date, asked, agree }) => date !== null && asked > 0 && agree <= asked)
			.sort((a, b) => (a.date ?? 0) - (b.date ?? 0) || (a.id < b.id ? -1 : 1));
	}

	/** The proof as of a day, or null when anything is missing. */
	proofOn(day: Day): RootedProof | null {
		const { rooted } = this.#inputs.settings;
		const { checks, spanDays, share, interval, norm, supportEnded } = this.evidenceOn(day);
		if (checks < rooted.minUnpromptedChecks || spanDays < rooted.spanDays) return null;
		if (share === null || interval === null || norm === null) return null;
		const isAsked = norm.asked >= rooted.normMinAnswers;
		const isExpected = isAsked && norm.agree / norm.asked >= rooted.normShare;
		const isHigh = interval.low >= this.#inputs.behaviour.rootedLevel;
		return isExpected && isHigh ? { checks, spanDays, share, interval, norm, supportEnded } : null;
	}

	/** What there is as of a day, whether it is enough or not. */
	evidenceOn(day: Day): QuietEvidence {
		const { settings, interventions } = this.#inputs;
		const supportEnded = lastSupportEnd(interventions, day);
		const from = (supportEnded ?? -Infinity) + settings.rooted.quietDays;
		const [first, end] = [this.#sums.countUpTo(from - 1), this.#sums.countUpTo(day)];
		const { n, k } = this.#sums.between(from - 1, day);
		const isSeen = end > first && n > 0;
		return {
			from,
			supportEnded: supportEnded === Infinity ? null : (supportEnded as Day | null),
			checks: Math.max(0, end - first),
			spanDays: end > first ? this.#sums.dayAt(end - 1)! - this.#sums.dayAt(first)! : 0,
			share: isSeen ? k / n : null,
			interval: isSeen ? wilson(k, n, zOf(settings.intervalPercent)) : null,
			norm: this.#normOn(day)
		};
	}

	#normOn(day: Day): NormCheck | null {
		const newest = this.#norms.findLast(({ date }) => date! <= day);
		return newest && day - newest.date! <= this.#inputs.settings.rooted.normMaxAgeDays ? newest : null;
	}
}

/**
 * The end of the support that ends last among what has begun by a day: Infinity where one has no end, null
 * where none has begun.
 */
function lastSupportEnd(interventions: readonly Intervention[], day: Day): number | null {
	let last: number | null = null;
	for (const { start, end } of interventions) {
		const begin = start ?? end;
		if (begin !== null && begin <= day) last = Math.max(last ?? -Infinity, end ?? Infinity);
	}
	return last;
}
