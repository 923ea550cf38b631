import { type CollectionName, collectionNames, collections } from './collections';
import type { FieldTable, Json, JsonObject } from './field';
import { byId, type Plan } from './plan';
import type { RecordBase } from './record';
import { roadmapFields } from './roadmap-info';

/**
 * One difference between two copies of a roadmap, as something that can be done to the first. Values are
 * as in a plan, so days are numbers; a missing unknown field reads as null. Of the roadmap itself only
 * fields change; its id here is "".
 */
export type Change =
	| {
			readonly kind: 'set';
			readonly collection: CollectionName | 'roadmap';
			readonly id: string;
			readonly field: string;
			readonly before: Json;
			readonly after: Json;
	  }
	| {
			readonly kind: 'add';
			readonly collection: CollectionName;
			readonly id: string;
			readonly record: RecordBase;
	  }
	| {
			readonly kind: 'delete';
			readonly collection: CollectionName;
			readonly id: string;
			readonly record: RecordBase;
	  };

/**
 * What would make mine like theirs: the roadmap's fields first, then each collection in the order of the
 * file format, records in their order. A record that only mine has is no difference, unless theirs has it
 * in its trash: then they deleted it. One that mine has in its trash and theirs has alive comes as an
 * addition. Unknown fields that theirs lacks are no difference either. Of talk only comments that mine lacks count:
 * a file may be without the names of those who spoke, and what was done there was not done here.
 */
export function diffPlans(mine: Plan, theirs: Plan): readonly Change[] {
	const changes: Change[] = setsOf('roadmap', '', roadmapFields, mine.roadmap, theirs.roadmap);
	for (const collection of collectionNames) {
		if (collection === 'activity') continue;
		const here: readonly RecordBase[] = mine[collection];
		const there: readonly RecordBase[] = theirs[collection];
		const { fields } = collections[collection];
		const reordered = isReordered(here, there);
		for (const record of there) {
			const own = byId(here).get(record.id);
			if (own === record) continue;
			if (!own) changes.push({ kind: 'add', collection, id: record.id, record });
			else if (collection !== 'comments') {
				changes.push(...setsOf(collection, record.id, fields, own, record));
				if (reordered && own.order !== record.order)
					changes.push(setOf(collection, record.id, 'order', own.order, record.order));
			}
		}
		const deleted = trashedIds(theirs, collection);
		for (const record of here) {
			if (deleted.has(record.id) && !byId(there).has(record.id))
				changes.push({ kind: 'delete', collection, id: record.id, record });
		}
	}
	return changes;
}

function trashedIds(plan: Plan, collection: CollectionName): ReadonlySet<string> {
	return new Set(plan.trash.filter((one) => one.collection === collection).map((one) => one.record.id));
}

type Values = { readonly more: JsonObject };

function setsOf(
	collection: CollectionName | 'roadmap',
	id: string,
	fields: FieldTable,
	mine: Values,
	theirs: Values
): Change[] {
	const unknown = Object.keys(theirs.more).filter((name) => !Object.hasOwn(fields, name));
	return [...Object.keys(fields), ...unknown.sort()]
		.map((name) => [name, valueIn(fields, mine, name), valueIn(fields, theirs, name)] as const)
		.filter(([, before, after]) => !isSame(before, after))
		.map(([name, before, after]) => setOf(collection, id, name, before, after));
}

function setOf(
	collection: CollectionName | 'roadmap',
	id: string,
	field: string,
	before: Json,
	after: Json
): Change {
	return { kind: 'set', collection, id, field, before, after };
}

function valueIn(fields: FieldTable, from: Values, name: string): Json {
	const known = Object.hasOwn(fields, name);
	return ownValue(known ? (from as unknown as JsonObject) : from.more, name);
}

function ownValue(values: JsonObject, name: string): Json {
	return (Object.hasOwn(values, name) ? values[name] : undefined) ?? null;
}

/** Whether the records that both lists have stand in a different sequence. */
function isReordered(mine: readonly RecordBase[], theirs: readonly RecordBase[]): boolean {
	const shared = theirs.filter((record) => byId(mine).has(record.id));
	const own = mine.filter((record) => byId(theirs).has(record.id));
	return own.some((record, index) => record.id !== shared[index]?.id);
}

/** Whether two values are equal; the order of an object's keys does not count. */
function isSame(a: Json, b: Json): boolean {
	if (a === b) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const [left, right] = [a as JsonObject, b as JsonObject];
	const keys = Object.keys(left);
	return (
		keys.length === Object.keys(right).length &&
		keys.every((key) => Object.hasOwn(right, key) && isSame(ownValue(left, key), ownValue(right, key)))
	);
}
