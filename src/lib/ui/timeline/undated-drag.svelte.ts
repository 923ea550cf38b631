import { dayAt, snapUnit } from '$lib/chart/scale';
import { type Day, formatDay } from '$lib/plan/day';
import type { Initiative, Span } from '$lib/plan/initiative';
import type { Milestone } from '$lib/plan/milestone';
import type { Session } from '$lib/state/session.svelte';
import { placedSpan, placeUndated } from '$lib/state/undated-actions';

/** The chart's part of the window, in pixels of the browser's. */
interface ChartBox {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

const slopPx = 5;

/**
 * Dragging something without dates from the tray onto the chart. While it is over the chart the dates that it
 * would get are a preview on the roadmap; letting go is one edit, Escape none.
 */
export class UndatedDrag {
	record: Initiative | Milestone | null = $state.raw(null);
	/** Days under way; null while the pointer is not over the chart. */
	span: Span | null = $state.raw(null);
	pointer: { readonly x: number; readonly y: number } = $state.raw({ x: 0, y: 0 });

	readonly words: string = $derived.by(() => {
		const { span } = this;
		if (!span) return 'Drop it on the chart to give it dates';
		if (span.start === span.end) return formatDay(span.start);
		return `${formatDay(span.start)} – ${formatDay(span.end)}`;
	});

	readonly #session: () => Session;
	readonly #chart: () => ChartBox;
	/** Day under the pointer. */
	#day: Day | null = null;
	#press: { record: Initiative | Milestone; x: number; y: number; pointerId: number } | null = null;

	constructor(session: () => Session, chart: () => ChartBox) {
		this.#session = session;
		this.#chart = chart;
	}

	pressed(event: PointerEvent, record: Initiative | Milestone): void {
		if (event.button !== 0 || !event.isPrimary) return;
		this.#press = { record, x: event.clientX, y: event.clientY, pointerId: event.pointerId };
		(event.currentTarget as Element).setPointerCapture(event.pointerId);
	}

	moved(event: PointerEvent): void {
		const press = this.#press;
		if (!press || event.pointerId !== press.pointerId) return;
		if (!this.record) {
			if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < slopPx) return;
			this.record = press.record;
		}
		this.pointer = { x: event.clientX, y: event.clientY };
		this.#show(this.#spanAt(event.clientX, event.clientY));
	}

	/** Ends it. True when it was a drag, and no press. */
	released(): boolean {
		const { record, span } = this;
		const day = this.#day;
		this.cancel();
		if (record && span && day !== null) {
			const { roadmap, viewport } = this.#session();
			placeUndated(roadmap, record.id, day, snapUnit(viewport.scale));
		}
		return record !== null;
	}

	cancel(): void {
		this.#press = null;
		if (this.record === null) return;
		this.record = null;
		this.#show(null);
	}

	#spanAt(x: number, y: number): Span | null {
		const box = this.#chart();
		if (!this.record || x < box.left || x > box.right || y < box.top || y > box.bottom) return null;
		const { viewport } = this.#session();
		const { scale } = viewport;
		this.#day = dayAt(scale, viewport.scrollLeft + x - box.left);
		return placedSpan(this.record, this.#day, snapUnit(scale));
	}

	#show(span: Span | null): void {
		const now = this.span;
		if (now?.start === span?.start && now?.end === span?.end) return;
		this.span = span;
		const { roadmap } = this.#session();
		const days = span && this.record ? new Map([[this.record.id, span]]) : null;
		const isMilestone = this.record !== null && 'day' in this.record;
		roadmap.preview = isMilestone ? null : days;
		roadmap.previewDays = isMilestone ? days : null;
	}
}
