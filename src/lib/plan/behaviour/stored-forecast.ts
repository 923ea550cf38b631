import { dayField, id, isJsonObject, isList, json, type Json, number } from '$lib/plan/field';
import { parseDay } from '$lib/plan/day';
import type { RecordOf } from '$lib/plan/record';

/** What was expected for one day (ISO date): the 10, 50 and 90 % points of strength, 0 to 1. */
export type ForecastPoint = {
	readonly date: string;
	readonly low: number;
	readonly median: number;
	readonly high: number;
};

/** Whether values are shares, each at least the one before. */
function isRising(values: readonly (Json | undefined)[]): boolean {
	let before = 0;
	return values.every((value) => {
		const isNext = typeof value === 'number' && value >= before && value <= 1;
		if (isNext) before = value;
		return isNext;
	});
}

function isPoints(value: Json): value is readonly ForecastPoint[] {
	return (
		isList(value) &&
		value.every(
			(one) =>
				isJsonObject(one) &&
				typeof one.date === 'string' &&
				parseDay(one.date) !== null &&
				isRising([one.low, one.median, one.high])
		)
	);
}

const share = { type: 'number', minimum: 0, maximum: 1 };

export const forecastFields = {
	behaviour: id('Behaviour'),
	team: id('Team'),
	/** The as-of day it was made on. */
	date: dayField('Made on'),
	/** Strength on that day: what "no change" would have forecast. */
	strength: number('Strength then', 0, 1),
	points: json<readonly ForecastPoint[]>('Forecast', [], isPoints, 'a list of { date, low, median, high }', {
		type: 'array',
		items: {
			type: 'object',
			required: ['date', 'low', 'median', 'high'],
			properties: {
				date: { type: 'string', format: 'date' },
				low: share,
				median: share,
				high: share
			}
		}
	})
} as const;

/** A forecast as a review saw it, kept to be scored once its days have come. Written once. */
export type StoredForecast = RecordOf<typeof forecastFields>;
