import type { Initiative } from '$lib/plan/initiative';
import { type Lane, laneNames, lanes } from '$lib/plan/lane';
import type { Milestone } from '$lib/plan/milestone';
import type { Plan } from '$lib/plan/plan';

/** What has a row on paper: an initiative, or a milestone that belongs to a lane. */
export type RowItem =
	| { readonly kind: 'initiative'; readonly initiative: Initiative }
	| { readonly kind: 'milestone'; readonly milestone: Milestone };

export function idOf(item: RowItem): string {
	return item.kind === 'initiative' ? item.initiative.id : item.milestone.id;
}

/** Rows of one lane that stand together on a page. */
export interface Segment {
	readonly lane: Lane;
	readonly items: readonly RowItem[];
	/** Whether the lane began on an earlier page. */
	readonly isContinued: boolean;
	/** Whether its name has a line of its own; else it stands in a free corner of the rows. */
	readonly hasHead: boolean;
}

export const laneSentences: Readonly<Record<Lane, string>> = {
	process: 'first: design the work',
	structure: 'then: roles, measures, authority',
	technology: 'last: build what the work needs'
};

export function segmentName(segment: Segment): string {
	return segment.isContinued ? `${laneNames[segment.lane]}, continued` : laneNames[segment.lane];
}

/** The lanes of a plan, each with its initiatives in plan order, then its milestones. */
export function laneLists(plan: Plan): readonly Pick<Segment, 'lane' | 'items'>[] {
	const lists: Record<Lane, RowItem[]> = { process: [], structure: [], technology: [] };
	for (const initiative of plan.initiatives) lists[initiative.lane].push({ kind: 'initiative', initiative });
	for (const milestone of plan.milestones)
		if (milestone.lane !== null) lists[milestone.lane].push({ kind: 'milestone', milestone });
	return lanes.map((lane) => ({ lane, items: lists[lane] }));
}

/** Heights that rows are laid with, in points. */
export interface RowHeights {
	readonly pitch: number;
	/** A line with a lane's name. */
	readonly head: number;
	/** Above and below the rows of a lane, together. */
	readonly pad: number;
}

/** Rows that a segment takes up: an empty lane keeps a line that says so. */
export function rowCount(segment: Pick<Segment, 'items'>): number {
	return Math.max(1, segment.items.length);
}

export function segmentHeight(segment: Segment, heights: RowHeights): number {
	return rowCount(segment) * heights.pitch + heights.pad + (segment.hasHead ? heights.head : 0);
}

/**
 * Cuts the lanes into pages. `roomOf` gives the height that rows may take on a page (from 0); each page
 * takes at least one row, and a lane's name is repeated wherever its rows go on.
 */
export function flowRows(
	plan: Plan,
	heights: RowHeights,
	roomOf: (page: number) => number
): readonly (readonly Segment[])[] {
	const pages: Segment[][] = [[]];
	let room = roomOf(0);
	for (const { lane, items } of laneLists(plan)) {
		let next = 0;
		do {
			const page = pages[pages.length - 1] ?? [];
			const free = Math.floor((room - heights.head - heights.pad + 0.01) / heights.pitch);
			const least = Math.min(2, Math.max(1, items.length - next));
			if (free < least && page.length > 0) {
				pages.push([]);
				room = roomOf(pages.length - 1);
				continue;
			}
			const taken = items.slice(next, next + Math.max(1, free));
			const segment = { lane, items: taken, isContinued: next > 0, hasHead: true };
			page.push(segment);
			room -= segmentHeight(segment, heights);
			next += Math.max(1, taken.length);
		} while (next < items.length);
	}
	return pages;
}
