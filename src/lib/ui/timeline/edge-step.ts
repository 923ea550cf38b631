/** How near to an edge of the window a drag begins to scroll it, and the most it scrolls in a frame; pixels. */
const reachPx = 40;
const mostPx = 18;

/** How far to scroll in this frame for a pointer at `at` between two edges: less than 0 towards the first one. */
export function edgeStep(at: number, from: number, to: number): number {
	const before = from + reachPx - at;
	const after = at - (to - reachPx);
	const depth = before > 0 ? -before : after > 0 ? after : 0;
	return Math.round(Math.max(-1, Math.min(1, depth / reachPx)) * mostPx);
}
