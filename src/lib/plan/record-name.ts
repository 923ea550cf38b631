import { formatDay, isDay } from './day';
import type { JsonObject } from './field';

/** Fields that may say what a record is about, the best first. */
const naming = [
	'title',
	'name',
	'text',
	'what',
	'statement',
	'question',
	'request',
	'role',
	'reason',
	'team'
];

/**
 * How people call a record of any kind, from its values: its code and what it says of itself, such as
 * "TE2 Order-change self-service"; its id when it says nothing. At most 120 characters.
 */
export function recordName(id: string, values: JsonObject): string {
	const said = naming.map((name) => wordsIn(values, name)).find((words) => words !== '') ?? '';
	const name = [wordsIn(values, 'code'), said].filter(Boolean).join(' ') || dayIn(values) || id;
	return name.length > 120 ? `${name.slice(0, 119)}…` : name;
}

function wordsIn(values: JsonObject, name: string): string {
	const value = Object.hasOwn(values, name) ? values[name] : undefined;
	return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}

function dayIn(values: JsonObject): string {
	return isDay(values.day) ? formatDay(values.day) : wordsIn(values, 'date');
}
