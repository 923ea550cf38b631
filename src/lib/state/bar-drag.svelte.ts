import { snapUnit, type TimeScale } from '$lib/chart/scale';
import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { resizeInitiative } from '$lib/doc/edits/resize-initiative';
import { addDays, type Day, formatDay, shift } from '$lib/plan/day';
import { currentSpan, type Initiative, nameOf, type Span } from '$lib/plan/initiative';
import type { Roadmap } from './roadmap.svelte';

/** Which part of a bar is held: its middle moves it, an end resizes it. */
export type BarPart = 'start' | 'middle' | 'end';

interface Drag {
	readonly id: string;
	readonly part: BarPart;
	/** Dates when it was taken hold of. */
	readonly from: Span;
	/** Day under the pointer when it went down, a fraction included. */
	readonly grabbedAt: number;
	readonly days: number;
}

/**
 * Moving and resizing a bar, by pointer and by keyboard. While dragging, the new dates are a preview on the
 * roadmap; the drop is one edit. Nothing is written before it, and Escape leaves everything as it was.
 */
export class BarDrag {
	#drag: Drag | null = $state.raw(null);
	readonly #roadmap: Roadmap;

	constructor(roadmap: Roadmap) {
		this.#roadmap = roadmap;
	}

	readonly isActive = $derived.by(() => this.#drag !== null);
	readonly initiativeId = $derived.by(() => this.#drag?.id ?? null);
	/** Dates under way and the shift in days, as a label beside the pointer: "2 Mar 2026 – 30 Sep 2026, +30 days". */
	readonly label = $derived.by(() => {
		const drag = this.#drag;
		if (drag === null || drag.days === 0) return null;
		const span = shiftPart(drag.from, drag.part, drag.days);
		return `${formatDay(span.start)} – ${formatDay(span.end)}, ${signed(drag.days)}`;
	});

	begin(initiative: Initiative, part: BarPart, day: number): void {
		const from = currentSpan(initiative);
		if (from === null) return;
		this.#drag = { id: initiative.id, part, from, grabbedAt: day, days: 0 };
	}

	/** Follows the pointer to the day it is over. */
	moveTo(day: number): void {
		const drag = this.#drag;
		if (drag === null) return;
		const days = boundedShift(drag.from, drag.part, Math.round(day - drag.grabbedAt));
		if (days === drag.days) return;
		this.#drag = { ...drag, days };
		this.#roadmap.preview = new Map([[drag.id, shiftPart(drag.from, drag.part, days)]]);
	}

	/**
	 * Ends the drag with one edit. The bar comes to lie where it was seen last, even when someone else moved it
	 * meanwhile; when someone deleted it, there is nothing left to move.
	 */
	drop(): void {
		const drag = this.#drag;
		this.cancel();
		if (drag === null || drag.days === 0) return;
		const initiative = this.#roadmap.initiatives.get(drag.id);
		const now = initiative ? currentSpan(initiative) : null;
		if (!initiative || now === null) {
			this.#roadmap.announce('What was being moved is not there any more.');
			return;
		}
		const seen = shiftPart(drag.from, drag.part, drag.days);
		const days = drag.part === 'end' ? seen.end - now.end : seen.start - now.start;
		if (days !== 0) this.#commit(initiative, drag.part, days);
	}

	cancel(): void {
		this.#drag = null;
		this.#roadmap.preview = null;
	}

	/** One key press: a step of the zoom's unit, later or earlier. */
	nudge(initiative: Initiative, part: BarPart, steps: 1 | -1, scale: TimeScale): void {
		const span = currentSpan(initiative);
		if (span === null) {
			this.#roadmap.announce(`${nameOf(initiative)} has no dates yet. Give it dates in the inspector.`);
			return;
		}
		const edge: Day = part === 'end' ? span.end : span.start;
		const wanted = shift(snapUnit(scale), edge, steps) - edge;
		const days = boundedShift(span, part, wanted);
		if (days === 0) this.#roadmap.announce(`${nameOf(initiative)} cannot get shorter than one day.`);
		else this.#commit(initiative, part, days);
	}

	#commit(initiative: Initiative, part: BarPart, days: number): void {
		const { plan } = this.#roadmap;
		if (part === 'middle') this.#roadmap.run(moveInitiatives(plan, [initiative.id], days));
		else this.#roadmap.run(resizeInitiative(plan, initiative.id, part, days));
	}
}

function shiftPart(span: Span, part: BarPart, days: number): Span {
	return {
		start: part === 'end' ? span.start : addDays(span.start, days),
		end: part === 'start' ? span.end : addDays(span.end, days)
	};
}

/** A bar stays at least one day long, whichever end is pulled. */
function boundedShift(span: Span, part: BarPart, days: number): number {
	const room = Math.max(0, span.end - span.start);
	if (part === 'start') return Math.min(days, room);
	if (part === 'end') return Math.max(days, -room);
	return days;
}

function signed(days: number): string {
	const size = Math.abs(days);
	return `${days < 0 ? '−' : '+'}${size} ${size === 1 ? 'day' : 'days'}`;
}
