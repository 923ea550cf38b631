import type { Initiative } from '$lib/plan/initiative';
import type { BarOptions } from './bar-options';
import type { BarRoom } from './notes';
import { relationOf } from './related-signs';
import type { InitiativeRow } from './rows';
import type { TimeScale } from './scale';
import type { Mark } from './shape';

type Place = Pick<InitiativeRow, 'top' | 'height'>;

interface Kept {
	/** All that a bar is drawn from besides its initiative, in a fixed order. */
	readonly drawnFrom: readonly unknown[];
	readonly mark: Mark | null;
}

/** The bar of each initiative as it was drawn last. */
const latest = new WeakMap<Initiative, Kept>();

/**
 * The bar of an initiative as it was drawn last, or else as `draw` makes it. What scrolls past is thus the same
 * object from one frame to the next, and a surface need not look into it.
 */
export function keepMark(
	initiative: Initiative,
	row: Place,
	scale: TimeScale,
	options: BarOptions,
	room: BarRoom | null,
	draw: () => Mark | null
): Mark | null {
	const drawnFrom = inputsOf(initiative, row, scale, options, room);
	const kept = latest.get(initiative);
	if (kept?.drawnFrom.every((one, i) => one === drawnFrom[i])) return kept.mark;
	const mark = draw();
	latest.set(initiative, { drawnFrom, mark });
	return mark;
}

function inputsOf(
	{ id }: Initiative,
	row: Place,
	scale: TimeScale,
	options: BarOptions,
	room: BarRoom | null
): readonly unknown[] {
	const { asOf, report, spanOf, baseline, selected, geometry, window, measure, colourBy } = options;
	const { isBefore, isAfter } = relationOf(id, options.related);
	const isDimmed = options.dimmed?.has(id) ?? false;
	const place = [row.top, row.height, scale.origin, scale.pxPerDay, window?.fromPx, window?.toPx];
	const look = [selected.has(id), isBefore, isAfter, isDimmed, colourBy, room?.fromX, room?.toX];
	return [...place, ...look, asOf, report, spanOf, baseline, geometry, measure];
}
