import {
	type Field,
	id,
	isJsonObject,
	isList,
	json,
	type Json,
	type JsonObject,
	line,
	number
} from '$lib/plan/field';
import type { RecordOf } from '$lib/plan/record';

/** One record that a command touched, with the values that it replaced, as a file has them: days are ISO dates. */
export type ActivityChange = {
	readonly collection: string;
	readonly id: string;
	readonly how: 'changed' | 'added' | 'deleted';
	/** By the names of the fields; empty unless the record was changed. */
	readonly before: JsonObject;
};

/** Most activity records that a roadmap keeps. */
export const mostActivity = 5_000;

function isChange(value: Json): boolean {
	if (!isJsonObject(value)) return false;
	const { collection, id: record, how, before } = value;
	return (
		typeof collection === 'string' &&
		typeof record === 'string' &&
		(how === 'changed' || how === 'added' || how === 'deleted') &&
		before !== undefined &&
		isJsonObject(before)
	);
}

type Changes = readonly (ActivityChange & Json)[];

function changesField(label: string): Field<Changes> {
	return json<Changes>(
		label,
		[],
		(value): value is Changes => isList(value) && value.every(isChange),
		'[{ "collection": "initiatives", "id": "TE2", "how": "changed", "before": { "end": "2029-01-31" } }]',
		{
			type: 'array',
			items: {
				type: 'object',
				required: ['collection', 'id', 'how', 'before'],
				properties: {
					collection: { type: 'string' },
					id: { type: 'string' },
					how: { enum: ['changed', 'added', 'deleted'] },
					before: { type: 'object' }
				}
			}
		}
	);
}

export const activityFields = {
	/** The command in words: "move TE2 +30 days". */
	label: line('What was done'),
	/** Id of the participant, and the name they had. */
	by: id('Participant'),
	name: line('Name'),
	/** ISO 8601 date and time, UTC, by the clock of the device. */
	at: line('When'),
	changes: changesField('Records touched'),
	/** How many more records were touched than `changes` has room for. */
	others: number('Others', 0, 1_000_000)
} as const;

/** One command that somebody gave while the roadmap was shared. Written once. */
export type Activity = RecordOf<typeof activityFields>;
