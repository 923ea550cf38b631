import type { Decision } from './decision';
import { escapePart, findingKey, type FindingReport } from './finding';
import { currentSpan, type Initiative } from './initiative';
import { type Lane, lanes } from './lane';
import { debtBetween } from './order-debt';
import { byId, type Plan } from './plan';
import { isCancelled, type ShapingPair, shapingPairs } from './shaping';

/** A column of the flow: a phase, or "" for work that names none. */
export interface FlowColumn {
	readonly id: string;
	readonly title: string;
}

/** The live work of one lane in one phase. */
export interface FlowCell {
	/** "<lane>:<id of the phase, escaped>", with nothing behind the colon for work without one. */
	readonly id: string;
	readonly column: number;
	readonly lane: Lane;
	readonly initiatives: readonly Initiative[];
	/** Person-days, as far as they are known, and of how many initiatives they are not. */
	readonly effortDays: number;
	readonly unknownEffort: number;
}

/** One piece of work that shapes another, with what the second owes for the first. */
export interface FlowPair {
	/** Key of the finding that the pair has where it owes. */
	readonly key: string;
	readonly source: Initiative;
	readonly target: Initiative;
	readonly fromCell: string;
	readonly toCell: string;
	readonly debtDays: number;
	/** The override that accepts the debt, if any; null where none is owed. */
	readonly accepted: Decision | null;
}

/** All pairs that lead from one cell to another, or stay within one. */
export interface FlowArrow {
	/** "<cell> <cell>" */
	readonly id: string;
	readonly from: string;
	readonly to: string;
	readonly pairs: readonly FlowPair[];
	readonly debtDays: number;
	readonly acceptedDays: number;
}

/** How work shapes other work, lane by lane and phase by phase. */
export interface OrderFlow {
	readonly columns: readonly FlowColumn[];
	/** Cells that hold work, lane by lane in the order of the columns. */
	readonly cells: readonly FlowCell[];
	readonly arrows: readonly FlowArrow[];
	readonly pairs: readonly FlowPair[];
	/** Order debt in days: the same sums as in the report. */
	readonly debtDays: number;
	readonly acceptedDays: number;
}

/**
 * The flow of a plan: columns are its phases in their order, with one more for live work that is in none.
 * Pairs are those of SEQ-3, so the debts of all arrows add up to the order debt of the roadmap.
 */
export function orderFlow(plan: Plan, report: FindingReport): OrderFlow {
	const live = plan.initiatives.filter((one) => !isCancelled(one));
	const phases = byId(plan.phases);
	const columnId = ({ phase }: Initiative) => (phase !== null && phases.has(phase) ? phase : '');
	const columns: FlowColumn[] = plan.phases.map(({ id, title }) => ({
		id,
		title: title.trim() || 'Untitled'
	}));
	if (live.some((one) => columnId(one) === '')) columns.push({ id: '', title: 'In no phase' });
	const cellOf = (one: Initiative) => `${one.lane}:${escapePart(columnId(one))}`;
	const pairs = shapingPairs(plan, report.ignoredLinks).map((pair) => flowPair(pair, report, cellOf));
	return {
		columns,
		cells: cellsOf(live, columns, cellOf),
		arrows: arrowsOf(pairs),
		pairs,
		debtDays: sum(pairs, (pair) => pair.debtDays),
		acceptedDays: sum(pairs, (pair) => (pair.accepted ? pair.debtDays : 0))
	};
}

function flowPair(
	{ source, target }: ShapingPair,
	{ asOf, byInitiative }: FindingReport,
	cellOf: (one: Initiative) => string
): FlowPair {
	const key = findingKey('SEQ-3', target.id, source.id);
	const debtDays = debtBetween(source, target, asOf, currentSpan);
	const finding = debtDays > 0 ? byInitiative.get(target.id)?.find((one) => one.key === key) : undefined;
	return {
		key,
		source,
		target,
		fromCell: cellOf(source),
		toCell: cellOf(target),
		debtDays,
		accepted: finding?.accepted ?? null
	};
}

function cellsOf(
	live: readonly Initiative[],
	columns: readonly FlowColumn[],
	cellOf: (one: Initiative) => string
): FlowCell[] {
	const work = new Map<string, Initiative[]>();
	for (const one of live) {
		const list = work.get(cellOf(one));
		if (list) list.push(one);
		else work.set(cellOf(one), [one]);
	}
	return lanes.flatMap((lane) =>
		columns.flatMap(({ id: phase }, column) => {
			const id = `${lane}:${escapePart(phase)}`;
			const initiatives = work.get(id);
			if (!initiatives) return [];
			const effortDays = sum(initiatives, (one) => one.effortDays ?? 0);
			const unknownEffort = initiatives.filter((one) => one.effortDays === null).length;
			return [{ id, column, lane, initiatives, effortDays, unknownEffort }];
		})
	);
}

function arrowsOf(pairs: readonly FlowPair[]): FlowArrow[] {
	const arrows = new Map<string, FlowPair[]>();
	for (const pair of pairs) {
		const id = `${pair.fromCell} ${pair.toCell}`;
		const list = arrows.get(id);
		if (list) list.push(pair);
		else arrows.set(id, [pair]);
	}
	return [...arrows].map(([id, own]) => ({
		id,
		from: own[0]!.fromCell,
		to: own[0]!.toCell,
		pairs: own,
		debtDays: sum(own, (pair) => pair.debtDays),
		acceptedDays: sum(own, (pair) => (pair.accepted ? pair.debtDays : 0))
	}));
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
	return list.reduce((total, one) => total + of(one), 0);
}
