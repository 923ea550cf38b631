import type { Edit } from '$lib/doc/edit';
import { addLink } from '$lib/doc/edits/add-link';
import { shiftWithinCalendar } from '$lib/doc/edits/day-shift';
import { deleteRecords } from '$lib/doc/edits/delete-records';
import { together } from '$lib/doc/edits/together';
import type { Change } from '$lib/plan/change';
import { addDays, type CalendarUnit, type Day, shift } from '$lib/plan/day';
import type { Json, JsonObject } from '$lib/plan/field';
import { fieldChanges } from '$lib/plan/field-change';
import { contentOfGroups } from '$lib/plan/group-tree';
import { currentSpan, type Initiative } from '$lib/plan/initiative';
import { linkFields } from '$lib/plan/link-fields';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { whyNotLink } from './link-actions';
import { newId } from './new-id';
import { deletionMark, takeOver } from './plan-actions';
import type { Roadmap } from './roadmap.svelte';
import { type FoundRecord, nameRecords, recordsOf } from './row-record';

/** Most records that are linked one after the other at once. */
export const longestChain = 200;

/** The days of each kind of record that move with it. */
const dayFields: Readonly<Record<FoundRecord['collection'], readonly string[]>> = {
	initiatives: ['start', 'end', 'actualStart', 'actualEnd'],
	milestones: ['day'],
	phases: ['start', 'end'],
	groups: ['start', 'end']
};

/** Fields of a kind that mean the same everywhere: setting one of many rows sets it where it is known. */
const sharedFields: Readonly<Record<FoundRecord['collection'], readonly string[]>> = {
	initiatives: ['status', 'owner', 'progress', 'teams', 'health'],
	milestones: ['owner'],
	phases: [],
	groups: []
};

/**
 * Moves records by so many units of the calendar, each from its own first day, and a group with all that is
 * in it. False when nothing has a day to move.
 */
export function shiftRecords(
	roadmap: Roadmap,
	ids: Iterable<string>,
	count: number,
	unit: CalendarUnit
): boolean {
	const { plan } = roadmap;
	const chosen = recordsOf(plan, ids);
	const changes = withContent(plan, chosen).flatMap((found) => shiftChanges(found, count, unit));
	takeOver(roadmap, changes, `move ${nameRecords(chosen)} ${unitWords(count, unit)}`);
	return changes.length > 0;
}

/**
 * Moves one end of each initiative by so many units, planned and where known actual; a phase has its own ends.
 * Each stays at least one day long. False when none could change.
 */
export function resizeRecords(
	roadmap: Roadmap,
	ids: Iterable<string>,
	edge: 'start' | 'end',
	count: number,
	unit: CalendarUnit
): boolean {
	const { plan } = roadmap;
	const chosen = recordsOf(plan, ids);
	const changes = chosen.flatMap((found) => resizeChanges(found, edge, count, unit));
	takeOver(roadmap, changes, `move ${edge} of ${nameRecords(chosen)} ${unitWords(count, unit)}`);
	return changes.length > 0;
}

/** Sets fields of all these records that have them. */
export function setOnAll(roadmap: Roadmap, ids: Iterable<string>, values: JsonObject): void {
	const chosen = recordsOf(roadmap.plan, ids);
	const changes = chosen.flatMap(({ collection, record }) => {
		const known = Object.entries(values).filter(([name]) => sharedFields[collection].includes(name));
		return fieldChanges(collection, record, Object.fromEntries(known));
	});
	takeOver(roadmap, changes, `set ${Object.keys(values).join(' and ')} of ${nameRecords(chosen)}`);
}

/** Adds a team to what these initiatives touch, or takes it away. */
export function setTeam(roadmap: Roadmap, ids: Iterable<string>, team: string, isTouched: boolean): void {
	const chosen = recordsOf(roadmap.plan, ids).filter(({ collection }) => collection === 'initiatives');
	const changes = chosen.flatMap(({ collection, record }) => {
		const { teams } = record as Initiative;
		if (teams.includes(team) === isTouched) return [];
		const after = isTouched ? [...teams, team] : teams.filter((one) => one !== team);
		return fieldChanges(collection, record, { teams: after });
	});
	takeOver(roadmap, changes, `${isTouched ? 'add a team to' : 'take a team from'} ${nameRecords(chosen)}`);
}

/** Marks initiatives as done and milestones as reached, or takes that back where all of them are already. */
export function toggleDone(roadmap: Roadmap, ids: Iterable<string>): void {
	const chosen = recordsOf(roadmap.plan, ids);
	const isAllDone = areAllDone(chosen);
	const changes = chosen.flatMap(({ collection, record }) => {
		if (collection === 'milestones') return fieldChanges(collection, record, { done: !isAllDone });
		if (collection !== 'initiatives') return [];
		const status = record.actualStart !== null || record.progress > 0 ? 'active' : 'planned';
		const done: JsonObject = isAllDone ? { status } : { status: 'done', progress: 100 };
		return fieldChanges(collection, record, done);
	});
	takeOver(roadmap, changes, `mark ${nameRecords(chosen)} as ${isAllDone ? 'not done' : 'done'}`);
}

/** Moves records of any kind to the trash as one step, groups with all that is in them. */
export function trashAll(roadmap: Roadmap, ids: Iterable<string>): void {
	const { plan } = roadmap;
	const chosen = recordsOf(plan, ids);
	const byKind = new Map<FoundRecord['collection'], string[]>();
	for (const { collection, record } of withContent(plan, chosen)) {
		const list = byKind.get(collection);
		if (list) list.push(record.id);
		else byKind.set(collection, [record.id]);
	}
	const mark = deletionMark(roadmap);
	const edits = [...byKind].map(([collection, some]) => deleteRecords(plan, collection, some, mark));
	if (edits.length > 0) roadmap.run(together(edits, `delete ${nameRecords(chosen)}`));
}

/**
 * Links records one after the other, finish to start, in the order of their first days. Pairs that are linked
 * already, or that cannot be, are left out. Returns how many links were made.
 */
export function linkInChain(roadmap: Roadmap, ids: Iterable<string>): number {
	let { plan } = roadmap;
	const chosen = recordsOf(plan, ids).slice(0, longestChain);
	const inOrder = chosen
		.map((found, at) => ({ id: found.record.id, day: firstDayOf(found) ?? Infinity, at }))
		.sort((a, b) => a.day - b.day || a.at - b.at);
	const edits: Edit[] = [];
	for (let at = 1; at < inOrder.length; at++) {
		const [from, to] = [inOrder[at - 1]?.id ?? '', inOrder[at]?.id ?? ''];
		if (whyNotLink(plan, from, to, 'FS') !== null) continue;
		const link = makeRecord(linkFields, newId(), { from, to });
		edits.push(addLink(plan, { id: link.id, from, to, type: 'FS', lagDays: 0 }));
		plan = { ...plan, links: [...plan.links, link] };
	}
	if (edits.length > 0) roadmap.run(together(edits, `link ${nameRecords(chosen)} in a chain`));
	return edits.length;
}

/** Whether each of these that can be done is. */
function areAllDone(chosen: readonly FoundRecord[]): boolean {
	return chosen.every(({ collection, record }) => {
		if (collection === 'initiatives') return record.status === 'done';
		return collection !== 'milestones' || record.done;
	});
}

function withContent(plan: Plan, chosen: readonly FoundRecord[]): readonly FoundRecord[] {
	const groups = chosen.filter(({ collection }) => collection === 'groups');
	if (groups.length === 0) return chosen;
	const inside = contentOfGroups(
		plan,
		groups.map(({ record }) => record.id)
	);
	const all = [inside.groups, inside.initiatives, inside.milestones].flat().map(({ id }) => id);
	return recordsOf(plan, [...chosen.map(({ record }) => record.id), ...all]);
}

function shiftChanges(found: FoundRecord, count: number, unit: CalendarUnit): readonly Change[] {
	const first = firstDayOf(found);
	if (first === null) return [];
	const names = dayFields[found.collection];
	const days = names.map((name) => dayIn(found, name));
	const by = shiftWithinCalendar(days, shift(unit, first, count) - first);
	return movedDays(found, names, by);
}

function resizeChanges(
	found: FoundRecord,
	edge: 'start' | 'end',
	count: number,
	unit: CalendarUnit
): readonly Change[] {
	const { collection, record } = found;
	if (collection !== 'initiatives' && collection !== 'phases') return [];
	const names =
		collection === 'phases' ? [edge] : edge === 'start' ? ['start', 'actualStart'] : ['end', 'actualEnd'];
	const span = collection === 'initiatives' ? currentSpan(record) : record;
	if (!span || span.start === null || span.end === null) return [];
	const now = span[edge] as Day;
	const wanted = shift(unit, now, count) - now;
	const spans = [span, ...(collection === 'initiatives' ? [{ start: record.start, end: record.end }] : [])];
	const room = Math.min(
		...spans.map(({ start, end }) => (start === null || end === null ? Infinity : Math.max(0, end - start)))
	);
	const by = edge === 'start' ? Math.min(wanted, room) : Math.max(wanted, -room);
	const days = names.map((name) => dayIn(found, name));
	return movedDays(found, names, shiftWithinCalendar(days, by));
}

function movedDays(found: FoundRecord, names: readonly string[], by: number): readonly Change[] {
	const set = names.flatMap((name) => {
		const day = dayIn(found, name);
		return day === null ? [] : [[name, addDays(day, by)] as const];
	});
	return fieldChanges(found.collection, found.record, Object.fromEntries(set));
}

function firstDayOf(found: FoundRecord): Day | null {
	if (found.collection === 'initiatives') {
		const { actualStart, start, actualEnd, end } = found.record;
		return actualStart ?? start ?? actualEnd ?? end;
	}
	if (found.collection === 'milestones') return found.record.day;
	return found.record.start ?? found.record.end;
}

function dayIn({ record }: FoundRecord, name: string): Day | null {
	return ((record as unknown as { readonly [name: string]: Json })[name] ?? null) as Day | null;
}

/** "2 weeks later", "1 month earlier". */
function unitWords(count: number, unit: CalendarUnit): string {
	const size = Math.abs(count);
	return `${size} ${unit}${size === 1 ? '' : 's'} ${count < 0 ? 'earlier' : 'later'}`;
}
