import { type Day, formatDay } from './day';
import { type Field, isJsonObject, isList, type Json } from './field';

/** What an empty value reads as. */
const none = 'None';

/**
 * A value of a record in plain words: "31 Jan 2029", "On course", "Yes". `nameOf` gives the name behind an
 * id. A field that the planner does not know is null; its value reads as what it holds.
 */
export function valueInWords(
	field: Field<unknown> | null,
	value: Json,
	nameOf: (id: string) => string
): string {
	if (value === null || value === '') return none;
	switch (field?.kind) {
		case 'day':
			return formatDay(value as Day);
		case 'choice':
			return capitalised(String(value).replaceAll('-', ' '));
		case 'id':
			return nameOf(String(value));
		case 'ids':
			return isList(value) && value.length > 0 ? value.map((id) => nameOf(String(id))).join(', ') : none;
		case 'json':
			return jsonInWords(field.toFile(value)) || none;
		default:
			return jsonInWords(value) || none;
	}
}

/** The name of a field that the planner does not know, as words: "frictionDays" is "Friction days". */
export function fieldInWords(name: string): string {
	return capitalised(
		name.replace(/([a-z])([A-Z])/g, (_, end: string, begin: string) => `${end} ${begin.toLowerCase()}`)
	);
}

function jsonInWords(value: Json): string {
	if (value === null) return 'none';
	if (typeof value === 'boolean') return value ? 'Yes' : 'No';
	if (typeof value === 'number') return value.toLocaleString('en-GB', { maximumFractionDigits: 20 });
	if (typeof value === 'string') return value;
	if (isList(value)) return value.map(jsonInWords).join(isListOfObjects(value) ? ' · ' : ', ');
	return Object.entries(value)
		.map(([name, one]) => `${fieldInWords(name)}: ${jsonInWords(one)}`)
		.join('; ');
}

function isListOfObjects(list: readonly Json[]): boolean {
	return list.some(isJsonObject);
}

function capitalised(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}
