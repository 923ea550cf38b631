import type { ChosenCollection, Selection } from '$lib/state/selection.svelte';
import type { GestureBase, GestureWords, PointerPlace } from './gesture';

/** A rectangle in the chart's coordinates. */
export interface Box {
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
}

export type ChosenRef = readonly [id: string, collection: ChosenCollection];

/** Chooses what a rectangle touches, alone or besides what is chosen already. */
export class MarqueeGesture implements GestureBase {
	readonly kind = 'marquee';
	readonly isAlive = true;
	#to: PointerPlace = $state.raw() as PointerPlace;
	readonly #from: PointerPlace;
	readonly #selection: Selection;
	readonly #isAdding: boolean;
	readonly #recordsIn: (box: Box) => readonly ChosenRef[];

	readonly box: Box = $derived.by(() => ({
		x: Math.min(this.#from.x, this.#to.x),
		y: Math.min(this.#from.y, this.#to.y),
		w: Math.abs(this.#to.x - this.#from.x),
		h: Math.abs(this.#to.y - this.#from.y)
	}));
	readonly records: readonly ChosenRef[] = $derived.by(() => this.#recordsIn(this.box));
	readonly ids: ReadonlySet<string> = $derived.by(() => new Set(this.records.map(([id]) => id)));

	/** `recordsIn` tells what touches a rectangle, from top to bottom. */
	constructor(
		selection: Selection,
		from: PointerPlace,
		isAdding: boolean,
		recordsIn: (box: Box) => readonly ChosenRef[]
	) {
		this.#selection = selection;
		this.#from = from;
		this.#to = from;
		this.#isAdding = isAdding;
		this.#recordsIn = recordsIn;
	}

	get words(): GestureWords | null {
		const count = this.records.length;
		return { main: `${count} ${this.#isAdding ? 'more' : 'chosen'}`, more: '', debt: '', isRefused: false };
	}

	moveTo(at: PointerPlace): void {
		this.#to = at;
	}

	drop(): void {
		this.#selection.chooseAll(this.#isAdding ? [...this.#selection.records, ...this.records] : this.records);
	}

	cancel(): void {
		this.#to = this.#from;
	}
}
