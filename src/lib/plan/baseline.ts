import { dayField, isJsonObject, isList, json, type Json, line, text } from './field';
import type { RecordOf } from './record';

/** First and last day of each initiative as agreed, by its id. Days are counted as `Day`. */
export type AgreedDates = { readonly [initiative: string]: readonly [number, number] };

function isAgreedDates(value: Json): value is AgreedDates & Json {
	return (
		isJsonObject(value) &&
		Object.values(value).every(
			(pair) => isList(pair) && pair.length === 2 && pair.every((day) => Number.isInteger(day))
		)
	);
}

export const baselineFields = {
	name: line('Name'),
	day: dayField('Agreed on'),
	reason: text('Reason'),
	dates: json<AgreedDates & Json>('Dates', {}, isAgreedDates, 'first and last day by initiative id', {
		type: 'object',
		additionalProperties: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2 }
	})
} as const;

/** The dates as agreed on a day. Written once. */
export type Baseline = RecordOf<typeof baselineFields>;
