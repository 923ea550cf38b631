import { type Row, type RowLayout, rowsBetween } from '$lib/chart/rows';
import type { Group } from '$lib/plan/group';
import { groupsAround } from '$lib/plan/group-tree';
import type { Initiative } from '$lib/plan/initiative';
import { laneNames } from '$lib/plan/lane';
import type { Milestone } from '$lib/plan/milestone';
import { byId, type Plan } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';
import { shortName } from '$lib/plan/words';
import type { RowPlace } from '$lib/state/arrange-actions';
import { parentOf } from './row-keys';

/** Where rows that are being dragged would come to stand. */
export interface DropPlace {
	/** What changes; null where they cannot go. */
	readonly to: RowPlace | null;
	/** The place in words, or why it is none. */
	readonly words: string;
	/** Where the line between two rows lies, from the top of the rows, and how deep; null for "into". */
	readonly line: { readonly top: number; readonly level: number } | null;
	/** Index of the row that they go into; null where they go between two. */
	readonly into: number | null;
}

type MovableKind = 'initiatives' | 'milestones' | 'groups';
type Movable = Initiative | Milestone | Group;

const movables: readonly MovableKind[] = ['initiatives', 'milestones', 'groups'];
const kindOf = { initiative: 'initiatives', milestone: 'milestones', group: 'groups' } as const;

interface Dragged {
	readonly ids: readonly string[];
	/** The one collection that all are of; null when they are of several, which have no order among them. */
	readonly of: MovableKind | null;
}

/**
 * The place at a height of the rows for the records with these ids. Rows of one kind go between their like;
 * records of several kinds, or rows that are shared, only from one head or group into another.
 */
export function dropPlaceAt(
	plan: Plan,
	layout: RowLayout,
	ids: readonly string[],
	y: number,
	isPacked: boolean
): DropPlace | null {
	const row = rowsBetween(layout, y, y + 1)[0] ?? layout.rows.at(-1);
	if (!row) return null;
	const kinds = movables.filter((kind) => ids.some((id) => byId<RecordBase>(plan[kind]).has(id)));
	const dragged: Dragged = { ids, of: kinds.length === 1 && !isPacked ? (kinds[0] ?? null) : null };
	const isUpper = y < row.top + row.height / 2;
	const isBeforeGroup = row.kind === 'group' && dragged.of === 'groups' && isUpper;
	const isHolder = row.kind === 'head' || (row.kind === 'group' && !isBeforeGroup);
	const holder = isHolder ? row : parentOf(layout, row);
	if (!holder) return null;
	const refusal = refusalOf(plan, ids, holder);
	if (refusal) return { to: null, words: refusal, line: null, into: holder.index };
	const to = placeIn(plan, layout, ids, holder);
	if (dragged.of === null || isFolded(holder)) return intoHolder({ ...to, ...lastOf(dragged) }, holder);
	return between(layout, holder, isHolder ? null : row, isUpper, dragged.of, to);
}

function between(
	layout: RowLayout,
	holder: Row,
	over: Row | null,
	isUpper: boolean,
	of: MovableKind,
	to: RowPlace
): DropPlace {
	const alike: Row[] = [];
	let end = holder.index + 1;
	for (; end < layout.rows.length; end++) {
		const row = layout.rows[end];
		if (!row || row.level <= holder.level) break;
		if (row.level === holder.level + 1 && row.kind !== 'head' && kindOf[row.kind] === of) alike.push(row);
	}
	const at = placeAmong(alike, over, isUpper, of);
	const next = alike[at];
	const previous = alike[at - 1];
	if (!next && !previous) return intoHolder({ ...to, before: null }, holder);
	const last = layout.rows[end - 1] ?? holder;
	const bottom = of === 'groups' ? last : (previous ?? holder);
	const top = next ? next.top : bottom.top + bottom.height;
	const words = `${titleOf(holder)}, ${next ? `before ${titleOf(next)}` : 'last'}`;
	const before = next ? recordIdOf(next) : null;
	return { to: { ...to, before }, words, line: { top, level: holder.level + 1 }, into: null };
}

/** Number of those of the kind that stay above; rows of other kinds stand in sections above or below. */
function placeAmong(alike: readonly Row[], over: Row | null, isUpper: boolean, of: MovableKind): number {
	if (over === null || over.kind === 'head') return 0;
	const at = alike.indexOf(over);
	if (at >= 0) return isUpper ? at : at + 1;
	return movables.indexOf(kindOf[over.kind]) > movables.indexOf(of) ? alike.length : 0;
}

function intoHolder(to: RowPlace, holder: Row): DropPlace {
	return { to, words: `Into ${titleOf(holder)}`, line: null, into: holder.index };
}

function lastOf(dragged: Dragged): RowPlace {
	return dragged.of === null ? {} : { before: null };
}

function isFolded(holder: Row): boolean {
	return (holder.kind === 'head' || holder.kind === 'group') && holder.collapsed;
}

function refusalOf(plan: Plan, ids: readonly string[], holder: Row): string | null {
	if (holder.kind !== 'group') return null;
	const around = groupsAround(plan, holder.group.id);
	return ids.some((id) => around.includes(id)) ? 'A group cannot go inside itself.' : null;
}

/** Lane or phase, and group, as far as they would change for any of the records. */
function placeIn(plan: Plan, layout: RowLayout, ids: readonly string[], holder: Row): RowPlace {
	let head: Row | undefined = holder;
	while (head && head.kind !== 'head') head = parentOf(layout, head);
	const group = holder.kind === 'group' ? holder.group.id : null;
	const records = movables.flatMap((kind) => ids.flatMap((id) => byId<Movable>(plan[kind]).get(id) ?? []));
	const place: { lane?: RowPlace['lane']; phase?: string | null; group?: string | null } = {};
	if (records.some((record) => record.group !== group)) place.group = group;
	if (head?.by === 'lane' && records.some((record) => record.lane !== head.lane)) place.lane = head.lane;
	if (head?.by === 'phase') {
		const phase = head.phase?.id ?? null;
		if (records.some((record) => record.phase !== phase)) place.phase = phase;
	}
	return place;
}

function recordIdOf(row: Row): string {
	return row.kind === 'group' ? row.group.id : row.id;
}

function titleOf(row: Row): string {
	if (row.kind === 'head') return row.lane ? laneNames[row.lane] : row.title;
	return shortName(
		row.kind === 'group' ? row.group : row.kind === 'initiative' ? row.initiative : row.milestone
	);
}
