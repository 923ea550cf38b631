import { listNames } from '$lib/plan/words';
import type { PersonHere } from './present-people';

/** Milliseconds in which those who come are told together. */
const togetherMs = 2_000;
/** Milliseconds after which somebody who was gone comes as if anew: a lost connection is no arrival. */
const goneMs = 60_000;

/** Tells who came, in one sentence for all who come at once. Who leaves, leaves quietly. */
export class Arrivals {
	readonly #tell: (words: string) => void;
	#here: ReadonlySet<string> = new Set();
	/** When a known person left; infinite for those who are here. */
	readonly #leftAt = new Map<string, number>();
	readonly #coming = new Map<string, string>();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(tell: (words: string) => void) {
		this.#tell = tell;
	}

	see(people: readonly PersonHere[]): void {
		const now = performance.now();
		const others = people.filter(({ isMe }) => !isMe);
		const here = new Set(others.map(({ id }) => id));
		for (const id of this.#here) if (!here.has(id)) this.#leftAt.set(id, now);
		for (const { id, name } of others) {
			const leftAt = this.#leftAt.get(id);
			if (leftAt === undefined || now - leftAt > goneMs) this.#coming.set(id, name);
			this.#leftAt.set(id, Infinity);
		}
		this.#here = here;
		if (this.#coming.size > 0) this.#timer ??= setTimeout(() => this.#tellNow(), togetherMs);
	}

	stop(): void {
		clearTimeout(this.#timer);
	}

	#tellNow(): void {
		this.#timer = undefined;
		const names = [...this.#coming].filter(([id]) => this.#here.has(id)).map(([, name]) => name);
		this.#coming.clear();
		if (names.length > 0) this.#tell(arrivalWords(names));
	}
}

function arrivalWords(names: readonly string[]): string {
	return `${listNames(names)} ${names.length === 1 ? 'is' : 'are'} here.`;
}
