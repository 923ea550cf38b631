import type { Change } from '$lib/plan/change';
import { addDays, type Day, firstDay, lastDay } from '$lib/plan/day';
import type { Json } from '$lib/plan/field';
import { fieldChanges } from '$lib/plan/field-change';
import type { Span } from '$lib/plan/initiative';
import { byId, type Plan } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';
import { shortName } from '$lib/plan/words';
import { dayFields, daysNow, type Held, type HeldCollection } from './held';
import { type BarPart, shiftPart, signedDays } from './snap';

const fieldsAtEnd: Readonly<Record<'start' | 'end', ReadonlySet<string>>> = {
	start: new Set(['start', 'actualStart']),
	end: new Set(['end', 'actualEnd', 'day'])
};

/**
 * What brings records to where they were seen, so many days from where they were taken, also when someone else
 * moved one meanwhile. Every day of that part which is set is shifted, planned and actual.
 */
export function dateChanges(
	plan: Plan,
	held: readonly Held[],
	part: BarPart,
	days: number
): readonly Change[] {
	return held.flatMap((one) => {
		const now = daysNow(plan, one);
		const record = byId<RecordBase>(plan[one.collection]).get(one.id);
		if (!now || !record) return [];
		const seen = shiftPart(one.from, part, days);
		const shift = part === 'end' ? seen.end - now.end : seen.start - now.start;
		const values = record as unknown as { readonly [name: string]: Json };
		const moved = dayFields[one.collection].filter(
			(name) => typeof values[name] === 'number' && (part === 'middle' || fieldsAtEnd[part].has(name))
		);
		const shifted = moved.map((name) => [name, addDays(values[name] as Day, shift)] as const);
		return fieldChanges(one.collection, record, Object.fromEntries(shifted));
	});
}

/** First and last of all the days of what is held, planned and actual. */
export function reachOf(held: readonly Held[]): Span {
	let [start, end] = [lastDay, firstDay];
	for (const { reach } of held) {
		if (reach.start < start) start = reach.start;
		if (reach.end > end) end = reach.end;
	}
	return { start, end };
}

/** The part of a shift that leaves every day of a reach within the calendar, so that all move alike. */
export function shiftWithin({ start, end }: Span, days: number): number {
	return Math.max(firstDay - start, Math.min(lastDay - end, days));
}

/** What a shift is called in the history: "move TE2 +30 days", "move end of Build −1 day". */
export function shiftLabel(plan: Plan, held: readonly Held[], part: BarPart, days: number): string {
	const what = part === 'middle' ? '' : `${part} of `;
	return `move ${what}${namesOf(plan, held)} ${signedDays(days)}`;
}

const nouns: Readonly<Record<HeldCollection, string>> = {
	initiatives: 'initiative',
	milestones: 'milestone',
	phases: 'phase',
	groups: 'group'
};

/** One by its name, several of a kind by their number, mixed ones as records. */
export function namesOf(plan: Plan, held: readonly Held[]): string {
	const [first] = held;
	if (!first) return 'nothing';
	const record = byId<RecordBase & { readonly title: string }>(plan[first.collection]).get(first.id);
	if (held.length === 1 && record) return shortName(record);
	const isOneKind = held.every(({ collection }) => collection === first.collection);
	return `${held.length} ${isOneKind ? nouns[first.collection] : 'record'}${held.length === 1 ? '' : 's'}`;
}
