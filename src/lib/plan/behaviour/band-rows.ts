import type { Day } from '$lib/plan/day';
import { contentOfGroups } from '$lib/plan/group-tree';
import { expectedFinish, type Initiative, isFinished } from '$lib/plan/initiative';
import type { Lane } from '$lib/plan/lane';
import type { Plan } from '$lib/plan/plan';
import type { BehaviourReport, Cell, CellStatus } from './cell-status';
import type { StatusWord } from './status-word';

/** What the band is about: every behaviour, or those that the work of one lane should change. */
export type BandScope = 'all' | Lane;

/** The order in which the band lists cells: those with evidence first. */
const wordOrder: readonly StatusWord[] = ['rooted', 'holding', 'emerging', 'slipping', 'no evidence'];

/** Behaviours that the work of a lane should change, by id; null for every behaviour there is. */
export function behavioursInScope(plan: Plan, scope: BandScope): ReadonlySet<string> | null {
	if (scope === 'all') return null;
	return new Set(plan.initiatives.flatMap((one) => (one.lane === scope ? one.behaviours : [])));
}

/**
 * Behaviours that some chosen records are about, by id: those that initiatives should change, also those in chosen
 * groups, and those that phases and milestones ask to have been seen. Null when none of them is about any.
 */
export function behavioursOfChosen(plan: Plan, chosen: ReadonlySet<string>): ReadonlySet<string> | null {
	if (chosen.size === 0) return null;
	const groups = plan.groups.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
	const inside = groups.length > 0 ? contentOfGroups(plan, groups).initiatives : [];
	const work = [...plan.initiatives.filter(({ id }) => chosen.has(id)), ...inside];
	const gates = [...plan.phases, ...plan.milestones].filter(({ id }) => chosen.has(id));
	const found = new Set([
		...work.flatMap(({ behaviours }) => behaviours),
		...gates.flatMap(({ criteria }) => criteria.map(({ behaviour }) => behaviour))
	]);
	return found.size === 0 ? null : found;
}

/**
 * The cells of some behaviours (null for all) as the band lists them: by word from rooted to slipping, then those
 * without evidence, seen before never seen, each in the report's order. Cells that stay hidden come last.
 */
export function bandRows(
	report: BehaviourReport,
	behaviours: ReadonlySet<string> | null
): readonly CellStatus[] {
	const cells = behaviours ? report.cells.filter((cell) => behaviours.has(cell.behaviour.id)) : report.cells;
	return cells.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function placeOf({ isHidden, word, lastSeen }: CellStatus): number {
	if (isHidden) return wordOrder.length + 1;
	return wordOrder.indexOf(word) + (word === 'no evidence' && lastSeen === null ? 1 : 0);
}

/** Whether a cell has something to show in a line: enough evidence, of a team large enough. */
export function hasShownEvidence({ isHidden, word }: CellStatus): boolean {
	return !isHidden && word !== 'no evidence';
}

/** The end of a piece of work that should change a cell, as far as is known. */
export interface WorkEnd {
	readonly day: Day;
	readonly lane: Lane;
	readonly isDone: boolean;
}

const byBehaviour = new WeakMap<readonly Initiative[], ReadonlyMap<string, readonly Initiative[]>>();

/** The work that should change each behaviour, by the behaviour's id; what was cancelled is left out. */
function workByBehaviour({ initiatives }: Plan): ReadonlyMap<string, readonly Initiative[]> {
	const kept = byBehaviour.get(initiatives);
	if (kept) return kept;
	const found = new Map<string, Initiative[]>();
	for (const initiative of initiatives) {
		if (initiative.behaviours.length === 0 || initiative.status === 'cancelled') continue;
		for (const behaviour of new Set(initiative.behaviours)) {
			const list = found.get(behaviour);
			if (list) list.push(initiative);
			else found.set(behaviour, [initiative]);
		}
	}
	byBehaviour.set(initiatives, found);
	return found;
}

/**
 * When the work that should change a cell ends: unfinished work no earlier than as-of. An initiative that names
 * teams is about those only.
 */
export function workEnds(plan: Plan, { behaviour, team }: Cell, asOf: Day): readonly WorkEnd[] {
	const work = workByBehaviour(plan).get(behaviour.id) ?? [];
	return work.flatMap((one) => {
		const day = expectedFinish(one, asOf);
		const isAbout = one.teams.length === 0 || one.teams.includes(team.id);
		return day === null || !isAbout ? [] : [{ day, lane: one.lane, isDone: isFinished(one) }];
	});
}
