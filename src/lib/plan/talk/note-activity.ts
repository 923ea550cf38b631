import { type CollectionName, collections } from '$lib/plan/collections';
import { type Field, type FieldTable, type Json, type JsonObject, maxLine } from '$lib/plan/field';
import type { Plan } from '$lib/plan/plan';
import { makeRecord, type RecordBase } from '$lib/plan/record';
import { roadmapFields } from '$lib/plan/roadmap-info';
import { type Activity, type ActivityChange, activityFields } from './activity';
import type { Me } from './me';
import { type Touched, touchedBetween } from './touched';

/** What a command is called that touched remarks on persons: those who may not read them read this. */
const onPersons = 'change remarks on persons';
const onPersonsToo = 'change records, remarks on persons among them';

/** Most records, and most characters as JSON, that one activity record has room for. */
const mostChanges = 100;
const mostCharacters = 8_000;

/** One command, with the plan before and after it. */
export interface DoneCommand {
	readonly label: string;
	readonly before: Plan;
	readonly after: Plan;
}

/**
 * The activity record of a command; null where it changed nothing, or only talk, which names its writers itself.
 * Nothing of the part `people` is in it: everybody may read activity.
 */
export function noteActivity(id: string, done: DoneCommand, me: Me, at: string): Activity | null {
	const touched = touchedBetween(done.before, done.after).filter(
		({ collection }) => partOf(collection) !== 'talk'
	);
	const told = touched.filter(({ collection }) => partOf(collection) !== 'people');
	const changes = [...roadmapChange(done), ...told.flatMap(changeOf)];
	if (changes.length === 0 && touched.length === told.length) return null;
	const kept = withinRoom(changes);
	const label = touched.length === told.length ? done.label : changes.length === 0 ? onPersons : onPersonsToo;
	return makeRecord(activityFields, id, {
		label: label.slice(0, maxLine),
		by: me.participantId,
		name: me.name,
		at,
		changes: kept as readonly (ActivityChange & Json)[],
		others: changes.length - kept.length
	});
}

function partOf(collection: CollectionName) {
	return collections[collection].part;
}

function roadmapChange({ before, after }: DoneCommand): readonly ActivityChange[] {
	if (before.roadmap === after.roadmap) return [];
	const values = replaced(roadmapFields, before.roadmap, after.roadmap);
	if (Object.keys(values).length === 0) return [];
	return [{ collection: 'roadmap', id: '', how: 'changed', before: values }];
}

function changeOf({ collection, before, after }: Touched): readonly ActivityChange[] {
	if (!before) return after ? [{ collection, id: after.id, how: 'added', before: {} }] : [];
	if (!after) return [{ collection, id: before.id, how: 'deleted', before: {} }];
	const { fields } = collections[collection];
	const values = replaced(fields, before, after);
	const moved: JsonObject = before.order === after.order ? {} : { order: before.order };
	const all = { ...values, ...moved };
	return Object.keys(all).length === 0 ? [] : [{ collection, id: after.id, how: 'changed', before: all }];
}

/** The values of fields that differ, as they were. */
function replaced(
	fields: FieldTable,
	before: Pick<RecordBase, 'more'>,
	after: Pick<RecordBase, 'more'>
): JsonObject {
	const [was, is] = [before, after] as unknown as readonly [Values, Values];
	const known = Object.entries<Field<unknown>>(fields)
		.filter(([name]) => !isEqual(was[name], is[name]))
		.map(([name, field]) => [name, field.toFile(was[name])] as const);
	const names = new Set([...Object.keys(before.more), ...Object.keys(after.more)]);
	const unknown = [...names]
		.filter((name) => !isEqual(before.more[name], after.more[name]))
		.map((name) => [name, before.more[name] ?? null] as const);
	return Object.fromEntries([...known, ...unknown]);
}

type Values = { readonly [name: string]: unknown };

/** Values are as they were read: equal ones may be two objects. */
function isEqual(one: unknown, other: unknown): boolean {
	return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function withinRoom(changes: readonly ActivityChange[]): readonly ActivityChange[] {
	let characters = 0;
	return changes.slice(0, mostChanges).filter((change) => {
		const length = JSON.stringify(change).length;
		if (characters + length > mostCharacters) return false;
		characters += length;
		return true;
	});
}
