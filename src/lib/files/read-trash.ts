import { type CollectionName, collections } from '$lib/plan/collections';
import { isJsonObject, isList, type Json, maxLine } from '$lib/plan/field';
import { byId, type Plan, type Trashed } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';
import { placeOf, type Problems, shown } from './file-problem';
import { readFileRecord } from './read-records';

/** Deleted records as read, and entries of collections that this version does not know, as they came. */
export interface ReadTrash {
	readonly trash: readonly Trashed[];
	readonly unknown: readonly Json[];
}

const instant =
	/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?Z$/;

/** Pattern of a moment in a file: date and time in UTC, such as 2028-06-30T09:15:00Z. */
export const instantPattern = instant.source;

/** Reads the trash of a file, whose other records are in `live`. */
export function readTrash(live: Plan, value: Json | undefined, problems: Problems): ReadTrash {
	const trash: Trashed[] = [];
	const unknown: Json[] = [];
	if (value !== undefined && !isList(value))
		problems.add('trash', `Found ${shown(value)}; expected a list of deleted records.`);
	const seen = new Set<string>();
	for (const [index, entry] of isList(value) ? value.entries() : []) {
		if (problems.areMany) break;
		if (isOfUnknownKind(entry)) unknown.push(entry);
		else {
			const one = readEntry(entry, index, problems);
			if (!one) continue;
			const key = `${one.collection} ${one.record.id}`;
			const alive = byId<RecordBase>(live[one.collection]).has(one.record.id);
			if (alive || seen.has(key))
				problems.add(
					placeOf(['trash', index, 'record', 'id']),
					`The id ${shown(one.record.id)} stands ${alive ? `in ${one.collection}` : 'in the trash'} already.`,
					'Remove one of the two.'
				);
			seen.add(key);
			trash.push(one);
		}
	}
	return { trash, unknown };
}

function readEntry(entry: Json, index: number, problems: Problems): Trashed | null {
	const at = (field: string) => placeOf(['trash', index, field]);
	if (!isJsonObject(entry)) {
		problems.add(placeOf(['trash', index]), `Found ${shown(entry)}; expected a deleted record in braces.`);
		return null;
	}
	const { collection, deletedAt = '', deletedBy = '' } = entry;
	if (!isCollection(collection)) {
		problems.add(
			at('collection'),
			`Found ${shown(collection)}; expected the name of a list such as initiatives.`
		);
		return null;
	}
	if (typeof deletedAt !== 'string' || (deletedAt !== '' && !instant.test(deletedAt)))
		problems.add(at('deletedAt'), `Found ${shown(deletedAt)}; expected a time such as 2028-06-30T09:15:00Z.`);
	if (typeof deletedBy !== 'string' || deletedBy.length > maxLine)
		problems.add(
			at('deletedBy'),
			`Found ${shown(deletedBy)}; expected text of at most ${maxLine} characters.`
		);
	const record = readFileRecord(collection, entry.record, ['trash', index, 'record'], problems);
	return record && { collection, record, deletedAt: String(deletedAt), deletedBy: String(deletedBy) };
}

function isCollection(value: Json | undefined): value is CollectionName {
	return typeof value === 'string' && Object.hasOwn(collections, value);
}

function isOfUnknownKind(entry: Json): boolean {
	return isJsonObject(entry) && typeof entry.collection === 'string' && !isCollection(entry.collection);
}
