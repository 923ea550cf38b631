import type { CellSeries } from '$lib/chart/behaviour/cell-points';
import type { BehaviourForecast } from '$lib/plan/behaviour/cell-forecast';
import type { CellStatus } from '$lib/plan/behaviour/cell-status';
import {
	type Explained,
	explainChange,
	explainMonths,
	explainPlan,
	explainStrength
} from '$lib/plan/behaviour/explain';
import { explainForecast } from '$lib/plan/behaviour/explain-forecast';
import { readSettings } from '$lib/plan/behaviour/settings';
import type { Plan } from '$lib/plan/plan';

/** A figure of the page that opens to what it is made of. */
export type Figure = 'strength' | 'months' | 'plan' | 'change' | 'forecast';

/** What a point of the chart opens. */
export const figureOf: Readonly<Record<CellSeries, Figure>> = {
	checks: 'strength',
	strength: 'strength',
	plan: 'plan',
	forecast: 'forecast',
	work: 'forecast'
};

/** A figure, opened; null where there is none. */
export function openFigure(
	figure: Figure,
	status: CellStatus,
	forecast: BehaviourForecast | null,
	plan: Plan
): Explained | null {
	const settings = readSettings(plan.roadmap.settings);
	switch (figure) {
		case 'strength':
			return explainStrength(status, settings);
		case 'months':
			return explainMonths(status, plan.roadmap);
		case 'plan':
			return explainPlan(status, plan.roadmap);
		case 'change':
			return explainChange(status, settings);
		case 'forecast':
			return explainForecast(status, forecast, plan);
	}
}
