import { type FieldTable, isJsonObject, isList, type Json, type JsonObject } from '$lib/plan/field';
import { collections } from '$lib/plan/collections';
import type { Group } from '$lib/plan/group';
import { contentOfGroups } from '$lib/plan/group-tree';
import type { Initiative } from '$lib/plan/initiative';
import { statusNames } from '$lib/plan/initiative-words';
import { isoOf } from '$lib/plan/day';
import { laneNames } from '$lib/plan/lane';
import type { Link } from '$lib/plan/link';
import type { Milestone } from '$lib/plan/milestone';
import { byId, type Plan } from '$lib/plan/plan';
import { makeRecord, type RecordBase } from '$lib/plan/record';
import { recordsOf } from './row-record';

/** Rows on the clipboard: whole records as a roadmap file has them, with the links among them. */
export interface ClipRows {
	readonly initiatives: readonly Initiative[];
	readonly milestones: readonly Milestone[];
	readonly groups: readonly Group[];
	readonly links: readonly Link[];
}

const format = 'longroad-rows';
const kinds = ['initiatives', 'milestones', 'groups', 'links'] as const;

/** Most records of a kind that are taken from a clipboard. */
const mostRows = 50_000;

/** The rows under these ids with all that is in their groups, and the links among them. */
export function rowsToCopy(plan: Plan, ids: Iterable<string>): ClipRows {
	const chosen = new Set(recordsOf(plan, ids).map(({ record }) => record.id));
	const inside = contentOfGroups(plan, chosen);
	for (const list of [inside.groups, inside.initiatives, inside.milestones])
		for (const { id } of list) chosen.add(id);
	const isChosen = ({ id }: RecordBase) => chosen.has(id);
	return {
		initiatives: plan.initiatives.filter(isChosen),
		milestones: plan.milestones.filter(isChosen),
		groups: plan.groups.filter(isChosen),
		links: plan.links.filter(({ from, to }) => chosen.has(from) && chosen.has(to))
	};
}

/** Rows as other programs read them, a line each: code, title, lane, phase, start, end, owner, status, done. */
export function rowsAsText(plan: Plan, rows: ClipRows): string {
	const phaseName = (id: string | null) => (id === null ? '' : (byId(plan.phases).get(id)?.title ?? ''));
	const initiatives = rows.initiatives.map((one) => [
		one.code,
		one.title,
		laneNames[one.lane],
		phaseName(one.phase),
		one.start === null ? '' : isoOf(one.start),
		one.end === null ? '' : isoOf(one.end),
		one.owner,
		statusNames[one.status],
		`${one.progress}%`
	]);
	const milestones = rows.milestones.map((one) => [
		'',
		one.title,
		one.lane === null ? '' : laneNames[one.lane],
		phaseName(one.phase),
		one.day === null ? '' : isoOf(one.day),
		'',
		one.owner,
		'',
		one.done ? '100%' : ''
	]);
	return [...initiatives, ...milestones].map((cells) => cells.map(asCell).join('\t')).join('\n');
}

/** Rows as this program reads them again: values as in a roadmap file. */
export function rowsAsJson(rows: ClipRows): string {
	const lists = kinds.map((kind) => [kind, rows[kind].map((record) => toFile(kind, record))]);
	return JSON.stringify({ format, version: 1, ...Object.fromEntries(lists) });
}

/** What `rowsAsJson` wrote; null for any other text. Values that are not legal read as empty. */
export function rowsFromJson(text: string): ClipRows | null {
	let value: Json;
	try {
		value = JSON.parse(text) as Json;
	} catch {
		return null;
	}
	if (!isJsonObject(value) || value.format !== format || value.version !== 1) return null;
	const lists = kinds.map((kind) => {
		const list = isList(value[kind] ?? null) ? (value[kind] as readonly Json[]) : [];
		return [kind, list.slice(0, mostRows).flatMap((one) => fromFile(kind, one))];
	});
	return Object.fromEntries(lists) as unknown as ClipRows;
}

function toFile(kind: (typeof kinds)[number], record: RecordBase): JsonObject {
	const values = record as unknown as { readonly [name: string]: unknown };
	const fields: FieldTable = collections[kind].fields;
	const known = Object.entries(fields)
		.filter(([name, field]) => values[name] !== field.empty)
		.map(([name, field]) => [name, field.toFile(values[name])]);
	return { ...record.more, ...(Object.fromEntries(known) as JsonObject), id: record.id };
}

function fromFile(kind: (typeof kinds)[number], value: Json): RecordBase[] {
	if (!isJsonObject(value) || typeof value.id !== 'string') return [];
	const fields: FieldTable = collections[kind].fields;
	const values: Record<string, unknown> = {};
	for (const [name, field] of Object.entries(fields)) {
		const read = Object.hasOwn(value, name) ? field.fromFile(value[name] as Json) : undefined;
		if (read !== undefined) values[name] = read;
	}
	return [makeRecord(fields, value.id, values)];
}

/** A cell as spreadsheets read it: in quotes where it holds a tab, a line break or a quote. */
function asCell(text: string): string {
	return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
