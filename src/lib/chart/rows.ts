import type { Group } from '$lib/plan/group';
import type { Initiative, Span } from '$lib/plan/initiative';
import type { Lane } from '$lib/plan/lane';
import type { Milestone } from '$lib/plan/milestone';
import type { Phase } from '$lib/plan/phase';
import { byId, type Plan } from '$lib/plan/plan';
import {
	type Branch,
	type ContentOptions,
	type GroupBranch,
	type HeadBranch,
	linesOf,
	rowContent,
	spanOfBranch
} from './row-content';

interface RowBase {
	/** Name of the row in the outline: "lane:process", "phase:p1", "group:g1", or the id of its record. */
	readonly id: string;
	/** Unique in the layout. */
	readonly key: string;
	/** Place in the layout, from 0. */
	readonly index: number;
	readonly top: number;
	readonly height: number;
	/** Depth in the outline: 1 for a head. */
	readonly level: number;
}

/** The head of a lane or phase, with the number of its initiatives shown and the person-days they need. */
export interface HeadRow extends RowBase {
	readonly kind: 'head';
	readonly by: 'lane' | 'phase';
	readonly lane: Lane | null;
	/** Null for a lane, and for the head of what is in no phase ("phase:"). */
	readonly phase: Phase | null;
	readonly title: string;
	readonly count: number;
	readonly effortDays: number;
	readonly collapsed: boolean;
	/** From the first to the last day of what is under it, or as the phase states them. */
	readonly span: Span | null;
}

/** A group, once under each head under which it has content. */
export interface GroupRow extends RowBase {
	readonly kind: 'group';
	readonly group: Group;
	readonly count: number;
	readonly collapsed: boolean;
	/** From the first to the last day of what is in it here, or as the group states them. */
	readonly span: Span | null;
}

export interface InitiativeRow extends RowBase {
	readonly kind: 'initiative';
	readonly initiative: Initiative;
	/** Further ones that share the row, in order of start. */
	readonly others: readonly Initiative[];
	readonly lane: Lane;
}

export interface MilestoneRow extends RowBase {
	readonly kind: 'milestone';
	readonly milestone: Milestone;
	readonly lane: Lane | null;
}

export type Row = HeadRow | GroupRow | InitiativeRow | MilestoneRow;

/** A row as a link ends at it: that of its record, or the head or group that it is folded into. */
export type AnchorRow =
	| Pick<HeadRow, 'kind' | 'top' | 'height' | 'span'>
	| Pick<GroupRow, 'kind' | 'top' | 'height' | 'span'>
	| Pick<InitiativeRow, 'kind' | 'top' | 'height'>
	| Pick<MilestoneRow, 'kind' | 'top' | 'height'>;

/** What a layout was made from, and where it put things. */
export interface LayoutSource {
	readonly plan: Plan;
	readonly options: RowOptions;
	readonly rows: readonly Row[];
	/** Index of each row by its name and its record's id; ~index where the record is folded into that row. */
	readonly indexOf: ReadonlyMap<string, number>;
}

export interface RowLayout {
	readonly rows: readonly Row[];
	readonly height: number;
	/** The row with that name, or that of the record with that id; undefined when it has none or is folded away. */
	rowOf(id: string): Row | undefined;
	/**
	 * The row at which a link to a record ends: its own, or the head or group that it is folded into. Null for
	 * what stands in the strip above the rows; undefined for what is not shown.
	 */
	anchorOf(id: string): Row | null | undefined;
	/** What it was made from; the next layout takes over what an edit left where it was. */
	readonly source: LayoutSource;
}

export interface RowOptions extends ContentOptions {
	/** Ids of rows whose content is folded away. */
	readonly collapsed: ReadonlySet<string>;
	/** Whether initiatives that do not overlap share a row. */
	readonly isPacked: boolean;
	readonly rowHeight: number;
	readonly laneHeight: number;
}

const noOthers: readonly Initiative[] = [];

/**
 * The rows of a plan from top to bottom: under the head of each lane or phase its initiatives in plan order,
 * its milestones, then its groups with theirs. Undated ones have a row too. Heights are in the unit of the
 * surface. O(rows).
 */
export function layoutRows(plan: Plan, options: RowOptions): RowLayout {
	const placer = new RowPlacer(options);
	for (const head of rowContent(plan, options)) placer.placeHead(head);
	return layoutOf({ plan, options, rows: placer.rows, indexOf: placer.indexOf }, placer.top);
}

/** A layout of rows that stand already, so high in all. */
export function layoutOf(source: LayoutSource, height: number): RowLayout {
	const { plan, options, rows, indexOf } = source;
	const { shown } = options;
	const stripIds = byStrip(plan, options.groupBy);
	const rowOf = (id: string) => {
		const index = indexOf.get(id);
		return index === undefined || index < 0 ? undefined : rows[index];
	};
	const anchorOf = (id: string) => {
		const index = indexOf.get(id);
		if (index !== undefined) return rows[index < 0 ? ~index : index];
		return stripIds(id) && (!shown || shown.has(id) || byId(plan.phases).has(id)) ? null : undefined;
	};
	return { rows, height, rowOf, anchorOf, source };
}

/** Tells what stands in the strip above the rows instead of in one. */
function byStrip({ phases, milestones }: Plan, groupBy: 'lane' | 'phase'): (id: string) => boolean {
	if (groupBy === 'phase') return () => false;
	return (id) => byId(milestones).get(id)?.lane === null || byId(phases).has(id);
}

interface Waiting {
	readonly branch: Branch;
	readonly level: number;
	/** Index of the row that it is folded into; -1 where it is not. */
	readonly foldedInto: number;
}

class RowPlacer {
	readonly rows: Row[] = [];
	/** Index of each row by its name and its record's id; ~index where the record is folded into that row. */
	readonly indexOf = new Map<string, number>();
	top = 0;
	readonly #options: RowOptions;

	constructor(options: RowOptions) {
		this.#options = options;
	}

	placeHead(head: HeadBranch): void {
		const { id, by, lane, phase, title, count, effortDays } = head;
		const collapsed = this.#options.collapsed.has(id);
		const index = this.rows.length;
		const span = spanOfBranch(head, phase);
		const base = this.#base(id, id, 1, this.#options.laneHeight);
		this.rows.push({
			...base,
			kind: 'head',
			by,
			lane,
			phase,
			title,
			count,
			effortDays,
			collapsed,
			span
		});
		this.indexOf.set(id, index);
		if (phase) this.#name(phase.id, index);
		this.#placeInside({ branch: head, level: 2, foldedInto: collapsed ? index : -1 });
	}

	/** Groups may be nested very deep, so what waits is kept in a list. */
	#placeInside(outermost: Waiting): void {
		const waiting = [outermost];
		for (let next = waiting.pop(); next; next = waiting.pop()) {
			const { branch, level } = next;
			let { foldedInto } = next;
			if (isGroup(branch)) foldedInto = this.#placeGroup(branch, level - 1, foldedInto);
			if (foldedInto < 0) this.#placeItems(branch, level);
			else this.#fold(branch, foldedInto);
			for (const group of branch.groups.toReversed())
				waiting.push({ branch: group, level: level + 1, foldedInto });
		}
	}

	/** Gives the index of the row that the group's content is folded into. */
	#placeGroup(branch: GroupBranch, level: number, foldedInto: number): number {
		const { id, group, count } = branch;
		if (foldedInto >= 0) {
			this.#name(group.id, ~foldedInto);
			return foldedInto;
		}
		const collapsed = this.#options.collapsed.has(id);
		const index = this.rows.length;
		const span = spanOfBranch(branch, group);
		const base = this.#base(id, id, level, this.#options.rowHeight);
		this.rows.push({ ...base, kind: 'group', group, count, collapsed, span });
		this.indexOf.set(id, index);
		const known = this.indexOf.get(group.id);
		if (known === undefined || known < 0) this.indexOf.set(group.id, index);
		return collapsed ? index : -1;
	}

	#placeItems(branch: Branch, level: number): void {
		const { rowHeight, isPacked } = this.#options;
		if (isPacked) for (const line of linesOf(branch, this.#options)) this.#placeLine(line, level);
		else for (const initiative of branch.initiatives) this.#placeInitiative(initiative, noOthers, level);
		for (const milestone of branch.milestones) {
			this.#name(milestone.id, this.rows.length);
			const base = this.#base(milestone.id, `milestone:${milestone.id}`, level, rowHeight);
			this.rows.push({ ...base, kind: 'milestone', milestone, lane: milestone.lane });
		}
	}

	#placeLine([first, ...others]: readonly Initiative[], level: number): void {
		if (!first) return;
		for (const { id } of others) this.indexOf.set(id, this.rows.length);
		this.#placeInitiative(first, others, level);
	}

	#placeInitiative(initiative: Initiative, others: readonly Initiative[], level: number): void {
		const { id, lane } = initiative;
		const index = this.rows.length;
		const { top } = this;
		const height = this.#options.rowHeight;
		this.indexOf.set(id, index);
		const key = `initiative:${id}`;
		this.rows.push({ id, key, index, top, height, level, kind: 'initiative', initiative, others, lane });
		this.top += height;
	}

	#fold(branch: Branch, index: number): void {
		for (const { id } of branch.initiatives) this.indexOf.set(id, ~index);
		for (const { id } of branch.milestones) this.#name(id, ~index);
	}

	/** An id that two records share means the initiative. */
	#name(id: string, index: number): void {
		if (!this.indexOf.has(id)) this.indexOf.set(id, index);
	}

	#base(id: string, key: string, level: number, height: number): RowBase {
		const base = { id, key, index: this.rows.length, top: this.top, height, level };
		this.top += height;
		return base;
	}
}

function isGroup(branch: Branch): branch is GroupBranch {
	return 'group' in branch;
}

/** The rows that touch a stretch of the layout, found by halving: top included, bottom not. */
export function rowsBetween(layout: RowLayout, topPx: number, bottomPx: number): readonly Row[] {
	const { rows } = layout;
	const first = firstWhere(rows, (row) => row.top + row.height > topPx);
	const end = firstWhere(rows, (row) => row.top >= bottomPx);
	return rows.slice(first, end);
}

/** Index of the first row for which a test holds that, once true, stays true further down. */
function firstWhere(rows: readonly Row[], test: (row: Row) => boolean): number {
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		const row = rows[middle];
		if (row && test(row)) high = middle;
		else low = middle + 1;
	}
	return low;
}
