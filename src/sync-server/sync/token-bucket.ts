/** Lets so much through a second on average, and more at once after a pause. */
export class TokenBucket {
	readonly #perSecond: number;
	readonly #most: number;
	#left: number;
	#at: number;

	/**
	 * @param most what may come at once
	 * @param now milliseconds
	 */
	constructor(perSecond: number, most: number, now: number) {
		this.#perSecond = perSecond;
		this.#most = most;
		this.#left = most;
		this.#at = now;
	}

	/** Takes so much, also what is not there yet. Returns how long to wait before the next, in milliseconds. */
	take(count: number, now: number): number {
		this.#fill(now);
		this.#left -= count;
		return this.#left >= 0 ? 0 : Math.ceil((-this.#left / this.#perSecond) * 1000);
	}

	/** Takes so much if it is there. */
	takeIfThere(count: number, now: number): boolean {
		this.#fill(now);
		if (this.#left < count) return false;
		this.#left -= count;
		return true;
	}

	#fill(now: number): void {
		this.#left = Math.min(this.#most, this.#left + ((now - this.#at) / 1000) * this.#perSecond);
		this.#at = now;
	}
}
