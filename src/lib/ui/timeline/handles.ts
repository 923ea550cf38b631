import type { Mark } from '$lib/chart/shape';
import type { ChosenCollection } from '$lib/state/selection.svelte';
import type { ChartGround } from './chart-ground';

/** Something beside a bar to take hold of: an end of it, or where a link begins. */
export interface Handle {
	readonly id: string;
	readonly collection: ChosenCollection;
	readonly part: 'link-start' | 'link-end' | 'start' | 'end';
	/** Where it can be hit, in the chart's coordinates. */
	readonly x: number;
	readonly y: number;
	readonly w: number;
	readonly h: number;
}

const mousePx = 24;
const fingerPx = 44;
/** A handle narrower than this would be no use; it is left out rather than laid over a neighbour. */
const leastPx = 12;

/**
 * The handles of a bar that is drawn. A mouse draws links from them; a finger finds beside each end one that
 * pulls the end, and outside that one that draws a link. None lies on another bar of the same row.
 */
export function handlesOf(ground: ChartGround, id: string, isFinger: boolean): readonly Handle[] {
	const mark = ground.bars.find((bar) => bar.planId === id);
	if (!mark) return [];
	const { x, y, w, h } = mark.box;
	const { before, after } = roomBeside(mark, ground.bars);
	if (isFinger) {
		if (mark.kind !== 'initiative')
			return [{ id, collection: 'milestones', part: 'link-end', x: x + w, y, w: fingerPx, h }];
		const collection = 'initiatives';
		return [
			{ id, collection, part: 'start', x: x - fingerPx, y, w: fingerPx, h },
			{ id, collection, part: 'end', x: x + w, y, w: fingerPx, h },
			{ id, collection, part: 'link-start', x: x - 2 * fingerPx, y, w: fingerPx, h },
			{ id, collection, part: 'link-end', x: x + w + fingerPx, y, w: fingerPx, h }
		];
	}
	const collection = mark.kind === 'initiative' ? 'initiatives' : 'milestones';
	const [left, right] = [Math.min(mousePx, before), Math.min(mousePx, after)];
	const handles: Handle[] = [];
	if (left >= leastPx && mark.kind === 'initiative')
		handles.push({ id, collection, part: 'link-start', x: x - left, y, w: left, h });
	if (right >= leastPx) handles.push({ id, collection, part: 'link-end', x: x + w, y, w: right, h });
	return handles;
}

/** Free pixels left and right of a bar, up to the next one in its row. */
function roomBeside(
	{ box }: Mark,
	bars: readonly Mark[]
): { readonly before: number; readonly after: number } {
	let [before, after] = [Infinity, Infinity];
	for (const { box: other } of bars) {
		if (other.y !== box.y || other === box) continue;
		if (other.x >= box.x + box.w) after = Math.min(after, other.x - box.x - box.w);
		else if (other.x + other.w <= box.x) before = Math.min(before, box.x - other.x - other.w);
		else if (other.x > box.x) after = 0;
		else before = 0;
	}
	return { before, after };
}
