import type { Initiative } from '$lib/plan/initiative';
import { type Lane, lanes } from '$lib/plan/lane';
import type { Milestone } from '$lib/plan/milestone';
import type { Plan } from '$lib/plan/plan';

interface RowBase {
	readonly key: string;
	/** Place in the layout, from 0. */
	readonly index: number;
	readonly top: number;
	readonly height: number;
	readonly lane: Lane;
}

/** The head of a lane, with the number of its initiatives and the person-days they need. */
interface LaneRow extends RowBase {
	readonly kind: 'lane';
	readonly count: number;
	readonly effortDays: number;
	readonly collapsed: boolean;
}

export interface InitiativeRow extends RowBase {
	readonly kind: 'initiative';
	readonly initiative: Initiative;
}

export interface MilestoneRow extends RowBase {
	readonly kind: 'milestone';
	readonly milestone: Milestone;
}

export type Row = LaneRow | InitiativeRow | MilestoneRow;

/** A row as a link ends at it: that of its record, or the head of a collapsed lane. */
export type AnchorRow =
	| Pick<LaneRow, 'kind' | 'top' | 'height'>
	| Pick<InitiativeRow, 'kind' | 'top' | 'height' | 'initiative'>
	| Pick<MilestoneRow, 'kind' | 'top' | 'height' | 'milestone'>;

export interface RowLayout {
	readonly rows: readonly Row[];
	readonly height: number;
	/** The row of an initiative or milestone; undefined when it has none or its lane is collapsed. */
	rowOf(id: string): Row | undefined;
	/** The same, but the head of its lane where that is collapsed. */
	anchorOf(id: string): Row | undefined;
}

export interface RowOptions {
	/** Ids of rows whose content is folded away. */
	readonly collapsed: ReadonlySet<string>;
	readonly rowHeight: number;
	readonly laneHeight: number;
}

interface LaneContent {
	initiatives: Initiative[];
	milestones: Milestone[];
	effortDays: number;
}

type Content = Readonly<Record<Lane, LaneContent>>;

const contentOf = new WeakMap<
	readonly Initiative[],
	{ milestones: readonly Milestone[]; content: Content }
>();

/** What each lane holds, in plan order; kept as long as the plan's lists are the same. */
function laneContent(plan: Plan): Content {
	const kept = contentOf.get(plan.initiatives);
	if (kept && kept.milestones === plan.milestones) return kept.content;
	const empty = (): LaneContent => ({ initiatives: [], milestones: [], effortDays: 0 });
	const content: Content = { process: empty(), structure: empty(), technology: empty() };
	for (const initiative of plan.initiatives) {
		const lane = content[initiative.lane];
		lane.initiatives.push(initiative);
		lane.effortDays += initiative.effortDays ?? 0;
	}
	for (const milestone of plan.milestones)
		if (milestone.lane !== null) content[milestone.lane].milestones.push(milestone);
	contentOf.set(plan.initiatives, { milestones: plan.milestones, content });
	return content;
}

/**
 * The rows of a plan from top to bottom: each lane's head, its initiatives in plan order, then its
 * milestones. Undated ones have a row too. Heights are in the unit of the surface. O(rows), once a plan.
 */
export function layoutRows(plan: Plan, options: RowOptions): RowLayout {
	const content = laneContent(plan);
	const rows: Row[] = [];
	const indexOf = new Map<string, number>();
	let top = 0;
	for (const lane of lanes) {
		const { initiatives, milestones, effortDays } = content[lane];
		const collapsed = options.collapsed.has(`lane:${lane}`);
		const headIndex = rows.length;
		rows.push({
			key: `lane:${lane}`,
			kind: 'lane',
			index: headIndex,
			top,
			height: options.laneHeight,
			lane,
			count: initiatives.length,
			effortDays,
			collapsed
		});
		top += options.laneHeight;
		const place = (kind: string, id: string, make: (base: RowBase) => Row) => {
			const index = collapsed ? headIndex : rows.length;
			if (!indexOf.has(id)) indexOf.set(id, index);
			if (collapsed) return;
			rows.push(make({ key: `${kind}:${id}`, index, top, height: options.rowHeight, lane }));
			top += options.rowHeight;
		};
		for (const initiative of initiatives)
			place('initiative', initiative.id, (base) => ({ ...base, kind: 'initiative', initiative }));
		for (const milestone of milestones)
			place('milestone', milestone.id, (base) => ({ ...base, kind: 'milestone', milestone }));
	}
	const anchorOf = (id: string) => {
		const index = indexOf.get(id);
		return index === undefined ? undefined : rows[index];
	};
	const rowOf = (id: string) => {
		const row = anchorOf(id);
		return row?.kind === 'lane' ? undefined : row;
	};
	return { rows, height: top, rowOf, anchorOf };
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
