import { xOf } from '$lib/chart/scale';
import type { Presence } from '$lib/protocol/presence';
import type { Session } from '$lib/state/session.svelte';

/** Pixels, and part of the scale, by which two windows may differ and still be the same. */
const samePx = 1.5;
const sameScale = 0.001;

/**
 * Looks at the same part of the plan as somebody else does in the same view. A window that is as good as the same
 * stays: two who follow each other would else chase roundings for ever.
 */
export function lookAlong(session: Session, { window, chosen }: Presence): void {
	const { viewport, screen } = session;
	if (!window) {
		const lead = chosen.at(-1);
		if (lead !== undefined) void screen?.reveal(lead);
		return;
	}
	if (Math.abs(window.pxPerDay / viewport.pxPerDay - 1) > sameScale)
		viewport.zoomTo(window.pxPerDay, 0, false);
	const left = xOf(viewport.scale, window.day);
	if (Math.abs(left - viewport.scrollLeft) > samePx) viewport.scrollLeft = left;
	if (screen?.topRow?.() !== window.row) screen?.showRowOnTop?.(window.row);
}
