import { takeOver } from '$lib/state/plan-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import { dateChanges, shiftLabel } from './date-changes';
import { DatesPreview } from './dates-preview';
import { debtWords, type GestureBase, type GestureWords, type PointerPlace } from './gesture';
import { daysNow, type Held } from './held';
import { boundedShift, shiftPart, signedDays, snapShift, spanWords } from './snap';

/** Pulls one end of an initiative or a phase. At least one day is left. */
export class ResizeGesture implements GestureBase {
	readonly kind = 'resize';
	/** Shift in days. */
	days: number = $state(0);

	readonly #roadmap: Roadmap;
	readonly #held: Held;
	readonly #part: 'start' | 'end';
	readonly #grabbedDay: number;
	readonly #preview: DatesPreview;

	constructor(roadmap: Roadmap, held: Held, part: 'start' | 'end', at: PointerPlace) {
		this.#roadmap = roadmap;
		this.#held = held;
		this.#part = part;
		this.#grabbedDay = at.day;
		this.#preview = new DatesPreview(roadmap, [held]);
	}

	get isAlive(): boolean {
		return daysNow(this.#roadmap.plan, this.#held) !== null;
	}

	/** Id of the record whose end is pulled. */
	get heldIds(): readonly string[] {
		return [this.#held.id];
	}

	get words(): GestureWords | null {
		if (this.days === 0) return null;
		const main = spanWords(shiftPart(this.#held.from, this.#part, this.days));
		return { main, more: signedDays(this.days), debt: debtWords(this.#roadmap), isRefused: false };
	}

	moveTo(at: PointerPlace): void {
		const { from } = this.#held;
		const pulled = snapShift(from, this.#part, at.day - this.#grabbedDay, at.unit);
		const days = boundedShift(from, this.#part, pulled);
		if (days === this.days) return;
		this.days = days;
		this.#preview.show(this.#part, days);
	}

	drop(): void {
		const { plan } = this.#roadmap;
		const { days } = this;
		this.cancel();
		if (days === 0) return;
		const changes = dateChanges(plan, [this.#held], this.#part, days);
		takeOver(this.#roadmap, changes, shiftLabel(plan, [this.#held], this.#part, days));
	}

	cancel(): void {
		this.#preview.clear();
		this.days = 0;
	}
}
