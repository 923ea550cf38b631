import type { Viewport } from '$lib/state/viewport.svelte';

/** Pixels that a line and a page of a wheel stand for. */
const linePx = 16;
const pagePx = 400;
/** A notch of a wheel turns by about this much; two fingers on a pad send many small steps. */
const notchPx = 50;

/**
 * Zooms about the pointer by a wheel with ctrl or cmd, which is also how a pinch on a pad arrives. `left` is
 * where the chart's window begins, in pixels of the browser's. True when it did.
 */
export function zoomByWheel(event: WheelEvent, viewport: Viewport, left: number): boolean {
	if (!event.ctrlKey && !event.metaKey) return false;
	const unit = event.deltaMode === 1 ? linePx : event.deltaMode === 2 ? pagePx : 1;
	const turned = event.deltaY * unit;
	const isNotch = Math.abs(turned) >= notchPx;
	const factor = Math.exp(-turned * (isNotch ? 0.0022 : 0.01));
	viewport.zoomBy(factor, Math.max(0, event.clientX - left), isNotch);
	return true;
}
