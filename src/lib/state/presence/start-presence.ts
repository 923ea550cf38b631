import type { PresentPerson, PresentWindow } from '$lib/protocol/presence';
import type { ChartDrag } from '$lib/state/drag/chart-drag.svelte';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import type { ScreenHandle } from '$lib/state/screen-handle';
import type { Selection } from '$lib/state/selection.svelte';
import type { Viewport } from '$lib/state/viewport.svelte';
import type { PresenceChannel } from './presence-channel';
import { type OwnLook, SharedPresence } from './shared-presence.svelte';

/** As much of an open roadmap as others are told of: a `Session`. */
export interface LookedAt {
	readonly roadmap: Roadmap;
	readonly selection: Selection;
	readonly drag: ChartDrag;
	readonly viewport: Viewport;
	readonly screen: ScreenHandle | null;
}

/**
 * Begins to tell the others who have a roadmap open what is looked at here, and to hear the same of them.
 *
 * @param awareness of the roadmap's `plan` document, as y-protocols makes it
 * @param me who this is; read again whenever what it reads changes
 */
export function startPresence(
	session: LookedAt,
	awareness: PresenceChannel,
	me: () => PresentPerson
): SharedPresence {
	return new SharedPresence(awareness, { me, look: (view) => lookOf(session, view) });
}

function lookOf(session: LookedAt, view: string): OwnLook {
	return {
		chosen: [...session.selection.ids],
		drag: dragOf(session),
		window: view === 'timeline' ? windowOf(session) : null
	};
}

/** The dates of what is in this person's hand. */
function dragOf({ drag, roadmap }: LookedAt): OwnLook['drag'] {
	const { gesture } = drag;
	if (gesture?.kind !== 'move' && gesture?.kind !== 'resize') return null;
	const days = gesture.heldIds.flatMap((id) => {
		const span = roadmap.preview?.get(id) ?? roadmap.previewDays?.get(id);
		return span ? [[id, [span.start, span.end]] as const] : [];
	});
	return days.length > 0 ? Object.fromEntries(days) : null;
}

/** Rounded to what one can see: a hand that rests tells nothing. */
function windowOf({ viewport, screen }: LookedAt): PresentWindow | null {
	const row = screen?.topRow?.() ?? null;
	if (row === null) return null;
	const { pxPerDay, scrollLeft, origin } = viewport;
	return {
		day: Math.round((origin + scrollLeft / pxPerDay) * 100) / 100,
		pxPerDay: Number(pxPerDay.toPrecision(5)),
		row
	};
}
