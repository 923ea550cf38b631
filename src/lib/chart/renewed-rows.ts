import { currentSpan, type Initiative } from '$lib/plan/initiative';
import type { Plan } from '$lib/plan/plan';
import { spanOfBranch } from './row-content';
import {
	type HeadRow,
	type InitiativeRow,
	layoutOf,
	layoutRows,
	type LayoutSource,
	type Row,
	type RowLayout,
	type RowOptions
} from './rows';

/** With more initiatives changed than this, to lay all rows out anew is as quick. */
const mostChanged = 200;

const sameOptions = [
	'groupBy',
	'collapsed',
	'isPacked',
	'shown',
	'rowHeight',
	'laneHeight',
	'spanOf'
] as const;
const sameLists = ['milestones', 'phases', 'groups'] as const;

/** The same as `layoutRows`, made from the layout before as far as an edit has left things where they were. */
export function renewLayout(plan: Plan, options: RowOptions, before: RowLayout | undefined): RowLayout {
	const rows = before && renewRows(before.source, plan, options);
	if (!rows) return layoutRows(plan, options);
	return layoutOf({ plan, options, rows, indexOf: before.source.indexOf }, before.height);
}

/**
 * The rows of a plan in which no initiative has another place than in the plan of the layout before: that layout's
 * rows, those of changed initiatives and the heads above them made anew. Null when something has another place, or
 * may have. O(initiatives) comparisons, which is a fraction of laying them out.
 */
function renewRows(before: LayoutSource, plan: Plan, options: RowOptions): readonly Row[] | null {
	if (options.isPacked || plan.groups.length > 0) return null;
	if (sameOptions.some((name) => options[name] !== before.options[name])) return null;
	if (sameLists.some((name) => plan[name] !== before.plan[name])) return null;
	const changed = changedIn(before.plan.initiatives, plan.initiatives);
	if (!changed) return null;
	const rows = [...before.rows];
	const heads = new Set<number>();
	for (const [old, now] of changed) {
		const index = before.indexOf.get(now.id);
		// One that is left out just now has no row.
		if (index === undefined) continue;
		const row = rows[index < 0 ? ~index : index];
		if (row?.kind === 'initiative') {
			if (row.initiative !== old) return null;
			rows[index] = { ...row, initiative: now } satisfies InitiativeRow;
		}
		const head = headAbove(rows, index < 0 ? ~index : index);
		if (head === -1) return null;
		if (old.effortDays !== now.effortDays || !isSameSpan(old, now, options)) heads.add(head);
	}
	for (const at of heads) {
		const head = rows[at];
		if (head?.kind === 'head') rows[at] = { ...head, ...sums(head, plan, options) };
	}
	return rows;
}

/** Pairs of initiatives that differ, before and now; null when any has, or may have, another place. */
function changedIn(
	before: readonly Initiative[],
	now: readonly Initiative[]
): readonly (readonly [Initiative, Initiative])[] | null {
	if (before.length !== now.length) return null;
	const changed: (readonly [Initiative, Initiative])[] = [];
	for (let at = 0; at < now.length; at++) {
		const [old, one] = [before[at], now[at]];
		if (!old || !one || old === one) continue;
		const isInPlace = old.id === one.id && old.lane === one.lane && old.phase === one.phase;
		if (!isInPlace || old.group !== one.group || changed.length === mostChanged) return null;
		changed.push([old, one]);
	}
	return changed;
}

function headAbove(rows: readonly Row[], from: number): number {
	for (let at = from; at >= 0; at--) if (rows[at]?.kind === 'head') return at;
	return -1;
}

function isSameSpan(old: Initiative, now: Initiative, { spanOf = currentSpan }: RowOptions): boolean {
	const [a, b] = [spanOf(old), spanOf(now)];
	return a?.start === b?.start && a?.end === b?.end;
}

/** The person-days under a head, and its first and last day, added up as when rows are laid out. */
function sums(
	head: HeadRow,
	plan: Plan,
	{ shown, spanOf = currentSpan }: RowOptions
): Pick<HeadRow, 'effortDays' | 'span'> {
	const phases = new Set(plan.phases.map(({ id }) => id));
	const isUnder = (record: { readonly lane: unknown; readonly phase: string | null }) => {
		if (head.by === 'lane') return record.lane === head.lane;
		return head.phase ? record.phase === head.phase.id : !phases.has(record.phase ?? '');
	};
	let effortDays = 0;
	let first = Infinity;
	let last = -Infinity;
	for (const initiative of plan.initiatives) {
		if (!isUnder(initiative) || (shown && !shown.has(initiative.id))) continue;
		effortDays += initiative.effortDays ?? 0;
		const span = spanOf(initiative);
		if (!span) continue;
		first = Math.min(first, span.start, span.end);
		last = Math.max(last, span.start, span.end);
	}
	for (const milestone of plan.milestones) {
		if (!isUnder(milestone) || milestone.day === null || (shown && !shown.has(milestone.id))) continue;
		first = Math.min(first, milestone.day);
		last = Math.max(last, milestone.day);
	}
	return { effortDays, span: spanOfBranch({ first, last }, head.phase) };
}
