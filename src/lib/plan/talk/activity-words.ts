import { type CollectionName, collections } from '$lib/plan/collections';
import type { FieldTable, JsonObject } from '$lib/plan/field';
import { byId, type Plan } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';
import { recordName } from '$lib/plan/record-name';
import { roadmapFields } from '$lib/plan/roadmap-info';
import { fieldInWords, valueInWords } from '$lib/plan/value-words';
import type { ActivityChange } from './activity';

/** What a command did to one record, as people read it. */
export interface ChangeInWords {
	/** "TE2 Order-change self-service", "New phase: Begin" */
	readonly record: string;
	/** "Planned end" and "31 Jan 2029"; none where the record was added or deleted. */
	readonly replaced: readonly { readonly field: string; readonly was: string }[];
	readonly how: ActivityChange['how'];
}

/** A change in plain words, with the names that the plan knows today. */
export function changeInWords(change: ActivityChange, plan: Plan): ChangeInWords {
	const fields = fieldsOf(change.collection);
	const replaced = Object.entries(change.before).map(([name, value]) => {
		const field = (Object.hasOwn(fields, name) ? fields[name] : undefined) ?? null;
		if (name === 'order') return { field: 'Place in the list', was: 'another' };
		const read = field ? field.fromFile(value) : value;
		const nameOf = (id: string) => anyName(plan, id) ?? id;
		return {
			field: field?.label ?? fieldInWords(name),
			was: valueInWords(read === undefined ? null : field, (read ?? value) as typeof value, nameOf)
		};
	});
	return { record: nameOfRecord(change, plan), replaced, how: change.how };
}

function fieldsOf(collection: string): FieldTable {
	if (collection === 'roadmap') return roadmapFields;
	return isCollection(collection) ? collections[collection].fields : {};
}

function isCollection(name: string): name is CollectionName {
	return Object.hasOwn(collections, name);
}

function nameOfRecord({ collection, id }: ActivityChange, plan: Plan): string {
	if (collection === 'roadmap') return 'The roadmap';
	if (!isCollection(collection)) return `A ${fieldInWords(collection).toLowerCase()} record`;
	const { noun } = collections[collection];
	const record = find(plan, collection, id);
	if (!record) return `${/^[aeiou]/.test(noun) ? 'An' : 'A'} ${noun} that is gone`;
	if (collection === 'initiatives') return recordName(id, valuesOf(record));
	return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${sayName(record, plan, collection)}`;
}

function sayName(record: RecordBase, plan: Plan, collection: CollectionName): string {
	const values = valuesOf(record);
	if (collection !== 'links') return recordName(record.id, values);
	const end = (value: unknown) => anyName(plan, String(value)) ?? String(value);
	return `${end(values.from)} → ${end(values.to)}`;
}

/** Ids of records are their own: which list one is in does not matter to its name. */
const named = ['initiatives', 'milestones', 'phases', 'groups', 'teams', 'behaviours', 'inhibitors'] as const;

function anyName(plan: Plan, id: string): string | null {
	const record = named.map((name) => byId<RecordBase>(plan[name]).get(id)).find((one) => one !== undefined);
	return record ? recordName(id, valuesOf(record)) : null;
}

function find(plan: Plan, collection: CollectionName, id: string): RecordBase | undefined {
	return (
		byId<RecordBase>(plan[collection]).get(id) ??
		plan.trash.find((one) => one.collection === collection && one.record.id === id)?.record
	);
}

function valuesOf(record: RecordBase): JsonObject {
	return { ...record.more, ...(record as unknown as JsonObject) };
}
