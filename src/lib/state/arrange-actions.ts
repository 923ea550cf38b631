import { orderKeysBefore } from '$lib/doc/order-key';
import type { Change } from '$lib/plan/change';
import { fieldChanges } from '$lib/plan/field-change';
import { groupFields } from '$lib/plan/group';
import { contentOfGroups, groupsAround } from '$lib/plan/group-tree';
import { type Lane, laneNames } from '$lib/plan/lane';
import { byId, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { listNames, shortName } from '$lib/plan/words';
import type { GroupBy } from './saved-view';
import { newId } from './new-id';
import { takeOver } from './plan-actions';
import type { Roadmap } from './roadmap.svelte';
import { type FoundRecord, nameRecords, recordOfRow, recordsOf } from './row-record';

/** Where rows go; what is not named stays as it is. `before` is the id of a record, or null for last. */
export interface RowPlace {
	readonly lane?: Lane | null;
	readonly phase?: string | null;
	readonly group?: string | null;
	readonly before?: string | null;
}

type Arranged = Exclude<FoundRecord, { readonly collection: 'phases' }>;
type RowCollection = Arranged['collection'];
type RowRecord = Arranged['record'];

const rowCollections: readonly RowCollection[] = ['initiatives', 'milestones', 'groups'];

/**
 * Puts rows into a lane, a phase or a group, and before another row, as one edit. A group takes what is in it
 * along. What cannot be is left out: an initiative in no lane, a group inside itself.
 */
export function placeRows(roadmap: Roadmap, ids: readonly string[], place: RowPlace): void {
	const { plan } = roadmap;
	const rows = rowsOf(plan, ids);
	const changes = placing(plan, rows, place);
	takeOver(roadmap, changes, `move ${nameRecords(rows)} ${placeWords(plan, place)}`.trimEnd());
}

/** What puts rows into a place, for an edit that does more than that. */
export function placeChanges(plan: Plan, ids: readonly string[], place: RowPlace): readonly Change[] {
	return placing(plan, rowsOf(plan, ids), place);
}

/**
 * Moves rows up or down among their like: initiatives among initiatives under the same head and group. Rows
 * are the outline's, from top to bottom, so that one step is one row that can be seen. False when none could
 * go further.
 */
export function moveRows(
	roadmap: Roadmap,
	ids: readonly string[],
	direction: 'up' | 'down',
	rowIds: readonly string[],
	groupBy: GroupBy = 'lane'
): boolean {
	const { plan } = roadmap;
	const rows = rowsOf(plan, ids);
	const moved = new Set(rows.map(({ record }) => record.id));
	const changes: Change[] = [];
	const seen = rowsOf(
		plan,
		rowIds.flatMap((row) => recordOfRow(plan, row)?.id ?? [])
	);
	for (const siblings of siblingLists(rows, seen, groupBy)) {
		const after = stepped(siblings, moved, direction);
		changes.push(...reordered(plan, siblings, after, moved));
	}
	takeOver(roadmap, changes, `move ${nameRecords(rows)} ${direction}`);
	return changes.length > 0;
}

/** Puts rows into the group that is next above them. False when there is none. */
export function indentRows(roadmap: Roadmap, ids: readonly string[], rowIds: readonly string[]): boolean {
	const { plan } = roadmap;
	const rows = rowsOf(plan, ids);
	const chosen = new Set(rows.map(({ record }) => record.id));
	const records = rowIds.map((row) => recordOfRow(plan, row));
	const first = records.findIndex((row) => row !== null && chosen.has(row.id));
	const level = rows[0]?.record.group ?? null;
	let group: string | null = null;
	for (let at = first - 1; at >= 0 && group === null; at--) {
		const above = records[at];
		if (!above || chosen.has(above.id)) continue;
		const around = above.collection === 'groups' ? groupsAround(plan, above.id) : groupsOf(plan, above.id);
		const depth = around.indexOf(level ?? '');
		group = (level === null ? around.at(-1) : depth > 0 ? around[depth - 1] : undefined) ?? null;
		if (level !== null && depth < 0) break;
	}
	if (group === null || first < 0) return false;
	const name = shortName(byId(plan.groups).get(group) ?? { title: '' });
	takeOver(roadmap, placing(plan, rows, { group }), `move ${nameRecords(rows)} into ${name}`);
	return true;
}

/** Takes rows out of their group, into the one around it. False when they are in none. */
export function outdentRows(roadmap: Roadmap, ids: readonly string[]): boolean {
	const { plan } = roadmap;
	const rows = rowsOf(plan, ids).filter(({ record }) => record.group !== null);
	const changes = rows.flatMap((row) => {
		const [, outer = null] = groupsAround(plan, row.record.group);
		return placing(plan, [row], { group: outer });
	});
	takeOver(roadmap, changes, `move ${nameRecords(rows)} out of the group`);
	return changes.length > 0;
}

/** Puts rows into a new group, which stands where the first of them did. Returns its id; null without rows. */
export function groupRows(roadmap: Roadmap, ids: readonly string[]): string | null {
	const { plan } = roadmap;
	const rows = rowsOf(plan, ids);
	const [first] = rows;
	if (!first) return null;
	const id = newId();
	const group = makeRecord(groupFields, id, {
		title: 'New group',
		group: rows.every(({ record }) => record.group === first.record.group) ? first.record.group : null,
		lane: sharedValue(rows, 'lane'),
		phase: sharedValue(rows, 'phase'),
		order: orderKeysBefore(plan.groups, [id], null).get(id) ?? ''
	});
	const inside = rows.flatMap(({ collection, record }) => fieldChanges(collection, record, { group: id }));
	takeOver(
		roadmap,
		[{ kind: 'add', collection: 'groups', id, record: group }, ...inside],
		`group ${nameRecords(rows)}`
	);
	return id;
}

/** Dissolves groups: what is in them moves one level out, and the groups go to the trash. */
export function ungroup(roadmap: Roadmap, ids: readonly string[]): void {
	const { plan } = roadmap;
	const groups = plan.groups.filter((group) => ids.includes(group.id));
	const gone = new Set(groups.map((group) => group.id));
	const changes: Change[] = [];
	for (const collection of rowCollections) {
		for (const record of plan[collection] as readonly RowRecord[]) {
			if (record.group === null || !gone.has(record.group) || gone.has(record.id)) continue;
			const outer = groupsAround(plan, record.group).find((id) => !gone.has(id)) ?? null;
			changes.push(...fieldChanges(collection, record, { group: outer }));
		}
	}
	for (const record of groups) changes.push({ kind: 'delete', collection: 'groups', id: record.id, record });
	takeOver(roadmap, changes, `ungroup ${listNames(groups.map(shortName))}`);
}

/** Moves rows to a lane; a group with everything in it. */
export function setLane(roadmap: Roadmap, ids: readonly string[], lane: Lane | null): void {
	placeRows(roadmap, ids, { lane });
}

/** Moves rows to a phase, or out of any; a group with everything in it. */
export function setPhase(roadmap: Roadmap, ids: readonly string[], phase: string | null): void {
	placeRows(roadmap, ids, { phase });
}

/** The records under these ids that can stand in a row, each once, in the order given. */
function rowsOf(plan: Plan, ids: readonly string[]): readonly Arranged[] {
	return recordsOf(plan, ids).filter((row) => row.collection !== 'phases');
}

function placing(plan: Plan, rows: readonly Arranged[], place: RowPlace): readonly Change[] {
	const inside = contentOfGroups(plan, idsIn(rows, 'groups'));
	const around = new Set(groupsAround(plan, place.group ?? null));
	const taken: Arranged[] = rowCollections.flatMap((collection) =>
		inside[collection].map((record) => ({ collection, record }) as Arranged)
	);
	const withContent = new Map([...taken, ...rows].map((row) => [row.record.id, row]));
	const changes: Change[] = [];
	for (const { collection, record } of withContent.values()) {
		const { lane, phase } = place;
		if (lane !== undefined && !(lane === null && collection === 'initiatives'))
			changes.push(...fieldChanges(collection, record, { lane }));
		if (phase !== undefined) changes.push(...fieldChanges(collection, record, { phase }));
	}
	for (const { collection, record } of rows) {
		if (place.group === undefined || around.has(record.id)) continue;
		changes.push(...fieldChanges(collection, record, { group: place.group }));
	}
	if (place.before === undefined) return changes;
	for (const collection of rowCollections) {
		const ids = idsIn(rows, collection);
		if (ids.length === 0) continue;
		changes.push(...keyChanges(plan, collection, orderKeysBefore(plan[collection], ids, place.before)));
	}
	return changes;
}

function keyChanges(
	plan: Plan,
	collection: RowCollection,
	keys: ReadonlyMap<string, string>
): readonly Change[] {
	return [...keys].flatMap(([id, order]) => {
		const record = byId<RowRecord>(plan[collection]).get(id);
		return record ? fieldChanges(collection, record, { order }) : [];
	});
}

/** The lists, in the order seen, of those that stand under the same head and group as a moved one. */
function siblingLists(
	rows: readonly Arranged[],
	seen: readonly Arranged[],
	groupBy: GroupBy
): readonly (readonly Arranged[])[] {
	const placeOf = ({ collection, record }: Arranged) =>
		JSON.stringify([collection, record.group, collection === 'groups' ? null : record[groupBy]]);
	const places = new Set(rows.map(placeOf));
	return [...places].map((place) => seen.filter((row) => placeOf(row) === place));
}

/** A list with each moved one a step further, unless the end or another moved one is in its way. */
function stepped(
	siblings: readonly Arranged[],
	moved: ReadonlySet<string>,
	direction: 'up' | 'down'
): readonly Arranged[] {
	const list = direction === 'up' ? [...siblings] : siblings.toReversed();
	for (let at = 1; at < list.length; at++) {
		const [above, one] = [list[at - 1], list[at]];
		if (!above || !one || !moved.has(one.record.id) || moved.has(above.record.id)) continue;
		[list[at - 1], list[at]] = [one, above];
	}
	return direction === 'up' ? list : list.reverse();
}

/** New keys for the moved ones that have another neighbour now; each run of them goes right before the next. */
function reordered(
	plan: Plan,
	siblings: readonly Arranged[],
	after: readonly Arranged[],
	moved: ReadonlySet<string>
): readonly Change[] {
	const [any] = siblings;
	if (!any || after.every((row, at) => row === siblings[at])) return [];
	const changes: Change[] = [];
	let run: string[] = [];
	let last: string | null = null;
	const flush = (next: string | null) => {
		const list: readonly RowRecord[] = plan[any.collection];
		const before =
			next ?? (last === null ? null : (list[list.findIndex(({ id }) => id === last) + 1]?.id ?? null));
		if (run.length > 0) changes.push(...keyChanges(plan, any.collection, orderKeysBefore(list, run, before)));
		run = [];
	};
	for (const { record } of after) {
		if (moved.has(record.id)) run.push(record.id);
		else {
			flush(record.id);
			last = record.id;
		}
	}
	flush(null);
	return changes;
}

function groupsOf(plan: Plan, id: string): readonly string[] {
	return groupsAround(plan, rowsOf(plan, [id])[0]?.record.group ?? null);
}

function idsIn(rows: readonly Arranged[], collection: RowCollection): readonly string[] {
	return rows.filter((row) => row.collection === collection).map(({ record }) => record.id);
}

function sharedValue<Name extends 'lane' | 'phase'>(
	rows: readonly Arranged[],
	name: Name
): RowRecord[Name] | null {
	const value = rows[0]?.record[name] ?? null;
	return rows.every(({ record }) => record[name] === value) ? value : null;
}

function placeWords(plan: Plan, place: RowPlace): string {
	if (place.group !== undefined) {
		const group = place.group === null ? undefined : byId(plan.groups).get(place.group);
		if (group) return `into ${shortName(group)}`;
	}
	if (place.lane !== undefined)
		return place.lane === null ? 'out of the lanes' : `to ${laneNames[place.lane]}`;
	if (place.phase !== undefined) {
		const phase = place.phase === null ? undefined : byId(plan.phases).get(place.phase);
		return phase ? `to ${shortName(phase)}` : 'out of its phase';
	}
	return place.group === null ? 'out of the group' : 'to another place';
}
