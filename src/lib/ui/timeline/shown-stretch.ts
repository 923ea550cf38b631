import type { Day } from '$lib/plan/day';
import type { Span } from '$lib/plan/initiative';
import type { Viewport } from '$lib/state/viewport.svelte';

/** The stretch of time that the window shows: from the beginning of one day to that of another, with fractions. */
export interface Stretch {
	readonly from: number;
	readonly to: number;
}

/** What of the stretch is held: the whole, or an end of it. */
export type StretchPart = 'whole' | 'from' | 'to';

/** Most pixels a day that the window is drawn at: an end stops there. */
const maxPxPerDay = 64;

/** What the window shows, as far as it lies within the horizon. */
export function shownStretch(viewport: Viewport, horizon: Span): Stretch {
	const from = viewport.origin + viewport.scrollLeft / viewport.pxPerDay;
	const to = from + viewport.width / viewport.pxPerDay;
	return {
		from: Math.max(horizon.start, Math.min(from, horizon.end)),
		to: Math.min(horizon.end + 1, to)
	};
}

/** A stretch with one part put to another day, kept within the horizon and not shorter than can be drawn. */
export function withPart(
	{ from, to }: Stretch,
	part: StretchPart,
	day: number,
	horizon: Span,
	widthPx: number
): Stretch {
	const end = horizon.end + 1;
	const least = Math.min(end - horizon.start, widthPx / maxPxPerDay);
	if (part === 'from') return { from: Math.max(horizon.start, Math.min(day, to - least)), to };
	if (part === 'to') return { from, to: Math.min(end, Math.max(day, from + least)) };
	const start = Math.max(horizon.start, Math.min(day, end - (to - from)));
	return { from: start, to: start + (to - from) };
}

/** Shows a stretch: scrolls where its length stays, else zooms to it. */
export function showStretch(viewport: Viewport, { from, to }: Stretch, part: StretchPart): void {
	if (part !== 'whole') viewport.zoomTo(viewport.width / (to - from), 0, false);
	viewport.scrollLeft = (from - viewport.origin) * viewport.pxPerDay;
}

/** Last day of a stretch. */
export function lastDayOf({ from, to }: Stretch): Day {
	return Math.max(Math.floor(from), Math.ceil(to) - 1) as Day;
}

/**
 * Where a key puts a part of the stretch (ARIA APG, slider): arrows by a step, a page by the stretch's own
 * length, Home and End to the horizon's ends. Undefined for other keys.
 */
export function stretchKeyTarget(
	key: string,
	part: StretchPart,
	{ from, to }: Stretch,
	horizon: Span
): number | undefined {
	const at = part === 'to' ? to : from;
	const length = to - from;
	const step = Math.max(1, Math.round(length / 20));
	switch (key) {
		case 'ArrowRight':
		case 'ArrowUp':
			return at + step;
		case 'ArrowLeft':
		case 'ArrowDown':
			return at - step;
		case 'PageUp':
			return at + length;
		case 'PageDown':
			return at - length;
		case 'Home':
			return horizon.start;
		case 'End':
			return horizon.end + 1;
		default:
			return undefined;
	}
}
