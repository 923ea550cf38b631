import type { CollectionName } from '$lib/plan/collections';
import type { Part } from '$lib/plan/part';
import type { JsonObject } from '$lib/plan/field';
import type { RecordBase } from '$lib/plan/record';

/** Something a person did, as data: what it is called, and what it writes. It is one undo step. */
export interface Edit {
	/** The kind of edit: "move-initiatives". */
	readonly name: string;
	/** As it stands after "Undo: ": "move CRM core +30 days". */
	readonly label: string;
	/** The document that it is mainly about. */
	readonly part: Part;
	readonly write: (to: Writer) => void;
}

/** Who deleted something, and when: ISO 8601 date and time, UTC. Either is '' when not known. */
export interface DeletionMark {
	readonly by: string;
	readonly at: string;
}

/**
 * What an edit may do. Values are stored values, so days are numbers. Writing to a record that does not exist
 * does nothing; a value that is there already is not written again.
 */
export interface Writer {
	/** Sets fields of a record, known ones and others alike. */
	set(collection: CollectionName, id: string, values: JsonObject): void;
	/** Adds a record. One that exists under its id, in the trash too, is restored and gets these values. */
	add(collection: CollectionName, record: RecordBase): void;
	/** Puts a record in the trash; `withInitiative` is the id of the initiative that took it along. */
	markDeleted(collection: CollectionName, id: string, mark: DeletionMark, withInitiative?: string): void;
	/** Takes a record out of the trash. */
	restore(collection: CollectionName, id: string): void;
	/** Sets fields of the roadmap itself. */
	setRoadmap(values: JsonObject): void;
}
