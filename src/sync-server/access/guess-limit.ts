import { Refusal } from '$lib/protocol/refusal';

/** Wrong guesses that an address has at once, and how long it takes for one to be forgiven, in milliseconds. */
const perAddress = { most: 20, forgivenAfter: 30_000 };
const perRoadmap = { most: 200, forgivenAfter: 5_000 };
/** Addresses, and roadmaps, that are remembered at once. */
const remembered = 10_000;

/**
 * Counts wrong guesses of tokens, codes and the publishing token. An address that guessed wrong too often waits.
 * Once a roadmap was guessed at too often from many addresses, whoever has a wrong guess standing waits as well; a
 * person with the right link, who has none, still gets in.
 */
export class GuessLimit {
	readonly #addresses = new Counts(perAddress.forgivenAfter);
	readonly #roadmaps = new Counts(perRoadmap.forgivenAfter);

	/** @throws Refusal 'rate' when this address may not guess now */
	check(address: string, roadmapId: string, now: number): void {
		const wrong = this.#addresses.at(address, now);
		if (wrong > perAddress.most - 1) throw new Refusal('rate');
		if (wrong > 0 && this.#roadmaps.at(roadmapId, now) > perRoadmap.most - 1) throw new Refusal('rate');
	}

	/** A guess was wrong. */
	count(address: string, roadmapId: string, now: number): void {
		this.#addresses.add(address, now);
		this.#roadmaps.add(roadmapId, now);
	}
}

/** Counts that shrink by one after each span of time, for as many names as are remembered. */
class Counts {
	readonly #forgivenAfter: number;
	/** What was counted under a name, and when that was; least recently counted first. */
	readonly #counted = new Map<string, { readonly count: number; readonly at: number }>();

	constructor(forgivenAfter: number) {
		this.#forgivenAfter = forgivenAfter;
	}

	at(name: string, now: number): number {
		const counted = this.#counted.get(name);
		if (!counted) return 0;
		return Math.max(0, counted.count - (now - counted.at) / this.#forgivenAfter);
	}

	add(name: string, now: number): void {
		const count = this.at(name, now) + 1;
		this.#counted.delete(name);
		this.#counted.set(name, { count, at: now });
		if (this.#counted.size <= remembered) return;
		const [oldest] = this.#counted.keys();
		if (oldest !== undefined) this.#counted.delete(oldest);
	}
}
