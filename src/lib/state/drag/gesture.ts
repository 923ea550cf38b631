import type { CalendarUnit } from '$lib/plan/day';
import { formatDebt } from '$lib/plan/order-debt';
import type { RowPlace } from '$lib/state/arrange-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';

/** An end of a record, where a link leaves it or comes in. */
export interface LinkSide {
	readonly id: string;
	readonly side: 'start' | 'end';
}

/** Where the pointer is, as a gesture sees it. */
export interface PointerPlace {
	/** In the chart's own coordinates: pixels from its first day, and from the top of its rows. */
	readonly x: number;
	readonly y: number;
	/** Day under it, with its fraction. */
	readonly day: number;
	/** By what dates snap: the unit of the zoom, or a day where that is asked for. */
	readonly unit: CalendarUnit;
	/** Whether dates and rows are both meant, however it moves. */
	readonly isCrossing: boolean;
	/** The record under it and the nearer end of that. */
	readonly over: LinkSide | null;
}

/** Where rows would come to stand; `to` is null where they cannot go, and `words` say why. */
export interface RowDrop {
	readonly to: RowPlace | null;
	readonly words: string;
	/** Where the line between two rows lies, and how deep; null for "into". */
	readonly line: { readonly top: number; readonly level: number } | null;
	/** Index of the row that they go into; null where they go between two. */
	readonly into: number | null;
}

/** What stands beside the pointer. */
export interface GestureWords {
	/** Dates, a place, or why it cannot be. */
	readonly main: string;
	/** The shift, or how many. */
	readonly more: string;
	/** What it does to the order debt; empty when that stays. */
	readonly debt: string;
	readonly isRefused: boolean;
}

/**
 * Something that a hand is doing to the chart. Until it is dropped nothing is written; cancelled, it leaves
 * everything as it was.
 */
export interface GestureBase {
	/** What to say beside the pointer; null while there is nothing to say. */
	readonly words: GestureWords | null;
	/** Whether what it holds is still there: someone else may delete it meanwhile. */
	readonly isAlive: boolean;
	moveTo(at: PointerPlace): void;
	drop(): void;
	cancel(): void;
}

/** The order debt under way against that of the plan: "+1.2 months of order debt"; empty when it is the same. */
export function debtWords(roadmap: Roadmap): string {
	return debtChangeWords(roadmap.debtDays - roadmap.report.debtDays);
}

/** A change of the order debt by days, in words; empty for none. */
export function debtChangeWords(days: number): string {
	return days === 0 ? '' : `${days < 0 ? '−' : '+'}${formatDebt(Math.abs(days))} of order debt`;
}
