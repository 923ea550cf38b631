import { choice, type Field, id, isJsonObject, json, type Json, line, text } from '$lib/plan/field';
import type { RecordOf } from '$lib/plan/record';

/** A record that something is said of: the name of its collection, or "roadmap" for the whole, and its id. */
export type About = { readonly collection: string; readonly id: string };

function isAbout(value: Json): value is About & Json {
	return isJsonObject(value) && typeof value.collection === 'string' && typeof value.id === 'string';
}

function aboutField(label: string): Field<(About & Json) | null> {
	return json<(About & Json) | null>(
		label,
		null,
		(value): value is (About & Json) | null => value === null || isAbout(value),
		'{ "collection": "initiatives", "id": "TE2" }, or null',
		{
			type: ['object', 'null'],
			required: ['collection', 'id'],
			properties: { collection: { type: 'string' }, id: { type: 'string' } }
		}
	);
}

export const commentFields = {
	about: aboutField('About'),
	/** What was done: said, or the thread that `answers` names closed or opened again. */
	kind: choice('Kind', ['comment', 'resolved', 'reopened'], 'comment'),
	/** Empty in one that takes a comment back. */
	text: text('Comment'),
	/** Id of the participant, and the name they had. */
	by: id('Participant'),
	name: line('Name'),
	/** ISO 8601 date and time, UTC, by the clock of the device. */
	at: line('When'),
	/** Id of the comment that began the thread. */
	answers: id('Answers'),
	/** Id of the comment that this one stands in place of. */
	supersedes: id('Replaces')
} as const;

/** What somebody said of a record. Written once: another wording is a new comment that names the one it replaces. */
export type Comment = RecordOf<typeof commentFields>;
