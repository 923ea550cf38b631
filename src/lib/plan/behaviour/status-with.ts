import type { Day } from '$lib/plan/day';
import { byId, type Plan } from '$lib/plan/plan';
import { inputsOfCells } from './cell-facts';
import type { CellStatus } from './cell-status';
import { statusOf } from './cell-status-of';
import type { Observation } from './observation';

/**
 * The status of the cell that an observation is about, without it and with it, so that people see what it would
 * move before they save it. What it corrects does not count on the second side. Throws RangeError when its
 * behaviour or its team is not in the plan.
 */
export function statusWith(
	plan: Plan,
	asOf: Day,
	draft: Observation
): { readonly before: CellStatus; readonly after: CellStatus } {
	const behaviour = byId(plan.behaviours).get(draft.behaviour ?? '');
	const team = byId(plan.teams).get(draft.team ?? '');
	if (!behaviour || !team)
		throw new RangeError('An observation names a behaviour and a team that the roadmap has.');
	const inputs = inputsOfCells(plan, asOf)(behaviour, team);
	const others = inputs.observations.filter(({ id }) => id !== draft.supersedes && id !== draft.id);
	return { before: statusOf(inputs), after: statusOf({ ...inputs, observations: [...others, draft] }) };
}
