import { choice, flag, isJsonObject, isList, json, type Json, line } from '$lib/plan/field';
import { parseDay } from '$lib/plan/day';
import type { RecordOf } from '$lib/plan/record';

/** One measured value; the day is an ISO date, as the series is kept as one value. */
export type OutcomeValue = { readonly date: string; readonly value: number };

function isSeries(value: Json): value is readonly OutcomeValue[] {
	return (
		isList(value) &&
		value.every(
			(one) =>
				isJsonObject(one) &&
				typeof one.date === 'string' &&
				parseDay(one.date) !== null &&
				typeof one.value === 'number'
		)
	);
}

export const outcomeFields = {
	name: line('Outcome'),
	better: choice('Better when', ['up', 'down'], 'up'),
	lagging: flag('Follows later'),
	values: json<readonly OutcomeValue[]>(
		'Values',
		[],
		isSeries,
		'a list of { date, value }, each date such as 2028-06-30',
		{
			type: 'array',
			items: {
				type: 'object',
				required: ['date', 'value'],
				properties: { date: { type: 'string', format: 'date' }, value: { type: 'number' } }
			}
		}
	)
} as const;

/** A result that customers or the accounts show, which follows behaviour with a delay. */
export type Outcome = RecordOf<typeof outcomeFields>;
