/**
 * Names for the elements that show things near the window. A thing keeps its element while it is in sight.
 * After a leap, when nothing of what was shown is shown any more, the elements are used again for what is
 * there now: to fill one anew is much quicker than to make one.
 */
export class Slots {
	#slots: ReadonlyMap<string, string> = new Map();
	#count = 0;

	/** The element's name of each id; ids are unique. The element of `kept`, which may have the focus, stays its own. */
	assign(ids: readonly string[], kept: string | undefined): ReadonlyMap<string, string> {
		const before = this.#slots;
		const isLeap = !ids.some((id) => id !== kept && before.has(id));
		const free = isLeap ? [...before].filter(([id]) => id !== kept).map(([, slot]) => slot) : [];
		this.#slots = new Map(ids.map((id) => [id, before.get(id) ?? free.shift() ?? String(++this.#count)]));
		return this.#slots;
	}
}
