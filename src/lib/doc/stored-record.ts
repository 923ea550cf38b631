import { collections, type CollectionName } from '$lib/plan/collections';
import { type FieldTable, isJsonObject, isList, type Json, type JsonObject } from '$lib/plan/field';
import { readRecord, type RecordBase, storedRecord } from '$lib/plan/record';
import * as Y from 'yjs';
import { entriesOf, isSameJson, jsonOf, shareable, storable } from './json';
import { rewriteText } from './shared-text';

/** A record as it stands in its root map: an entity is a map of its fields, a fact one plain value. */
export interface StoredRecord {
	readonly record: RecordBase;
	/** Null while it is alive. */
	readonly deletion: { readonly at: string; readonly by: string } | null;
}

/** Reads what stands under an id; null when that is no record. Either form is read in any collection. */
export function readStored(collection: CollectionName, id: string, stored: unknown): StoredRecord | null {
	const values = stored instanceof Y.Map ? entriesOf(stored) : jsonOf(stored);
	if (values === undefined || !isJsonObject(values)) return null;
	const record = readRecord(collections[collection].fields as FieldTable, id, values);
	const { deletedAt, deletedBy } = values;
	if (typeof deletedAt !== 'string') return { record, deletion: null };
	return { record, deletion: { at: deletedAt, by: typeof deletedBy === 'string' ? deletedBy : '' } };
}

/**
 * Puts a new record into its root map. Fields that hold their empty value take no room, but every shared
 * text of an entity is made with it: made later, by two people at once, one of the two would be lost.
 */
export function writeNew(
	root: Y.Map<unknown>,
	collection: CollectionName,
	record: RecordBase,
	marks: JsonObject = {}
): void {
	const fields: FieldTable = collections[collection].fields;
	const values = Object.entries(storable({ ...valuesOf(collection, record), ...marks }) as JsonObject).filter(
		([name, value]) => !isEmptyValue(fields, name, value)
	);
	const id = record.id.toWellFormed();
	if (collections[collection].kind === 'fact') {
		root.set(id, shareable(Object.fromEntries(values)));
		return;
	}
	const plain = values.filter(([name]) => fieldOf(fields, name)?.kind !== 'text');
	const map = new Y.Map<unknown>(plain.map(([name, value]) => [name, shareable(value)]));
	const given = new Map(values);
	for (const [name, field] of Object.entries(fields)) {
		const value = given.get(name);
		if (field.kind === 'text') map.set(name, new Y.Text(typeof value === 'string' ? value : ''));
	}
	root.set(id, map);
}

/** Every value of a record as it is stored, without the marks of the trash. */
export function valuesOf(collection: CollectionName, record: RecordBase): JsonObject {
	const values: { readonly [name: string]: Json | undefined } = storedRecord(
		collections[collection].fields as FieldTable,
		record
	);
	return Object.fromEntries(
		Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== undefined)
	);
}

/** Sets fields of a record that exists; does nothing when there is none. */
export function writeValues(
	root: Y.Map<unknown>,
	collection: CollectionName,
	id: string,
	values: JsonObject
): void {
	const fields: FieldTable = collections[collection].fields;
	const stored = root.get(id);
	if (stored instanceof Y.Map) {
		for (const [name, value] of Object.entries(values)) writeValue(stored, fields, name, value);
		return;
	}
	const before = jsonOf(stored);
	if (before === undefined || !isJsonObject(before)) return;
	const after = { ...before, ...(storable(values) as JsonObject) };
	if (!isSameJson(before, after)) root.set(id, shareable(after));
}

/** Sets one key of a map, if that changes what it reads as. Shared text stays shared text. */
export function writeValue(map: Y.Map<unknown>, fields: FieldTable, name: string, value: Json): void {
	const after = storable(value);
	if (!map.has(name) && isEmptyValue(fields, name, after)) return;
	const stored = map.get(name);
	if (stored instanceof Y.Text && typeof after === 'string') return rewriteText(stored, after);
	const before = jsonOf(stored);
	if (before === undefined || !isSameJson(before, after)) map.set(name, shareable(after));
}

/** Takes keys off a record. */
export function clearValues(root: Y.Map<unknown>, id: string, names: readonly string[]): void {
	const stored = root.get(id);
	if (stored instanceof Y.Map) {
		for (const name of names) if (stored.has(name)) stored.delete(name);
		return;
	}
	const before = jsonOf(stored);
	if (before === undefined || !isJsonObject(before) || !names.some((name) => Object.hasOwn(before, name)))
		return;
	const kept = Object.entries(before).filter(([name]) => !names.includes(name));
	root.set(id, shareable(Object.fromEntries(kept)));
}

function isEmptyValue(fields: FieldTable, name: string, value: Json): boolean {
	const empty = fieldOf(fields, name)?.empty;
	if (value === empty) return true;
	if (isList(value)) return value.length === 0 && Array.isArray(empty) && empty.length === 0;
	return isJsonObject(value) && Object.keys(value).length === 0 && isJsonObject(empty as Json);
}

function fieldOf(fields: FieldTable, name: string) {
	return Object.hasOwn(fields, name) ? fields[name] : undefined;
}
