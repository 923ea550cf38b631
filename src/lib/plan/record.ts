import type { Field, FieldTable, Json, JsonObject, ValuesOf } from './field';

/** What every record carries besides the fields of its kind. */
export interface RecordBase {
	/** Made by the client, any string. */
	readonly id: string;
	/** Fractional key that orders the record among its kind; ties are broken by id. Empty for facts. */
	readonly order: string;
	/** Fields that this version has no name for, kept as they came. */
	readonly more: JsonObject;
}

export type RecordOf<Fields extends FieldTable> = RecordBase & ValuesOf<Fields>;

/** Names that the store keeps for itself inside a record. */
export const reservedNames = ['id', 'order', 'deletedAt', 'deletedBy'] as const;

const reserved: ReadonlySet<string> = new Set(reservedNames);

/**
 * A record from stored values: legal values as they are, the field's empty value for the rest, unknown
 * fields in `more`. Never throws.
 */
export function readRecord<Fields extends FieldTable>(
	fields: Fields,
	id: string,
	stored: JsonObject
): RecordOf<Fields> {
	const record: Record<string, unknown> = { id, order: typeof stored.order === 'string' ? stored.order : '' };
	for (const [name, field] of entriesOf(fields)) {
		const value = Object.hasOwn(stored, name) ? field.read(stored[name]) : undefined;
		record[name] = value === undefined ? field.empty : value;
	}
	record.more = unknownFields(fields, stored);
	return record as RecordOf<Fields>;
}

/** The fields of each table as a list, which thousands of records are read by. */
const listed = new WeakMap<FieldTable, readonly (readonly [string, Field<unknown>])[]>();

function entriesOf(fields: FieldTable): readonly (readonly [string, Field<unknown>])[] {
	let list = listed.get(fields);
	if (!list) {
		list = Object.entries(fields);
		listed.set(fields, list);
	}
	return list;
}

/** The values that a record is stored as: the inverse of `readRecord`, without `id`. */
export function storedRecord(fields: FieldTable, record: RecordBase): JsonObject {
	const values = record as unknown as JsonObject;
	const stored: Record<string, Json> = { ...record.more };
	if (record.order) stored.order = record.order;
	for (const name of Object.keys(fields)) stored[name] = values[name] as Json;
	return stored;
}

/** A record with every field empty but those given. */
export function makeRecord<Fields extends FieldTable>(
	fields: Fields,
	id: string,
	values: Partial<ValuesOf<Fields>> & { readonly order?: string; readonly more?: JsonObject } = {}
): RecordOf<Fields> {
	const record: Record<string, unknown> = { id, order: '', more: {} };
	for (const [name, field] of Object.entries(fields)) record[name] = field.empty;
	return { ...record, ...values } as RecordOf<Fields>;
}

/** Most records have none: then nothing is made. */
const none: JsonObject = Object.freeze({});

function unknownFields(fields: FieldTable, stored: JsonObject): JsonObject {
	const names = Object.keys(stored).filter((name) => !Object.hasOwn(fields, name) && !reserved.has(name));
	return names.length === 0 ? none : Object.fromEntries(names.map((name) => [name, stored[name] as Json]));
}
