import type { Day } from '$lib/plan/day';
import { byId, type Plan } from '$lib/plan/plan';
import type { Team } from '$lib/plan/team';
import type { Behaviour } from './behaviour';
import { inputsOfCells } from './cell-facts';
import { type CellInputs, isSameInputs } from './cell-inputs';
import type { BehaviourReport, CellStatus } from './cell-status';
import { statusOf } from './cell-status-of';
import { readSettings } from './settings';
import { type StatusWord, statusWords } from './status-word';

/** Lists that the report is made from; an edit of anything else leaves it as it is. */
const read = ['behaviours', 'teams', 'normChecks', 'interventions', 'keepers'] as const;

interface Known {
	readonly plan: Plan;
	readonly report: BehaviourReport;
}

const latest = new WeakMap<Plan['observations'], Known>();

/**
 * The status of every cell (a behaviour in a team that should do it) as of a day. It is kept until something
 * that it reads changes; then only the cells concerned are worked out anew. Never throws, whatever a merge has
 * left in the plan. Rules: `docs/rules/behaviour.md`.
 */
export function behaviourReport(plan: Plan, asOf: Day): BehaviourReport {
	const known = latest.get(plan.observations);
	if (known && known.report.asOf === asOf && isSamePlan(known.plan, plan)) return known.report;
	const report = makeReport(plan, asOf);
	latest.set(plan.observations, { plan, report });
	return report;
}

function isSamePlan(one: Plan, other: Plan): boolean {
	if (one === other) return true;
	const { start, end, fiscalYearEnd, settings } = one.roadmap;
	return (
		read.every((name) => one[name] === other[name]) &&
		start === other.roadmap.start &&
		end === other.roadmap.end &&
		fiscalYearEnd === other.roadmap.fiscalYearEnd &&
		settings === other.roadmap.settings
	);
}

function makeReport(plan: Plan, asOf: Day): BehaviourReport {
	const inputsOf = inputsOfCells(plan, asOf);
	const cells = cellsOf(plan).map(({ behaviour, team }) => keptStatus(inputsOf(behaviour, team)));
	const counts = Object.fromEntries(statusWords.map((word) => [word, 0])) as Record<StatusWord, number>;
	let tested = 0;
	for (const { word, change, isHidden } of cells) {
		counts[word]++;
		// What is printed of cells that are shown must not tell of those that are not.
		if (!isHidden && word !== 'no evidence' && change.difference !== null) tested++;
	}
	const { slipConfidencePercent } = readSettings(plan.roadmap.settings);
	return {
		asOf,
		cells,
		byKey: new Map(cells.map((cell) => [cell.key, cell])),
		counts,
		tested,
		expectedFalseAlarms: (tested * (100 - slipConfidencePercent)) / 200
	};
}

/** The cells of a plan: each behaviour with each team that should do it, as far as there is such a team. */
function cellsOf({
	behaviours,
	teams
}: Plan): readonly { readonly behaviour: Behaviour; readonly team: Team }[] {
	const known = byId(teams);
	return behaviours.flatMap((behaviour) =>
		[...new Set(behaviour.teams)].flatMap((id) => {
			const team = known.get(id);
			return team ? [{ behaviour, team }] : [];
		})
	);
}

interface Kept {
	readonly inputs: CellInputs;
	readonly status: CellStatus;
}

/** The latest status of each cell, by its behaviour and its team’s id. */
const kept = new WeakMap<Behaviour, Map<string, Kept>>();

function keptStatus(inputs: CellInputs): CellStatus {
	const { behaviour, team } = inputs;
	let byTeam = kept.get(behaviour);
	if (!byTeam) kept.set(behaviour, (byTeam = new Map<string, Kept>()));
	const before = byTeam.get(team.id);
	if (before && isSameInputs(before.inputs, inputs)) return before.status;
	const status = statusOf(inputs);
	byTeam.set(team.id, { inputs, status });
	return status;
}
