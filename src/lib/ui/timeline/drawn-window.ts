import type { Window } from '$lib/chart/scale';
import type { Viewport } from '$lib/state/viewport.svelte';

const overscanPx = 400;
/** The window moves in steps, so that scrolling by a few pixels draws nothing anew. */
const stepPx = 200;

/**
 * The part of the chart that is drawn: what is in sight and some way beyond, in pixels of its content. While the
 * window leaps, only the rows in sight: those beyond it are gone before they are seen.
 */
export function drawnWindow(
	viewport: Viewport,
	groundHeightPx: number,
	isLeaping: boolean,
	rowHeightPx: number
): Window {
	const { scrollLeft, scrollTop, width, height, contentWidth } = viewport;
	const overscanY = isLeaping ? 0 : overscanPx;
	const stepY = isLeaping ? rowHeightPx : stepPx;
	return {
		fromPx: floorTo(scrollLeft - overscanPx, stepPx),
		toPx: Math.min(contentWidth, floorTo(scrollLeft + width + overscanPx, stepPx) + stepPx),
		topPx: floorTo(scrollTop - overscanY, stepY),
		bottomPx: Math.min(groundHeightPx, floorTo(scrollTop + height + overscanY, stepY) + stepY)
	};
}

function floorTo(px: number, step: number): number {
	return Math.max(0, Math.floor(px / step) * step);
}
