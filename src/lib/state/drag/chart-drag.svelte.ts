import type { Roadmap } from '$lib/state/roadmap.svelte';
import type { GestureBase, PointerPlace } from './gesture';
import type { LinkGesture } from './link-gesture.svelte';
import type { MarqueeGesture } from './marquee-gesture.svelte';
import type { MoveGesture } from './move-gesture.svelte';
import type { ResizeGesture } from './resize-gesture.svelte';

export type Gesture = MoveGesture | ResizeGesture | LinkGesture | MarqueeGesture;

/** What a hand is doing to the chart just now, if anything. The kinds of gesture are loaded when one begins. */
export class ChartDrag {
	gesture: Gesture | null = $state.raw(null);
	readonly isActive: boolean = $derived.by(() => this.gesture !== null);
	readonly #roadmap: Roadmap;

	constructor(roadmap: Roadmap) {
		this.#roadmap = roadmap;
	}

	begin(gesture: Gesture): void {
		this.cancel();
		this.gesture = gesture;
	}

	/** Follows the pointer. */
	moveTo(at: PointerPlace): void {
		if (this.letGoOfLost()) this.gesture?.moveTo(at);
	}

	/** Ends it with what it is for: one edit, or a choice. */
	drop(): void {
		if (!this.letGoOfLost()) return;
		const gesture: GestureBase | null = this.gesture;
		this.gesture = null;
		gesture?.drop();
	}

	/** Leaves everything as it was. */
	cancel(): void {
		const { gesture } = this;
		this.gesture = null;
		gesture?.cancel();
	}

	/** Lets go of what someone else has deleted. True when all is well. */
	letGoOfLost(): boolean {
		if (this.gesture === null || this.gesture.isAlive) return true;
		this.cancel();
		this.#roadmap.announce('What was being moved is not there any more.');
		return false;
	}
}
