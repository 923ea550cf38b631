import { groupsAround } from './group-tree';
import type { Group } from './group';
import type { Initiative } from './initiative';
import { lanes } from './lane';
import type { Milestone } from './milestone';
import { byId, type Plan } from './plan';
import type { CellContext } from './table-cells';
import type { TableCollection, TableColumn } from './table-columns';

/** One record as a row of the table. Groups are headings of what is in them. */
export interface TableRow {
	/** Tells it from all other rows: its collection and id. */
	readonly key: string;
	readonly collection: TableCollection;
	readonly record: Initiative | Milestone | Group;
	/** How deep it stands in groups, from 0. */
	readonly level: number;
}

/** Which rows there are. */
export interface RowOptions {
	readonly groupBy: 'lane' | 'phase';
	/** Ids of what may appear; null for all. A group stays while anything in it does. */
	readonly shown: ReadonlySet<string> | null;
}

/**
 * The rows of a plan: lane by lane, or phase by phase, and in plan order. A group stands once, before the first
 * record in it, and all that is in it follows, of whatever lane. Milestones come after the initiatives of
 * their section, those of no lane or phase last.
 */
export function tableRows(plan: Plan, { groupBy, shown }: RowOptions): readonly TableRow[] {
	const sections = sectionsOf(plan, groupBy);
	const isShown = (record: { readonly id: string }) => shown === null || shown.has(record.id);
	const rows: TableRow[] = [];
	const inGroups = plan.groups.length > 0 ? contentOf(plan, isShown) : null;
	const placed = new Set<string>();

	function add(collection: 'initiatives' | 'milestones', record: Initiative | Milestone): void {
		if (!isShown(record)) return;
		const outermost = inGroups?.outermostOf(record.group) ?? null;
		if (outermost === null) rows.push(rowOf(collection, record, 0));
		else if (!placed.has(outermost.id)) addGroup(outermost);
	}
	/** Without recursion: groups may be nested very deep. */
	function addGroup(outermost: Group): void {
		const waiting: { readonly group: Group; readonly level: number }[] = [{ group: outermost, level: 0 }];
		for (let next = waiting.pop(); next; next = waiting.pop()) {
			const { group, level } = next;
			if (placed.has(group.id)) continue;
			placed.add(group.id);
			rows.push(rowOf('groups', group, level));
			for (const one of inGroups?.initiatives.get(group.id) ?? [])
				rows.push(rowOf('initiatives', one, level + 1));
			for (const one of inGroups?.milestones.get(group.id) ?? [])
				rows.push(rowOf('milestones', one, level + 1));
			const inner = inGroups?.groups.get(group.id) ?? [];
			for (const one of [...inner].reverse()) waiting.push({ group: one, level: level + 1 });
		}
	}

	for (const section of sections.ids) {
		for (const one of sections.initiatives.get(section) ?? []) add('initiatives', one);
		for (const one of sections.milestones.get(section) ?? []) add('milestones', one);
	}
	for (const group of plan.groups) {
		if (placed.has(group.id)) continue;
		const outermost = inGroups?.outermostOf(group.id) ?? null;
		if (outermost && isShown(group) && !placed.has(outermost.id)) addGroup(outermost);
	}
	return rows;
}

/** The rows in the order of a column, without headings above them; equal ones stay as they stood. */
export function sortRows(
	rows: readonly TableRow[],
	column: TableColumn,
	descending: boolean,
	context: CellContext
): readonly TableRow[] {
	const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
	const keyed = rows.map((row) => ({
		row,
		key: column.cells[row.collection]?.sortKey(row.record, context) ?? null
	}));
	keyed.sort(({ key: a }, { key: b }) => {
		if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
		const order =
			typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b));
		return descending ? -order : order;
	});
	return keyed.map(({ row }) => (row.level === 0 ? row : { ...row, level: 0 }));
}

function rowOf(collection: TableCollection, record: TableRow['record'], level: number): TableRow {
	return { key: `${collection}:${record.id}`, collection, record, level };
}

/** What stands in each lane or phase, the sections in their order and the one without a name last. */
function sectionsOf({ initiatives, milestones, phases }: Plan, groupBy: 'lane' | 'phase') {
	const ids = groupBy === 'lane' ? [...lanes, ''] : [...new Set(phases.map((phase) => phase.id)), ''];
	const known = new Set<string>(ids);
	const sectionOf = (record: Initiative | Milestone) => {
		const section = groupBy === 'lane' ? record.lane : record.phase;
		return section !== null && known.has(section) ? section : '';
	};
	return { ids, initiatives: listsBy(initiatives, sectionOf), milestones: listsBy(milestones, sectionOf) };
}

/** What stands right inside each group, and where each group belongs. Groups with nothing to show are left out. */
function contentOf(plan: Plan, isShown: (record: { readonly id: string }) => boolean) {
	const groups = byId(plan.groups);
	const outermost = new Map<string, Group | null>();
	const initiatives = listsBy(plan.initiatives.filter(isShown), groupOf);
	const milestones = listsBy(plan.milestones.filter(isShown), groupOf);
	const filled = [
		...initiatives.keys(),
		...milestones.keys(),
		...plan.groups.filter(isShown).map(({ id }) => id)
	];
	const used = new Set(filled.flatMap((id) => groupsAround(plan, id)));
	return {
		initiatives,
		milestones,
		groups: listsBy(
			plan.groups.filter((group) => used.has(group.id)),
			groupOf
		),
		outermostOf(id: string | null): Group | null {
			if (id === null) return null;
			let found = outermost.get(id);
			if (found === undefined) {
				found = groups.get(groupsAround(plan, id).at(-1) ?? '') ?? null;
				outermost.set(id, found);
			}
			return found;
		}
	};
}

function groupOf(record: { readonly group: string | null }): string {
	return record.group ?? '';
}

function listsBy<T>(list: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
	const lists = new Map<string, T[]>();
	for (const one of list) {
		const key = keyOf(one);
		const kept = lists.get(key);
		if (kept) kept.push(one);
		else lists.set(key, [one]);
	}
	return lists;
}
