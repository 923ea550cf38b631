import { clampZoom, type TimeScale, type ZoomName, type ZoomStep, zoomSteps } from '$lib/chart/scale';
import type { Day } from '$lib/plan/day';
import type { Span } from '$lib/plan/initiative';

/** Room right of the last day, in pixels. */
const marginPx = 16;

/** How the timeline is looked at: scale, size of the window, and where it is scrolled to. */
export class Viewport {
	/** A named zoom adapts to the window's width; a number of pixels a day does not. */
	zoom = $state<ZoomName | number>('five-years');
	/** Size of the chart's part of the window, in pixels. */
	width = $state(1000);
	height = $state(600);
	scrollTop = $state(0);
	/** Links near the window that the chart leaves out, since there are too many to tell apart. */
	hiddenLinks = $state(0);

	/** The scale and the day at the left edge before the last zoom that is to be shown as a motion. */
	zoomedFrom: { readonly pxPerDay: number; readonly leftDay: number } | null = $state.raw(null);

	/** Day at the window's left edge, with its fraction; null until someone scrolls: the one it opens on. */
	#leftDay: number | null = $state(null);
	readonly #span: () => Span;
	readonly #start: () => Day;

	/** `span` is what the plan reaches over, `start` the day it opens on. */
	constructor(span: () => Span, start: () => Day) {
		this.#span = span;
		this.#start = start;
	}

	/** The named levels of zoom at this width. */
	readonly steps: readonly ZoomStep[] = $derived.by(() => zoomSteps(this.#span(), this.width));
	readonly pxPerDay: number = $derived.by(() => this.#pxPerDay());
	readonly scale: TimeScale = $derived.by(() => ({ origin: this.origin, pxPerDay: this.pxPerDay }));
	/** Day at the left edge of the content. */
	readonly origin: Day = $derived.by(() => this.#span().start);
	/** Width of the whole content, in pixels: never less than the window's. */
	readonly contentWidth = $derived.by(() => {
		const end = this.#span().end + 1 + Math.ceil(marginPx / this.pxPerDay);
		return Math.max(this.width, Math.ceil((end - this.origin) * this.pxPerDay));
	});

	/**
	 * How far the chart is scrolled sideways, in pixels. What is kept is the day at the left edge, so that the
	 * view stands still when the window's width changes or the plan comes to begin earlier.
	 */
	get scrollLeft(): number {
		const left = ((this.#leftDay ?? this.#start()) - this.origin) * this.pxPerDay;
		return Math.max(0, Math.min(left, this.contentWidth - this.width));
	}

	set scrollLeft(px: number) {
		this.#leftDay = px / this.pxPerDay + this.origin;
	}

	/**
	 * Changes the scale and keeps the day at `atPx` (from the left of the chart's window) where it is. A zoom
	 * that follows a hand step by step is not smoothed: the hand is smooth enough.
	 */
	zoomTo(zoom: ZoomName | number, atPx = this.width / 2, isSmooth = true): void {
		const { pxPerDay, scrollLeft } = this;
		const day = (scrollLeft + atPx) / pxPerDay + this.origin;
		if (isSmooth) this.zoomedFrom = { pxPerDay, leftDay: scrollLeft / pxPerDay + this.origin };
		this.zoom = typeof zoom === 'number' ? clampZoom(zoom) : zoom;
		this.#leftDay = zoom === 'five-years' ? null : day - atPx / this.pxPerDay;
	}

	/** Zooms in (a factor above 1) or out about a point. */
	zoomBy(factor: number, atPx?: number, isSmooth = true): void {
		this.zoomTo(this.pxPerDay * factor, atPx, isSmooth);
	}

	#pxPerDay(): number {
		const { zoom } = this;
		if (typeof zoom === 'number') return zoom;
		return this.steps.find((step) => step.name === zoom)?.pxPerDay ?? 1;
	}
}
