import type { RowLayout } from '$lib/chart/rows';
import { placeRows } from '$lib/state/arrange-actions';
import type { FocusPlace } from '$lib/state/screen-handle';
import type { Session } from '$lib/state/session.svelte';
import DropSign from './DropSign.svelte';
import { dropPlaceAt } from './drop-place';
import { edgeStep } from './edge-step';
import { RowDrag } from './row-drag.svelte';

/** How far beside the outline rows can be let go, in pixels. */
const marginPx = 80;

/** What a drag needs of the outline. */
interface OutlineGround {
	readonly session: Session;
	readonly element: HTMLElement;
	readonly layout: () => RowLayout;
	readonly heightPx: () => number;
	/** Upper and lower edge of the rows' window, in pixels of the browser's. */
	readonly bounds: () => { readonly top: number; readonly bottom: number };
	readonly taken: (target: Element) => readonly string[];
	readonly reveal: (id: string | null, focus?: FocusPlace) => Promise<void>;
}

/** All that dragging rows needs, loaded after the outline stands. */
export class OutlineDrag {
	readonly Sign = DropSign;
	readonly rows: RowDrag;

	constructor({ session, element, layout, heightPx, bounds, taken, reveal }: OutlineGround) {
		const { roadmap, view, viewport } = session;
		this.rows = new RowDrag(element, {
			taken,
			placeAt: (ids, x, y) => {
				const box = element.getBoundingClientRect();
				if (x > box.right + marginPx || x < box.left - marginPx) return null;
				return dropPlaceAt(roadmap.plan, layout(), ids, y - box.top, view.isPacked);
			},
			drop: (ids, place) => {
				if (place.to === null) roadmap.announce(place.words);
				else placeRows(roadmap, ids, place.to);
				void reveal(ids[0] ?? null, 'row');
			},
			scrollAt: (y) => {
				const { top, bottom } = bounds();
				const most = Math.max(0, heightPx() - viewport.height);
				const next = Math.max(0, Math.min(most, viewport.scrollTop + edgeStep(y, top, bottom)));
				if (next === viewport.scrollTop) return false;
				viewport.scrollTop = next;
				return true;
			}
		});
	}
}
