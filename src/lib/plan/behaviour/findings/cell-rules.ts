import { type Day, formatDay } from '$lib/plan/day';
import { findingKey, type Noticed } from '$lib/plan/finding';
import type { Plan } from '$lib/plan/plan';
import { listNames, shorten } from '$lib/plan/words';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import type { BehaviourReport, CellStatus } from '$lib/plan/behaviour/cell-status';
import { readSettings } from '$lib/plan/behaviour/settings';
import { keepLatest } from './keep-latest';

/**
 * BEH-7 (A67): a cell that was looked at once, and not for 270 days; and the teams in which nobody has ever looked at
 * a behaviour, once the roadmap is as old as that.
 */
export function findUnobserved(plan: Plan, asOf: Day): readonly Noticed[] {
	const { staleAfterDays } = readSettings(plan.roadmap.settings);
	return unobservedIn(behaviourReport(plan, asOf), plan.roadmap.start, staleAfterDays);
}

const unobservedIn = keepLatest((report: BehaviourReport, start: Day | null, staleAfterDays: number) => {
	const { asOf } = report;
	const cells = report.cells.filter(({ isHidden }) => !isHidden);
	const old = cells.filter(({ lastSeen }) => lastSeen !== null && asOf - lastSeen > staleAfterDays);
	const isOldEnough = start !== null && asOf - start > staleAfterDays;
	const never = isOldEnough ? cells.filter(({ lastSeen }) => lastSeen === null) : [];
	return [
		...old.map((cell) => wentGrey(cell, staleAfterDays)),
		...[...Map.groupBy(never, ({ behaviour }) => behaviour.id).values()].map((one) =>
			neverLooked(one, asOf - (start ?? asOf))
		)
	];
});

function wentGrey({ behaviour, team, lastSeen, asOf }: CellStatus, staleAfterDays: number): Noticed {
	return {
		key: findingKey('BEH-7', behaviour.id, team.id),
		rule: 'BEH-7',
		method: 'A67',
		subject: { collection: 'behaviours', id: behaviour.id },
		others: [{ collection: 'teams', id: team.id }],
		title: `Nobody has looked at “${shorten(behaviour.name)}” in ${shorten(team.name)} for ${asOf - lastSeen!} days`,
		reason: `Last looked on ${formatDay(lastSeen!)}; after ${staleAfterDays} days it is not known any more.`,
		clears: 'Clears with a new check.',
		debtDays: 0
	};
}

function neverLooked(cells: readonly CellStatus[], days: number): Noticed {
	const { behaviour } = cells[0]!;
	const teams = cells.map(({ team }) => team);
	return {
		key: findingKey('BEH-7', behaviour.id),
		rule: 'BEH-7',
		method: 'A67',
		subject: { collection: 'behaviours', id: behaviour.id },
		others: teams.map(({ id }) => ({ collection: 'teams', id })),
		title: `Nobody has ever looked at “${shorten(behaviour.name)}” in ${listNames(teams.map(({ name }) => shorten(name)))}`,
		reason: `The roadmap began ${days} days ago.`,
		clears: 'Clears with a first check in each of these teams.',
		debtDays: 0
	};
}

/** BEH-9 (A33): a cell with a clear fall. */
export function findSlipping(plan: Plan, asOf: Day): readonly Noticed[] {
	return slippingIn(behaviourReport(plan, asOf));
}

const slippingIn = keepLatest((report: BehaviourReport): readonly Noticed[] =>
	report.cells
		.filter(({ word, isHidden }) => word === 'slipping' && !isHidden)
		.map(({ behaviour, team, because }) => ({
			key: findingKey('BEH-9', behaviour.id, team.id),
			rule: 'BEH-9',
			method: 'A33',
			subject: { collection: 'behaviours', id: behaviour.id },
			others: [{ collection: 'teams', id: team.id }],
			title: `“${shorten(behaviour.name)}” is slipping in ${shorten(team.name)}`,
			reason: because,
			clears: 'Clears when the latest checks no longer lie clearly below those before them.',
			debtDays: 0
		}))
);
