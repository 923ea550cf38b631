/** Lets work under one name be done one after another, so that what it found still holds when it writes. */
export class Turns {
	readonly #last = new Map<string, Promise<unknown>>();

	/** Does the work when all that was asked for earlier under the name is over, whether that failed or not. */
	async take<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
		const turn = (this.#last.get(name) ?? Promise.resolve()).then(work, work);
		this.#last.set(name, turn);
		try {
			return await turn;
		} finally {
			if (this.#last.get(name) === turn) this.#last.delete(name);
		}
	}
}
