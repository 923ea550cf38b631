import type { Mark } from './shape';

export type Zone = 'start' | 'middle' | 'end';

/**
 * Which part of a bar lies at x: its ends resize it, the rest moves it. The ends are 8 wide on a long bar,
 * 6 on a short one, and a bar under 30 has none, so that it can always be moved.
 */
export function zoneAt(mark: Pick<Mark, 'box'>, x: number): Zone {
	const { box } = mark;
	const handle = box.w >= 48 ? 8 : box.w >= 30 ? 6 : 0;
	if (x < box.x + handle) return handle > 0 ? 'start' : 'middle';
	return handle > 0 && x > box.x + box.w - handle ? 'end' : 'middle';
}
