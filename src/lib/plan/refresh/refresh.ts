import type { Change } from '$lib/plan/change';
import { collections } from '$lib/plan/collections';
import type { Field, Json, JsonObject } from '$lib/plan/field';
import type { Plan } from '$lib/plan/plan';
import { recordName } from '$lib/plan/record-name';
import { isShared, listOf, matchRecords, type Matches, recordOf, type Refreshed } from './match';
import {
	lastRead,
	type RefreshCollection,
	refreshCollections,
	refreshFields,
	valuesRead
} from './read-values';
import type { RefreshKey } from './refresh-key';
import { linkRows } from './refresh-links';
import type { Refresh, RefreshRow } from './refresh-row';
import { sayField } from './refresh-words';

/**
 * What a later file says differently from a plan. Only fields that the file has are compared; an empty value of
 * the file never suggests to lose one; what was made here and never came from a file is not "gone"; and what
 * was changed here since the last reading is told, and kept unless someone takes the file's value.
 * `provided` are the names of the fields that the file has, "links" among them.
 */
export function compareForRefresh(
	mine: Plan,
	theirs: Plan,
	key: RefreshKey,
	provided: ReadonlySet<string>
): Refresh {
	const matches = matchRecords(mine, theirs, key);
	const rows: RefreshRow[] = [];
	const remembered: Change[] = [];
	let matched = 0;
	let unchanged = 0;
	let ownCount = 0;
	const ends = { later: 0, earlier: 0, same: 0 };
	for (const collection of refreshCollections) {
		const isWork = collection === 'initiatives' || collection === 'milestones';
		const seen = new Set<string>();
		for (const record of listOf(theirs, collection)) {
			const own = recordOf(mine, collection, matches.idHere.get(record.id) ?? '');
			if (!own) {
				if (!isShared(record, key, matches)) rows.push(newRow(collection, record, theirs, matches));
				continue;
			}
			seen.add(own.id);
			if (isWork) matched++;
			if (collection === 'initiatives') countEnd(ends, own, record);
			remembered.push(...readAgain(collection, own, record, provided));
			const row = changedRow(collection, own, record, { mine, theirs, matches, provided });
			if (row) rows.push(row);
			else if (isWork) unchanged++;
		}
		for (const own of listOf(mine, collection)) {
			if (seen.has(own.id) || isShared(own, key, matches)) continue;
			if (own.source !== null) rows.push(goneRow(collection, own));
			else if (isWork) ownCount++;
		}
	}
	if (provided.has('links')) rows.push(...linkRows(mine, theirs, matches));
	const shared = [...new Set(matches.shared.map(({ value }) => value))];
	return { rows, matched, unchanged, ends, ownCount, shared, remembered };
}

function countEnd(ends: { later: number; earlier: number; same: number }, own: Refreshed, record: Refreshed) {
	const [here, there] = [valuesOf(own).end, valuesOf(record).end];
	if (typeof here !== 'number' || typeof there !== 'number') return;
	ends[there > here ? 'later' : there < here ? 'earlier' : 'same']++;
}

interface Context {
	readonly mine: Plan;
	readonly theirs: Plan;
	readonly matches: Matches;
	readonly provided: ReadonlySet<string>;
}

function newRow(
	collection: RefreshCollection,
	record: Refreshed,
	theirs: Plan,
	matches: Matches
): RefreshRow {
	const placed = inPlan(record, matches);
	const values = record as unknown as { readonly phase?: string | null; readonly group?: string | null };
	const needs = [values.phase, values.group].filter(
		(id): id is string => typeof id === 'string' && !matches.idHere.has(id)
	);
	const where = values.phase ? recordOf(theirs, 'phases', values.phase)?.title : undefined;
	return {
		id: `new ${collection} ${record.id}`,
		kind: 'new',
		collection,
		name: nameIn(record),
		words: [where ? `New in the file, in the phase ${where}.` : 'New in the file.'],
		slipDays: null,
		changes: [{ kind: 'add', collection, id: record.id, record: placed }],
		isSuggested: true,
		needs
	};
}

function goneRow(collection: RefreshCollection, own: Refreshed): RefreshRow {
	return {
		id: `gone ${collection} ${own.id}`,
		kind: 'gone',
		collection,
		name: nameIn(own),
		words: ['Not in the file any more. Taking this puts it into the trash.'],
		slipDays: null,
		changes: [{ kind: 'delete', collection, id: own.id, record: own }],
		isSuggested: false,
		needs: []
	};
}

const dateFields: ReadonlySet<string> = new Set(['start', 'end', 'actualStart', 'actualEnd', 'day']);

function changedRow(
	collection: RefreshCollection,
	own: Refreshed,
	record: Refreshed,
	context: Context
): RefreshRow | null {
	const words: string[] = [];
	const changes: Change[] = [];
	const needs: string[] = [];
	let slipDays: number | null = null;
	let isSuggested = true;
	const [here, there] = [valuesOf(own), valuesOf(inPlan(record, context.matches))];
	const before = lastRead(own.source);
	for (const field of refreshFields[collection]) {
		if (!context.provided.has(field)) continue;
		const [old, now] = [here[field] ?? null, there[field] ?? null];
		const isUnread = before !== null && Object.hasOwn(before, field) && before[field] === now;
		if (old === now || isUnread) continue;
		const isLoss = now === null || now === '';
		if (isLoss && !dateFields.has(field)) continue;
		const isOurs = before !== null && Object.hasOwn(before, field) && before[field] !== old;
		if (isOurs || isLoss) isSuggested = false;
		const table: { readonly [name: string]: Field<unknown> } = collections[collection].fields;
		words.push(sayField(table[field] ?? null, field, old, now, isOurs, nameOfId(field, context)));
		if ((field === 'end' || field === 'day') && typeof old === 'number' && typeof now === 'number')
			slipDays = now - old;
		if ((field === 'phase' || field === 'group') && typeof now === 'string' && !isHere(now, context))
			needs.push(now);
		changes.push({ kind: 'set', collection, id: own.id, field, before: old, after: now });
	}
	const custom = collection === 'initiatives' ? customChange(own, record) : null;
	if (custom) {
		words.push(...custom.words);
		changes.push(custom.change);
	}
	if (changes.length === 0) return null;
	const isMove = changes.some((change) => change.kind === 'set' && dateFields.has(change.field));
	const kind = isMove ? 'moved' : 'changed';
	const id = `${collection} ${own.id}`;
	return { id, kind, collection, name: nameIn(own), words, slipDays, changes, isSuggested, needs };
}

/** Fields of the table's own: the file's values over those here, names that only the plan has kept. */
function customChange(own: Refreshed, record: Refreshed): { change: Change; words: string[] } | null {
	const before = (valuesOf(own).custom ?? {}) as JsonObject;
	const theirs = (valuesOf(record).custom ?? {}) as JsonObject;
	const changed = Object.entries(theirs).filter(([name, value]) => value !== '' && before[name] !== value);
	if (changed.length === 0) return null;
	const after = { ...before, ...Object.fromEntries(changed) };
	const words = changed.map(([name, value]) =>
		sayField(null, name, before[name] ?? null, value, false, String)
	);
	return {
		change: { kind: 'set', collection: 'initiatives', id: own.id, field: 'custom', before, after },
		words
	};
}

/** Remembers what the file gave for a record. */
function readAgain(
	collection: RefreshCollection,
	own: Refreshed,
	record: Refreshed,
	provided: ReadonlySet<string>
): Change[] {
	const read = valuesRead(record, collection, provided);
	const after: JsonObject = {
		...(own.source as JsonObject | null),
		...(record.source as JsonObject | null),
		format: record.source?.format ?? own.source?.format ?? 'csv',
		key: record.source?.key ?? own.source?.key ?? '',
		read
	};
	const before = own.source as JsonObject | null;
	if (JSON.stringify(before) === JSON.stringify(after)) return [];
	return [{ kind: 'set', collection, id: own.id, field: 'source', before, after }];
}

/** A record of the file with the ids that its phase and group have here. */
function inPlan(record: Refreshed, matches: Matches): Refreshed {
	const { phase, group } = valuesOf(record);
	const here = (id: Json | undefined) => (typeof id === 'string' ? (matches.idHere.get(id) ?? id) : id);
	return {
		...record,
		...(phase === undefined ? {} : { phase: here(phase) }),
		...(group === undefined ? {} : { group: here(group) })
	};
}

function isHere(id: string, { mine }: Context): boolean {
	return Boolean(recordOf(mine, 'phases', id) ?? recordOf(mine, 'groups', id));
}

function nameOfId(field: string, { mine, theirs }: Context): (id: string) => string {
	const collection = field === 'group' ? 'groups' : 'phases';
	return (id) => (recordOf(mine, collection, id) ?? recordOf(theirs, collection, id))?.title ?? id;
}

function nameIn(record: Refreshed): string {
	return recordName(record.id, valuesOf(record));
}

function valuesOf(record: object): JsonObject {
	return record as JsonObject;
}
