import type { Day } from '$lib/plan/day';
import type { RoadmapInfo } from '$lib/plan/roadmap-info';
import type { Team } from '$lib/plan/team';
import type { NormCheck } from './asking';
import type { Behaviour } from './behaviour';
import type { Intervention, Keeper } from './intervention';
import type { Observation } from './observation';
import type { BehaviourSettings } from './settings';

/** All that the status of one cell is worked out from. */
export interface CellInputs {
	readonly behaviour: Behaviour;
	readonly team: Team;
	/** Those about this cell that nothing corrects, in any order. */
	readonly observations: readonly Observation[];
	readonly normChecks: readonly NormCheck[];
	/** Those that name this behaviour and this team. */
	readonly interventions: readonly Intervention[];
	readonly keepers: readonly Keeper[];
	readonly roadmap: Pick<RoadmapInfo, 'start' | 'end' | 'fiscalYearEnd'>;
	readonly settings: BehaviourSettings;
	readonly asOf: Day;
}

/** Whether two sets of inputs hold the very same records, so that the status is the same. */
export function isSameInputs(one: CellInputs, other: CellInputs): boolean {
	return (
		one.asOf === other.asOf &&
		one.team === other.team &&
		one.behaviour === other.behaviour &&
		one.settings === other.settings &&
		one.roadmap.start === other.roadmap.start &&
		one.roadmap.end === other.roadmap.end &&
		one.roadmap.fiscalYearEnd === other.roadmap.fiscalYearEnd &&
		isSameList(one.observations, other.observations) &&
		isSameList(one.normChecks, other.normChecks) &&
		isSameList(one.interventions, other.interventions) &&
		isSameList(one.keepers, other.keepers)
	);
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
	return one === other || (one.length === other.length && one.every((record, at) => record === other[at]));
}
