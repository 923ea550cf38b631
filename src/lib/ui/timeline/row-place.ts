import type { Row, RowLayout } from '$lib/chart/rows';
import type { NewPlace } from '$lib/state/drag/add-at';
import { parentOf } from './row-keys';

/** Where something new in a row belongs: its lane, phase and group. Null where no lane is meant. */
export function laneAndPlaceOf(layout: RowLayout, row: Row | undefined): NewPlace | null {
	if (!row) return null;
	let head: Row | undefined = row;
	while (head && head.kind !== 'head') head = parentOf(layout, head);
	const own = row.kind === 'group' ? row.group.lane : row.kind === 'head' ? row.lane : row.lane;
	const lane = head?.lane ?? own;
	if (!lane) return null;
	const group = row.kind === 'group' ? row.group.id : row.kind === 'initiative' ? row.initiative.group : null;
	return { lane, group, phase: head?.by === 'phase' ? (head.phase?.id ?? null) : undefined };
}
