import { type Day, isDay, isoOf, parseDay } from './day';
import { dayField, type Field, isJsonObject, isList, json, type Json, line, text } from './field';
import type { RecordOf } from './record';

/** First and last day of each initiative as agreed, by its id. Days are counted as `Day`. */
export type AgreedDates = { readonly [initiative: string]: readonly [number, number] };

function isAgreedDates(value: Json): value is AgreedDates & Json {
	return (
		isJsonObject(value) &&
		Object.values(value).every((pair) => isList(pair) && pair.length === 2 && pair.every(isDay))
	);
}

/** The same pairs with each day read or written as in a file; null when one of them is not legal. */
function mapPairs<T extends Json>(value: Json, convert: (day: Json) => T | null) {
	if (!isJsonObject(value)) return null;
	const pairs: [string, [T, T]][] = [];
	for (const [initiative, pair] of Object.entries(value)) {
		if (!isList(pair) || pair.length !== 2) return null;
		const [first, last] = pair.map(convert);
		if (first == null || last == null) return null;
		pairs.push([initiative, [first, last]]);
	}
	return Object.fromEntries(pairs);
}

function agreedDates(label: string): Field<AgreedDates & Json> {
	const isoDay = { type: 'string', format: 'date' };
	return {
		...json<AgreedDates & Json>(label, {}, isAgreedDates, '{ "id": ["2028-02-14", "2029-01-31"] }', {
			type: 'object',
			additionalProperties: { type: 'array', items: isoDay, minItems: 2, maxItems: 2 }
		}),
		fromFile: (value) =>
			mapPairs(value, (day) => (typeof day === 'string' ? parseDay(day) : null)) ?? undefined,
		toFile: (value) => mapPairs(value, (day) => isoOf(day as Day)) ?? {}
	};
}

export const baselineFields = {
	name: line('Name'),
	day: dayField('Agreed on'),
	reason: text('Reason'),
	dates: agreedDates('Dates')
} as const;

/** The dates as agreed on a day. Written once. */
export type Baseline = RecordOf<typeof baselineFields>;
