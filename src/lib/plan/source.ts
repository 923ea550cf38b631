import { isJsonObject, json, type Json } from './field';

/**
 * Where a record was read from, so that a later file can be matched with it and an export can state what the
 * file stated: the format, the file's own key for it (a task's UID), and what a plan has no field for.
 */
export type Source = {
	readonly format: string;
	readonly key: string;
	readonly [more: string]: Json | undefined;
};

function isSource(value: Json): value is (Source & Json) | null {
	return (
		value === null ||
		(isJsonObject(value) && typeof value.format === 'string' && typeof value.key === 'string')
	);
}

/** The field of a record that says where it was read from. */
export const sourceField = json<(Source & Json) | null>(
	'Where it was read from',
	null,
	isSource,
	'{ "format": "mspdi", "key": "12" } and more, or null',
	{
		type: ['object', 'null'],
		required: ['format', 'key'],
		properties: { format: { type: 'string' }, key: { type: 'string' } }
	}
);
