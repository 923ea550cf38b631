import type { Gesture } from '$lib/state/drag/chart-drag.svelte';
import type { ChartGround } from './chart-ground';
import { edgeStep } from './edge-step';

interface Point {
	readonly x: number;
	readonly y: number;
}

/**
 * Scrolls a step while something is dragged to an edge of the window, where the pull goes that way and may do
 * so. True when anything scrolled.
 */
export function scrollAtEdges({ session, frame, left, top, layout }: ChartGround, from: Point, to: Point) {
	const { drag, viewport } = session;
	const dx = towards(edgeStep(to.x, frame.left + left, frame.right), to.x - from.x);
	const dy = towards(edgeStep(to.y, frame.top + top, frame.bottom), to.y - from.y);
	const { scrollLeft, scrollTop } = viewport;
	if (dx !== 0 && goesAcross(drag.gesture)) viewport.scrollLeft = scrollLeft + dx;
	if (dy !== 0 && goesDown(drag.gesture)) {
		const most = Math.max(0, layout.height - viewport.height);
		viewport.scrollTop = Math.max(0, Math.min(most, scrollTop + dy));
	}
	return viewport.scrollLeft !== scrollLeft || viewport.scrollTop !== scrollTop;
}

/** A step only in the direction of a pull. */
function towards(step: number, pull: number): number {
	return Math.sign(step) === Math.sign(pull) ? step : 0;
}

function goesAcross(gesture: Gesture | null): boolean {
	return gesture?.kind !== 'move' || gesture.axis !== 'rows';
}

function goesDown(gesture: Gesture | null): boolean {
	return gesture?.kind !== 'resize' && (gesture?.kind !== 'move' || gesture.axis !== 'dates');
}
