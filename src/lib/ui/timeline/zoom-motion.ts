import type { Viewport } from '$lib/state/viewport.svelte';

const motionMs = 200;

/** The motion that each drawing shows just now. */
const running = new WeakMap<Element, Animation>();

/**
 * Lets a drawing grow or shrink from how it was before a zoom to how it is drawn already, so that nothing is
 * drawn in between. Nothing moves where less motion is asked for. `fromPx` is the chart's x at the drawing's
 * left edge.
 */
export function playZoom(
	drawing: Element,
	before: NonNullable<Viewport['zoomedFrom']>,
	viewport: Viewport,
	fromPx: number
): void {
	if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
	const { pxPerDay, scrollLeft, origin } = viewport;
	const ratio = before.pxPerDay / pxPerDay;
	const edgeDay = origin + scrollLeft / pxPerDay;
	const shiftPx = (edgeDay - before.leftDay) * before.pxPerDay;
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
