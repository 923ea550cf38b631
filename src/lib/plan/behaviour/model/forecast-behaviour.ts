import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import type { BehaviourForecast } from '$lib/plan/behaviour/cell-forecast';
import { cellKey } from '$lib/plan/behaviour/cell-status';
import type { Day } from '$lib/plan/day';
import { byId, type Plan } from '$lib/plan/plan';
import { forecastCells, type ForecastOptions } from './forecast-cells';
import { scoreForecasts } from './forecast-score';

/**
 * How a behaviour may go in each of its teams, from as-of to the horizon's end, with planned support and if support
 * stopped today. Shares are 0 to 1. The same plan, day and seed give the same figures; another seed moves
 * fans by at most about .03. Throws RangeError for a behaviour that the plan does not have.
 */
export function forecastBehaviour(
	plan: Plan,
	asOf: Day,
	behaviourId: string,
	options: ForecastOptions
): BehaviourForecast {
	const behaviour = byId(plan.behaviours).get(behaviourId);
	if (!behaviour) throw new RangeError('The plan has no such behaviour.');
	const { byKey } = behaviourReport(plan, asOf);
	return forecastCells(plan, asOf, behaviour, (team) => byKey.get(cellKey(behaviourId, team)), {
		widening: scoreForecasts(plan, asOf).widening,
		...options
	});
}
