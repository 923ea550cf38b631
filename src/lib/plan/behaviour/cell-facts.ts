import type { Day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import type { Team } from '$lib/plan/team';
import type { Behaviour } from './behaviour';
import type { CellInputs } from './cell-inputs';
import { factsByCell, type FactsByCell } from './evidence';
import type { Intervention } from './intervention';
import { readSettings } from './settings';

/** Gives the inputs of any cell of a plan as of a day. */
export function inputsOfCells(plan: Plan, asOf: Day): (behaviour: Behaviour, team: Team) => CellInputs {
	const settings = readSettings(plan.roadmap.settings);
	const observations = factsByCell(plan.observations);
	const normChecks = factsByCell(plan.normChecks);
	const keepers = factsByCell(plan.keepers);
	const interventions = supportByCell(plan.interventions);
	return (behaviour, team) => ({
		behaviour,
		team,
		observations: observations.get(behaviour.id)?.get(team.id) ?? none,
		normChecks: normChecks.get(behaviour.id)?.get(team.id) ?? none,
		interventions: interventions.get(behaviour.id)?.get(team.id) ?? none,
		keepers: keepers.get(behaviour.id)?.get(team.id) ?? none,
		roadmap: plan.roadmap,
		settings,
		asOf
	});
}

/** The same empty list each time, so that nothing seems to have changed. */
const none: readonly never[] = Object.freeze([]);

const supportOf = new WeakMap<readonly Intervention[], FactsByCell<Intervention>>();

/** The interventions that name each behaviour together with each team. */
function supportByCell(interventions: readonly Intervention[]): FactsByCell<Intervention> {
	let byCell = supportOf.get(interventions);
	if (byCell) return byCell;
	const byBehaviour = new Map<string, Map<string, Intervention[]>>();
	for (const one of interventions) {
		for (const behaviour of new Set(one.behaviours)) {
			let byTeam = byBehaviour.get(behaviour);
			if (!byTeam) byBehaviour.set(behaviour, (byTeam = new Map<string, Intervention[]>()));
			for (const team of new Set(one.teams)) {
				const list = byTeam.get(team);
				if (list) list.push(one);
				else byTeam.set(team, [one]);
			}
		}
	}
	byCell = byBehaviour;
	supportOf.set(interventions, byCell);
	return byCell;
}
