import { type CollectionName, collections } from '$lib/plan/collections';
import { type FieldTable, isJsonObject, isList, type Json, type JsonObject, maxLine } from '$lib/plan/field';
import { byOrder } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';
import { recordName } from '$lib/plan/record-name';
import { shorten } from '$lib/plan/words';
import { placeOf, type Problems, shown } from './file-problem';
import { maxId, requiredFields } from './format';
import { isOrderKey, orderKeyAt } from './order-key';

type Path = readonly (string | number)[];

/** Reads one collection of a file; what is wrong goes to `problems`, what was changed to `notes`. */
export function readCollection(
	name: CollectionName,
	value: Json | undefined,
	problems: Problems,
	notes: string[]
): readonly RecordBase[] {
	if (value === undefined) return [];
	if (!isList(value)) {
		problems.add(name, `Found ${shown(value)}; expected a list of records.`);
		return [];
	}
	const records: RecordBase[] = [];
	const placeById = new Map<string, number>();
	for (const [index, entry] of value.entries()) {
		if (problems.areMany) break;
		const record = readFileRecord(name, entry, [name, index], problems);
		if (!record) continue;
		const first = placeById.get(record.id);
		if (first !== undefined)
			problems.add(
				`${placeOf([name, index, 'id'])} (${nameIn(entry)})`,
				`The id ${shown(record.id)} stands twice, first at ${placeOf([name, first])}.`,
				'Give one of the two an id of its own.'
			);
		else placeById.set(record.id, index);
		records.push(record);
	}
	return collections[name].kind === 'fact' ? sortFacts(records) : inSequence(name, records, notes);
}

/** Reads one record, live or deleted; null when it is none, or has no id. */
export function readFileRecord(
	name: CollectionName,
	value: Json | undefined,
	path: Path,
	problems: Problems
): RecordBase | null {
	const { noun, fields } = collections[name];
	if (!isJsonObject(value)) {
		problems.add(placeOf(path), `Found ${shown(value)}; expected ${noun} fields in braces.`);
		return null;
	}
	const at = (field: string) => `${placeOf([...path, field])} (${nameIn(value)})`;
	const { id, order = '' } = value;
	if (!isRecordId(id))
		problems.add(at('id'), `Found ${shown(id)}; expected text of at most ${maxId} characters.`);
	if (typeof order !== 'string' || order.length > maxLine)
		problems.add(at('order'), `Found ${shown(order)}; expected text of at most ${maxLine} characters.`);
	for (const reserved of ['deletedAt', 'deletedBy']) {
		if (Object.hasOwn(value, reserved))
			problems.add(
				at(reserved),
				'A field of this name belongs to an entry of the trash, not to a record.',
				'Move the record to the list "trash", or remove the field.'
			);
	}
	const required = requiredFields[name] ?? [];
	const values = readFields(fields, required, value, at, problems);
	if (!isRecordId(id)) return null;
	return { id, order: String(order), ...values, more: moreIn(fields, value) };
}

/** The known fields of an object in a file, each with its empty value where it has none. */
export function readFields(
	fields: FieldTable,
	required: readonly string[],
	value: JsonObject,
	at: (field: string) => string,
	problems: Problems
): Record<string, unknown> {
	const read: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(fields)) {
		const given = Object.hasOwn(value, name) ? value[name] : undefined;
		const legal = given === undefined ? undefined : field.fromFile(given);
		read[name] = legal === undefined ? field.empty : legal;
		if (legal !== undefined) continue;
		if (given !== undefined) problems.add(at(name), `Found ${shown(given)}; expected ${field.expects}.`);
		else if (required.includes(name))
			problems.add(at(name), `The field is missing; expected ${field.expects}.`);
	}
	return read;
}

/** Any text that is not too long is a legal id of a record. */
function isRecordId(value: Json | undefined): value is string {
	return typeof value === 'string' && value.length <= maxId;
}

const ownNames = new Set(['id', 'order', 'deletedAt', 'deletedBy']);

function moreIn(fields: FieldTable, value: JsonObject): JsonObject {
	return Object.fromEntries(
		Object.entries(value).filter(([name]) => !ownNames.has(name) && !Object.hasOwn(fields, name))
	);
}

function nameIn(entry: Json | undefined): string {
	if (!isJsonObject(entry)) return '';
	return shorten(recordName(isRecordId(entry.id) ? entry.id : 'no id', entry));
}

function sortFacts(records: readonly RecordBase[]): readonly RecordBase[] {
	return records
		.map((record) => (record.order === '' || isOrderKey(record.order) ? record : { ...record, order: '' }))
		.sort(byOrder);
}

/**
 * The sequence in the file counts. Order keys stay when they agree with it; otherwise, and where there are
 * none, all records of the collection get new ones.
 */
function inSequence(
	name: CollectionName,
	records: readonly RecordBase[],
	notes: string[]
): readonly RecordBase[] {
	const agree = records.every((record, index) => {
		const before = records[index - 1];
		return isOrderKey(record.order) && (!before || byOrder(before, record) < 0);
	});
	if (agree) return records;
	if (records.some((record) => record.order !== ''))
		notes.push(
			`The order keys of ${name} did not agree with their sequence in the file; the sequence counts.`
		);
	return records.map((record, index) => ({ ...record, order: orderKeyAt(index) }));
}
