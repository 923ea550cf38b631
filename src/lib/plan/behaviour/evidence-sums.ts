import type { Day } from '$lib/plan/day';
import type { Check } from './cell-status';

/** Effective sightings and hits of some checks. */
export interface Sums {
	readonly n: number;
	readonly k: number;
}

/** Sums over stretches of days of checks that are in the order of their days, each asked for in logarithmic time. */
export class EvidenceSums {
	readonly #checks: readonly Check[];
	readonly #n: Float64Array;
	readonly #k: Float64Array;

	constructor(checks: readonly Check[]) {
		this.#checks = checks;
		this.#n = new Float64Array(checks.length + 1);
		this.#k = new Float64Array(checks.length + 1);
		checks.forEach(({ effectiveN, effectiveK }, at) => {
			this.#n[at + 1] = this.#n[at]! + effectiveN;
			this.#k[at + 1] = this.#k[at]! + effectiveK;
		});
	}

	/** The sums of the checks after a day, up to and with another. */
	between(after: number, upTo: number): Sums {
		const [from, to] = [this.countUpTo(after), this.countUpTo(upTo)];
		return { n: this.#n[to]! - this.#n[from]!, k: this.#k[to]! - this.#k[from]! };
	}

	/** How many checks are dated on or before a day. */
	countUpTo(day: number): number {
		let [low, high] = [0, this.#checks.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.#checks[middle]!.date <= day) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	/** The day of the check at a place. */
	dayAt(index: number): Day | null {
		return this.#checks[index]?.date ?? null;
	}
}
