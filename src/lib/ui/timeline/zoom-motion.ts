import type { Viewport } from '$lib/state/viewport.svelte';

const motionMs = 200;
/** The most that a drawing shrinks or grows: beyond that letters are smeared, and what is drawn does not fill the window. */
const mostRatio = 2;

/** The motion that each drawing shows just now. */
const running = new WeakMap<Element, Animation>();

/**
 * Lets a drawing grow or shrink to how it is drawn already from how it was before a zoom, or as far towards that
 * as looks well, so that nothing is drawn in between. Nothing moves where less motion is asked for. `fromPx` is
 * the chart's x at the drawing's left edge.
 */
export function playZoom(
	drawing: Element,
	before: NonNullable<Viewport['zoomedFrom']>,
	viewport: Viewport,
	fromPx: number
): void {
	if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
	const { pxPerDay, scrollLeft, origin } = viewport;
	const fullRatio = before.pxPerDay / pxPerDay;
	if (fullRatio === 1) return;
	const edgeDay = origin + scrollLeft / pxPerDay;
	const fullShiftPx = (edgeDay - before.leftDay) * before.pxPerDay;
	/** What stands still, from the left edge of the window. */
	const stillPx = fullShiftPx / (1 - fullRatio);
	const ratio = Math.max(1 / mostRatio, Math.min(mostRatio, fullRatio));
	const shiftPx = stillPx * (1 - ratio);
	running.get(drawing)?.cancel();
	const transformOrigin = `${scrollLeft - fromPx}px 0`;
	const motion = drawing.animate(
		[
			{ transform: `translateX(${shiftPx}px) scaleX(${ratio})`, transformOrigin },
			{ transform: 'none', transformOrigin }
		],
		{ duration: motionMs, easing: 'ease-out' }
	);
	running.set(drawing, motion);
}
