import type { Change } from './change';
import { type CollectionName, collections } from './collections';
import { formatDay, parseDay } from './day';
import type { Field, FieldTable, Json, JsonObject } from './field';
import { byId, type Plan } from './plan';
import type { RecordBase } from './record';
import { recordName } from './record-name';
import { roadmapFields } from './roadmap-info';
import { fieldInWords, valueInWords } from './value-words';

/** A change as people read it. */
export interface ChangeWords {
	/** "TE2 Order-change self-service · Planned end" */
	readonly what: string;
	/** "31 Jan 2029" */
	readonly before: string;
	/** "28 Feb 2029" */
	readonly after: string;
}

/** A change from `diffPlans(mine, theirs)` in plain words, with the names that the two copies know. */
export function describeChange(change: Change, mine: Plan, theirs: Plan): ChangeWords {
	const names = new Names(mine, theirs);
	if (change.kind === 'set') return describeSet(change, names);
	const { collection, id, record } = change;
	const what = names.label(collection, record);
	const deletedHere = deletionIn(mine, collection, id);
	if (change.kind === 'add')
		return { what, before: deletedHere ?? 'Not there', after: deletedHere ? 'Restored' : 'Added' };
	return { what, before: 'Kept', after: deletionIn(theirs, collection, id) ?? 'Deleted' };
}

function describeSet(change: Change & { kind: 'set' }, names: Names): ChangeWords {
	const { collection, id, field: name } = change;
	if (collection === 'roadmap') return setWords(change, 'Roadmap', fieldOf(roadmapFields, name), names);
	const { mine, theirs } = names;
	const label = names.label(collection, byId<RecordBase>(mine[collection]).get(id) ?? null);
	if (name === 'order')
		return {
			what: `${label} · Place in the list`,
			before: placeIn(mine[collection], id),
			after: placeIn(theirs[collection], id)
		};
	return setWords(change, label, fieldOf(collections[collection].fields, name), names);
}

function setWords(
	{ collection, field: name, before, after }: Change & { kind: 'set' },
	of: string,
	field: Field<unknown> | null,
	names: Names
): ChangeWords {
	const refersTo = (collection === 'links' ? linkEnds : idFields).get(name);
	const nameOf = (id: string) => (refersTo && names.name(refersTo, id)) ?? id;
	const isEnd = collection === 'links' && refersTo !== undefined;
	const words = (value: Json) => (isEnd ? nameOf(String(value)) : valueInWords(field, value, nameOf));
	return {
		what: `${of} · ${field?.label ?? fieldInWords(name)}`,
		before: words(before),
		after: words(after)
	};
}

function fieldOf(fields: FieldTable, name: string): Field<unknown> | null {
	return (Object.hasOwn(fields, name) ? fields[name] : undefined) ?? null;
}

/** The collections that the ids in a field belong to. */
type References = ReadonlyMap<string, CollectionName>;
const linkEnds: References = new Map([
	['from', 'initiatives'],
	['to', 'initiatives']
]);
const idFields: References = new Map([
	['phase', 'phases'],
	['teams', 'teams'],
	['withdraws', 'decisions']
]);

/** Finds what records are called, in the other copy first: it may know newer ones. */
class Names {
	readonly mine: Plan;
	readonly theirs: Plan;

	constructor(mine: Plan, theirs: Plan) {
		this.mine = mine;
		this.theirs = theirs;
	}

	name(collection: CollectionName, id: string): string | null {
		const record =
			byId<RecordBase>(this.theirs[collection]).get(id) ?? byId<RecordBase>(this.mine[collection]).get(id);
		return record ? recordName(id, valuesOf(record)) : null;
	}

	/** A record with its kind before it, except for initiatives, whose codes speak for themselves. */
	label(collection: CollectionName, record: RecordBase | null): string {
		const { noun } = collections[collection];
		if (!record) return noun;
		const values = valuesOf(record);
		if (collection === 'initiatives') return recordName(record.id, values);
		const kind = noun.charAt(0).toUpperCase() + noun.slice(1);
		if (collection !== 'links') return `${kind} ${recordName(record.id, values)}`;
		const [from, to] = [String(values.from), String(values.to)];
		return `${kind} ${this.name('initiatives', from) ?? from} → ${this.name('initiatives', to) ?? to}`;
	}
}

function valuesOf(record: RecordBase): JsonObject {
	return { ...record.more, ...(record as unknown as JsonObject) };
}

function placeIn(list: readonly RecordBase[], id: string): string {
	return `${list.findIndex((record) => record.id === id) + 1} of ${list.length}`;
}

/** "Deleted on 2 Mar 2028 by Ann", as far as is known; null when a plan does not have it in its trash. */
function deletionIn(plan: Plan, collection: CollectionName, id: string): string | null {
	const gone = plan.trash.find((one) => one.collection === collection && one.record.id === id);
	if (!gone) return null;
	const day = parseDay(gone.deletedAt.slice(0, 10));
	return [
		'Deleted',
		day === null ? '' : ` on ${formatDay(day)}`,
		gone.deletedBy && ` by ${gone.deletedBy}`
	].join('');
}
