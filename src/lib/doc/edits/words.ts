import { type CollectionName, collections } from '$lib/plan/collections';
import type { FieldTable, JsonObject } from '$lib/plan/field';
import { linkEndCollections } from '$lib/plan/link-end';
import type { Plan } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';
import { recordName } from '$lib/plan/record-name';

/** Longest name in a label, in characters. */
const maxName = 40;

/** Fields whose label on a form does not read well in "set … of TE2". */
const spokenFields: Readonly<Record<string, string>> = {
	progress: 'progress',
	owner: 'owner',
	order: 'place',
	kind: 'kind',
	redesign: 'redesign mark',
	outsidePlatform: 'platform mark',
	urls: 'links out',
	plain: 'plain mark',
	done: 'reached mark',
	asOf: 'as-of day'
};

const irregularPlurals: Readonly<Record<string, string>> = {
	person: 'people',
	'clash of metrics': 'clashes of metrics',
	'pulse batch': 'pulse batches'
};

/** A record of any kind, alive or in the trash, as a label calls it: "TE2", or "CRM core". */
export function nameIn(plan: Plan, collection: CollectionName, id: string): string {
	const record = findRecord(plan, collection, id);
	if (record === undefined) return `a missing ${collections[collection].noun}`;
	if (collection !== 'links') return shortName(collection, record);
	const { from, to } = record as unknown as { readonly from: string; readonly to: string };
	return `link ${endIn(plan, from)} to ${endIn(plan, to)}`;
}

/** The record at the end of a link, alive or in the trash. */
export function endIn(plan: Plan, id: string): string {
	const collection = linkEndCollections.find((one) => findRecord(plan, one, id)) ?? 'initiatives';
	return nameIn(plan, collection, id);
}

/** The same for a record at hand: its code, else its name cut to forty characters. */
export function shortName(collection: CollectionName, record: RecordBase): string {
	const values: JsonObject = { ...record.more, ...(record as unknown as JsonObject) };
	if (typeof values.code === 'string' && values.code.trim() !== '') return cut(values.code.trim());
	return cut(recordName('', values) || `untitled ${collections[collection].noun}`);
}

/** Several of a kind: "3 initiatives". */
function countOf(collection: CollectionName, count: number): string {
	return countWords(count, collections[collection].noun);
}

/** "1 change", "12 changes". */
export function countWords(count: number, noun: string): string {
	return `${count} ${count === 1 ? noun : (irregularPlurals[noun] ?? pluralOf(noun))}`;
}

/** One by its name, several by their number. */
export function namesIn(plan: Plan, collection: CollectionName, ids: readonly string[]): string {
	const [only] = ids;
	return ids.length === 1 && only !== undefined
		? nameIn(plan, collection, only)
		: countOf(collection, ids.length);
}

/** A shift in days, with a true minus: "+30 days", "−1 day". */
export function shiftWords(days: number): string {
	return `${days < 0 ? '−' : '+'}${countWords(Math.abs(days), 'day')}`;
}

/** What was set: "owner", "start and end", "5 fields". */
export function fieldWords(fields: FieldTable, names: readonly string[]): string {
	const words = names.map((name) => spokenFields[name] ?? labelWords(fields, name));
	return words.length <= 2 ? words.join(' and ') : `${words.length} fields`;
}

/** A record that is alive or in the trash. A search is quicker here than the index of a list just made. */
export function findRecord(plan: Plan, collection: CollectionName, id: string): RecordBase | undefined {
	const list: readonly RecordBase[] = plan[collection];
	return (
		list.find((record) => record.id === id) ??
		plan.trash.find((one) => one.collection === collection && one.record.id === id)?.record
	);
}

function labelWords(fields: FieldTable, name: string): string {
	const label = (Object.hasOwn(fields, name) ? fields[name]?.label : undefined) ?? name;
	const upToComma = label.split(',')[0] ?? label;
	return upToComma.charAt(0).toLowerCase() + upToComma.slice(1);
}

function pluralOf(noun: string): string {
	return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

function cut(name: string): string {
	const characters = [...name];
	return characters.length > maxName
		? `${characters
				.slice(0, maxName - 1)
				.join('')
				.trimEnd()}…`
		: name;
}
