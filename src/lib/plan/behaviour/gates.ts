import type { Day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { behaviourReport } from './behaviour-report';
import type { BehaviourReport, CellStatus } from './cell-status';
import type { GateCriterion } from './gate-criterion';
import { type EvidenceState, hadOn, type TeamEvidence, teamEvidence } from './gate-team';
import { criterionBehaviour } from './gate-words';
import { type BehaviourSettings, readSettings } from './settings';

/** Where a gate stands as far as behaviour goes; its statement is for people to judge. */
export type GateState = EvidenceState | 'no criteria';

/** A phase, or a milestone that is a gate. */
export interface Gated {
	readonly criteria: readonly GateCriterion[];
}

/** Where one criterion stands, and why. */
interface CriterionStatus {
	readonly criterion: GateCriterion;
	readonly state: EvidenceState;
	/** The teams that may be shown, those that have it first. */
	readonly teams: readonly TeamEvidence[];
	/** A sentence with the figures. */
	readonly reason: string;
}

export interface GateStatus {
	readonly state: GateState;
	/** In the order of the gate's criteria. */
	readonly criteria: readonly CriterionStatus[];
	/** A sentence: why it is not met, or that it is. */
	readonly reason: string;
}

const kept = new WeakMap<BehaviourReport, WeakMap<readonly GateCriterion[], GateStatus>>();
const order: readonly EvidenceState[] = ['met', 'stale', 'not met'];

/**
 * Where a gate stands as of a day (N3): met when every criterion is; stale when what is not met has been met
 * before, and nothing but age speaks against it; else not met. Rules GAT-1 to GAT-8.
 */
export function gateStatus(plan: Plan, asOf: Day, { criteria }: Gated): GateStatus {
	const report = behaviourReport(plan, asOf);
	let statuses = kept.get(report);
	if (!statuses) kept.set(report, (statuses = new WeakMap()));
	let status = statuses.get(criteria);
	if (!status) statuses.set(criteria, (status = workOut(plan, report, criteria)));
	return status;
}

/** Where each phase and gate that asks for evidence stands, by the id of the phase or milestone. */
export function gateStatuses(plan: Plan, asOf: Day): ReadonlyMap<string, GateStatus> {
	const gates = [...plan.phases, ...plan.milestones.filter(({ kind }) => kind === 'gate')];
	const asking = gates.filter(({ criteria }) => criteria.length > 0);
	return new Map(asking.map((gate) => [gate.id, gateStatus(plan, asOf, gate)]));
}

function workOut(plan: Plan, report: BehaviourReport, criteria: readonly GateCriterion[]): GateStatus {
	if (criteria.length === 0)
		return { state: 'no criteria', criteria: [], reason: 'It asks for no evidence of behaviour.' };
	const settings = readSettings(plan.roadmap.settings);
	const statuses = criteria.map((criterion) => criterionStatus(plan, report, criterion, settings));
	const worst = Math.max(...statuses.map(({ state }) => order.indexOf(state)));
	const state = order[worst] ?? 'not met';
	const first = statuses.filter((one) => one.state === state);
	const others = statuses.filter((one) => one.state !== 'met').length - 1;
	const reason =
		state === 'met'
			? statuses.map((one) => one.reason).join(' ')
			: `${first[0]?.reason ?? ''}${others > 0 ? ` ${others} more of its ${statuses.length} criteria ${others === 1 ? 'is' : 'are'} not met either.` : ''}`;
	return { state, criteria: statuses, reason };
}

function criterionStatus(
	plan: Plan,
	report: BehaviourReport,
	criterion: GateCriterion,
	settings: BehaviourSettings
): CriterionStatus {
	const name = criterionBehaviour(plan, criterion);
	if (name === null)
		return {
			criterion,
			state: 'not met',
			teams: [],
			reason: 'It asks about a behaviour that is no longer in the plan: choose another, or take it off.'
		};
	const all = report.cells.filter(({ behaviour }) => behaviour.id === criterion.behaviour);
	const cells = all.filter(({ isHidden }) => !isHidden);
	const teams = cells
		.map((cell) => teamEvidence(cell, criterion, settings))
		.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
	const state = stateOf(cells, teams, criterion, settings);
	const hidden = all.length - cells.length;
	return { criterion, state, teams, reason: reasonFor(name, criterion, state, teams, hidden) };
}

function stateOf(
	cells: readonly CellStatus[],
	teams: readonly TeamEvidence[],
	criterion: GateCriterion,
	settings: BehaviourSettings
): EvidenceState {
	const met = teams.filter(({ state }) => state === 'met').length;
	if (met >= criterion.teams) return 'met';
	const uncontradicted = teams.filter(({ state }) => state !== 'not met').length;
	if (uncontradicted < criterion.teams) return 'not met';
	const days = new Set(cells.flatMap(({ checks }) => checks.map(({ date }) => date)));
	const wasMet = [...days].some(
		(day) => cells.filter((cell) => hadOn(cell, criterion, settings, day)).length >= criterion.teams
	);
	return wasMet ? 'stale' : 'not met';
}

function reasonFor(
	name: string,
	criterion: GateCriterion,
	state: EvidenceState,
	teams: readonly TeamEvidence[],
	hidden: number
): string {
	const met = teams.filter((one) => one.state === 'met');
	const rest = teams.filter((one) => one.state !== 'met');
	const listed = (state === 'met' ? met : rest.slice(0, 3)).map((one) => `${one.teamName} ${one.words}`);
	const more = state === 'met' ? 0 : rest.length - listed.length;
	const lead =
		state === 'met'
			? 'met'
			: state === 'stale'
				? 'was met, and the evidence has aged'
				: criterion.teams === 1
					? 'no team has it'
					: `${met.length} of the ${criterion.teams} teams asked for`;
	const parts = [...listed, ...(more > 0 ? [`and ${more} more`] : [])];
	if (teams.length < criterion.teams)
		parts.push(`only ${teams.length} ${teams.length === 1 ? 'team' : 'teams'} can show it`);
	if (hidden > 0)
		parts.push(
			`${hidden === 1 ? 'one team of fewer than five people does' : `${hidden} teams of fewer than five people do`} not count here`
		);
	return `${name}: ${lead}.${parts.length > 0 ? ` ${parts.join('; ')}.` : ''}`;
}
