import type { BehaviourForecast, CellForecast } from '$lib/plan/behaviour/cell-forecast';
import type { CellStatus } from '$lib/plan/behaviour/cell-status';
import { forecastFields, type StoredForecast } from '$lib/plan/behaviour/stored-forecast';
import { type Day, isoOf } from '$lib/plan/day';
import { makeRecord } from '$lib/plan/record';

/** Months from one kept point to the next: a fan of thirty months is as well told by eleven points. */
const monthsBetweenPoints = 3;

/** The forecasts of a behaviour as facts to be kept: one for each cell that people see. */
export function storedForecasts(
	forecast: BehaviourForecast,
	statusOf: (teamId: string) => CellStatus | undefined,
	newId: () => string
): readonly StoredForecast[] {
	return [...forecast.byTeam.values()].flatMap((cell) => {
		const strength = statusOf(cell.team)?.strength;
		if (!cell.isShown || !strength) return [];
		const { behaviour, team } = cell;
		const values = { behaviour, team, date: forecast.asOf, strength: rounded(strength.share) };
		return makeRecord(forecastFields, newId(), { ...values, points: pointsOf(cell) });
	});
}

function pointsOf({ days, planned }: CellForecast): StoredForecast['points'] {
	return days.flatMap((day: Day, i) =>
		i % monthsBetweenPoints === 0 || i === days.length - 1
			? {
					date: isoOf(day),
					low: rounded(planned.low[i]!),
					median: rounded(planned.median[i]!),
					high: rounded(planned.high[i]!)
				}
			: []
	);
}

function rounded(share: number): number {
	return Math.round(share * 10_000) / 10_000;
}
