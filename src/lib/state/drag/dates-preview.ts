import type { Span } from '$lib/plan/initiative';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import type { Held } from './held';
import { type BarPart, shiftPart } from './snap';

/** Shows records so many days from where they were taken. Costs nothing for what is out of sight. */
export class DatesPreview {
	readonly #roadmap: Roadmap;
	readonly #initiatives = new Map<string, Span>();
	readonly #others = new Map<string, Span>();

	constructor(roadmap: Roadmap, held: readonly Held[]) {
		this.#roadmap = roadmap;
		for (const { collection, id, from } of held)
			(collection === 'initiatives' ? this.#initiatives : this.#others).set(id, from);
	}

	show(part: BarPart, days: number): void {
		const shiftedIn = (from: ReadonlyMap<string, Span>) => ({
			get: (id: string) => {
				const span = from.get(id);
				return span && shiftPart(span, part, days);
			}
		});
		this.#roadmap.preview = shiftedIn(this.#initiatives);
		this.#roadmap.previewDays = this.#others.size > 0 ? shiftedIn(this.#others) : null;
	}

	clear(): void {
		this.#roadmap.preview = null;
		this.#roadmap.previewDays = null;
	}
}
