import { type Day, formatDay } from '$lib/plan/day';
import { findingKey, type Noticed } from '$lib/plan/finding';
import { type Initiative, isFinished } from '$lib/plan/initiative';
import { byId, type Plan } from '$lib/plan/plan';
import { listNames, shorten, shortName } from '$lib/plan/words';
import type { Behaviour } from '$lib/plan/behaviour/behaviour';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import type { BehaviourReport, CellStatus } from '$lib/plan/behaviour/cell-status';
import { percentOf } from '$lib/plan/behaviour/share-words';
import { keepLatest } from './keep-latest';

/** BEH-1 (A13): work that names no behaviour, in a roadmap that has some. */
export function findPolicyOnly({ initiatives, behaviours }: Plan): readonly Noticed[] {
	return behaviours.length === 0 ? [] : policyOnlyIn(initiatives, behaviours);
}

const policyOnlyIn = keepLatest((initiatives: Plan['initiatives'], behaviours: Plan['behaviours']) => {
	const known = byId(behaviours);
	const found: Noticed[] = [];
	for (const one of initiatives) {
		if (one.status !== 'cancelled' && !one.behaviours.some((id) => known.has(id)))
			found.push(policyOnly(one));
	}
	return found;
});

/** What is said of an initiative hangs on it alone, and there may be thousands. */
const said = new WeakMap<Initiative, Noticed>();

function policyOnly(initiative: Initiative): Noticed {
	let noticed = said.get(initiative);
	if (!noticed) {
		noticed = {
			key: findingKey('BEH-1', initiative.id),
			rule: 'BEH-1',
			method: 'A13',
			subject: { collection: 'initiatives', id: initiative.id },
			others: [],
			title: `${shortName(initiative)} names no behaviour that it should change`,
			reason: 'It is a policy only: nothing says what people would be seen to do differently.',
			clears: 'Clears when it names a behaviour, or is cancelled.',
			debtDays: 0
		};
		said.set(initiative, noticed);
	}
	return noticed;
}

/**
 * BEH-8 (A33): finished work whose behaviour was looked at and is at plan in none of its teams. Where nobody has
 * looked, nothing is said: that is BEH-7.
 */
export function findDeliveredNotChanged(plan: Plan, asOf: Day): readonly Noticed[] {
	return deliveredNotChangedIn(plan.initiatives, behaviourReport(plan, asOf));
}

const deliveredNotChangedIn = keepLatest(
	(initiatives: Plan['initiatives'], report: BehaviourReport): readonly Noticed[] => {
		const byBehaviour = cellsByBehaviour(report);
		const found: Noticed[] = [];
		for (const one of initiatives) {
			if (one.behaviours.length === 0 || one.status === 'cancelled' || !isFinished(one)) continue;
			const unchanged = one.behaviours.flatMap((id) => behindIn(byBehaviour.get(id) ?? [], one));
			if (unchanged.length > 0) found.push(deliveredNotChanged(one, unchanged));
		}
		return found;
	}
);

/** Cells by behaviour; worked out once for a report. */
const cellsByBehaviour = keepLatest((report: BehaviourReport): ReadonlyMap<string, readonly CellStatus[]> =>
	Map.groupBy(report.cells, ({ behaviour }) => behaviour.id)
);

/**
 * The cells with evidence of a behaviour that is at plan in none of the teams that an initiative touches. None where
 * it touches a team whose words may not be shown: to name the others, or nobody, would tell.
 */
function behindIn(cells: readonly CellStatus[], { teams }: Initiative): readonly CellStatus[] {
	const touched = cells.filter(({ team }) => teams.includes(team.id));
	if (touched.some(({ isHidden }) => isHidden)) return [];
	const judged = touched.length > 0 ? touched : cells.filter(({ isHidden }) => !isHidden);
	const seen = judged.filter(({ word }) => word !== 'no evidence');
	return seen.some(({ word }) => word === 'holding' || word === 'rooted') ? [] : seen;
}

function deliveredNotChanged(initiative: Initiative, cells: readonly CellStatus[]): Noticed {
	const behaviours = [...new Set(cells.map(({ behaviour }) => behaviour))];
	const finished = initiative.actualEnd ?? initiative.end;
	const words = cells.map(
		({ team, word, strength, planNow }) =>
			`${shorten(team.name)}: ${word}, ${percentOf(strength?.share ?? 0)} where the plan says ${percentOf(planNow)}`
	);
	return {
		key: findingKey('BEH-8', initiative.id),
		rule: 'BEH-8',
		method: 'A33',
		subject: { collection: 'initiatives', id: initiative.id },
		others: behaviours.map(({ id }) => ({ collection: 'behaviours', id })),
		title: `${shortName(initiative)} is delivered, but ${namesOf(behaviours)} ${behaviours.length === 1 ? 'is' : 'are'} not at plan`,
		reason: `${finished === null ? 'Finished.' : `Finished on ${formatDay(finished)}.`} ${words.join('; ')}.`,
		clears: 'Clears when what is counted reaches the plan in at least one of its teams.',
		debtDays: 0
	};
}

function namesOf(behaviours: readonly Behaviour[]): string {
	return listNames(behaviours.map(({ name }) => `“${shorten(name)}”`));
}
