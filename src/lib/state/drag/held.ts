import type { Day } from '$lib/plan/day';
import type { Group } from '$lib/plan/group';
import { contentOfGroups } from '$lib/plan/group-tree';
import { currentSpan, type Initiative, type Span } from '$lib/plan/initiative';
import type { Lane } from '$lib/plan/lane';
import type { Milestone } from '$lib/plan/milestone';
import type { Phase } from '$lib/plan/phase';
import { byId, type Plan } from '$lib/plan/plan';

/** Collections whose records have days that a drag can shift. */
export type HeldCollection = 'initiatives' | 'milestones' | 'phases' | 'groups';

type HeldRecord = Initiative | Milestone | Phase | Group;

/** A record in somebody's hand. */
export interface Held {
	readonly collection: HeldCollection;
	readonly id: string;
	/** Its days when it was taken, as they are drawn; the day of a milestone is both ends. */
	readonly from: Span;
	/** First and last of all its days, planned and actual. */
	readonly reach: Span;
}

/** A bar that stands for what is inside it: the head of a lane, of a phase, or of what is in no phase. */
export interface HeadContent {
	readonly by: 'lane' | 'phase';
	readonly lane: Lane | null;
	readonly phase: { readonly id: string } | null;
}

/** Names of the fields of each kind that hold a day. */
export const dayFields: Readonly<Record<HeldCollection, readonly string[]>> = {
	initiatives: ['start', 'end', 'actualStart', 'actualEnd'],
	milestones: ['day'],
	phases: ['start', 'end'],
	groups: ['start', 'end']
};

/**
 * The dated records among these, each once; groups with all that is in them. Undated ones are left out: they
 * have no bar to take hold of.
 */
export function heldOf(plan: Plan, records: Iterable<readonly [id: string, kind: HeldCollection]>): Held[] {
	const held = new Map<string, Held>();
	const take = (collection: HeldCollection, record: HeldRecord | undefined) => {
		const one = record && holdRecord(collection, record);
		if (one) held.set(`${collection} ${one.id}`, one);
	};
	const groups: string[] = [];
	for (const [id, kind] of records) {
		if (kind === 'groups') groups.push(id);
		else take(kind, byId<HeldRecord>(plan[kind]).get(id));
	}
	if (groups.length > 0) {
		const inside = contentOfGroups(plan, groups);
		for (const one of inside.initiatives) take('initiatives', one);
		for (const one of inside.milestones) take('milestones', one);
		for (const one of inside.groups) take('groups', one);
	}
	return [...held.values()];
}

/** What stands under a head, and the phase that it is, as records to take hold of. */
export function contentOfHead(plan: Plan, head: HeadContent): readonly (readonly [string, HeldCollection])[] {
	const known = byId(plan.phases);
	const isUnder = (one: Initiative | Milestone) => {
		if (head.by === 'lane') return one.lane === head.lane;
		return head.phase ? one.phase === head.phase.id : one.phase === null || !known.has(one.phase);
	};
	return [
		...(head.phase ? [[head.phase.id, 'phases'] as const] : []),
		...plan.initiatives.filter(isUnder).map(({ id }) => [id, 'initiatives'] as const),
		...plan.milestones.filter(isUnder).map(({ id }) => [id, 'milestones'] as const)
	];
}

/** The days of what is held as they are now; null when it is gone, or has no days any more. */
export function daysNow(plan: Plan, { collection, id }: Pick<Held, 'collection' | 'id'>): Span | null {
	const record = byId<HeldRecord>(plan[collection]).get(id);
	return (record && holdRecord(collection, record)?.from) ?? null;
}

function holdRecord(collection: HeldCollection, record: HeldRecord): Held | null {
	const values = record as unknown as { readonly [field: string]: Day | null };
	const set = dayFields[collection].map((name) => values[name]).filter((day) => typeof day === 'number');
	const [first] = set;
	if (first === undefined) return null;
	const reach = { start: Math.min(...set) as Day, end: Math.max(...set) as Day };
	if (collection === 'initiatives') {
		const from = currentSpan(record as Initiative);
		return from && { collection, id: record.id, from, reach };
	}
	// A phase may have one end only: what is not set stays unset when it is moved.
	const from = { start: values.start ?? first, end: values.end ?? first };
	return { collection, id: record.id, from, reach };
}
