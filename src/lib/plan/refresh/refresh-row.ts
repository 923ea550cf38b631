import type { Change } from '$lib/plan/change';
import type { RefreshCollection } from './read-values';

/** One difference between a plan and a later file, as something to take or to leave. */
export interface RefreshRow {
	/** Unique, and the same when the comparison is made again. */
	readonly id: string;
	readonly kind: 'new' | 'moved' | 'changed' | 'gone';
	readonly collection: RefreshCollection | 'links';
	/** "TE2 Order-change self-service" */
	readonly name: string;
	/** What differs, a sentence each: "Planned end moves from 31 Jan 2029 to 28 Feb 2029, 28 days later." */
	readonly words: readonly string[];
	/** Days by which the end moves; null where that is not what it is about. */
	readonly slipDays: number | null;
	/** What taking it does. Ids are those of the plan, or of the file for what is new. */
	readonly changes: readonly Change[];
	/** Whether it is taken unless someone says otherwise. */
	readonly isSuggested: boolean;
	/** Ids of the file's records that must be there for this one: its phase, its group, the ends of a link. */
	readonly needs: readonly string[];
}

export interface Refresh {
	readonly rows: readonly RefreshRow[];
	/** Initiatives and milestones found on both sides, and how many of them are the same. */
	readonly matched: number;
	readonly unchanged: number;
	/** Of initiatives with an end on both sides: how many end later, earlier, or on the same day. */
	readonly ends: { readonly later: number; readonly earlier: number; readonly same: number };
	/** Records that were made here and are left alone. */
	readonly ownCount: number;
	/** Keys that several records share: none of them is touched. */
	readonly shared: readonly string[];
	/** What was read of each matched record, to be remembered whichever rows are taken. */
	readonly remembered: readonly Change[];
}
