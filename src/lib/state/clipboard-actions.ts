import { orderKeysAfter } from '$lib/doc/order-key';
import { codeMaker } from '$lib/plan/codes';
import type { Change } from '$lib/plan/change';
import type { CollectionName } from '$lib/plan/collections';
import type { Group } from '$lib/plan/group';
import type { Initiative } from '$lib/plan/initiative';
import { initiativeFields } from '$lib/plan/initiative-fields';
import type { Lane } from '$lib/plan/lane';
import type { Milestone } from '$lib/plan/milestone';
import { byId, type Plan } from '$lib/plan/plan';
import { makeRecord, type RecordBase } from '$lib/plan/record';
import { trashAll } from './bulk-actions';
import { readLines } from './clipboard-lines';
import { type ClipRows, rowsAsJson, rowsAsText, rowsFromJson, rowsToCopy } from './clipboard-rows';
import { newId } from './new-id';
import { takeOver } from './plan-actions';
import type { Roadmap } from './roadmap.svelte';

/** The type under which this program finds its own rows on a clipboard. */
export const ownType = 'application/x-longroad+json';

/** What of a clipboard is used; the browser's own `DataTransfer` is one. */
export interface ClipData {
	getData(type: string): string;
	setData(type: string, text: string): void;
}

/** Where pasted rows go; what is not named stays as it was copied. */
export interface PastePlace {
	/** Rows of a single lane change to this one; rows of several keep theirs. */
	readonly lane?: Lane;
	readonly phase?: string | null;
	readonly group?: string | null;
	/** Id of the record after which they stand; null for last. */
	readonly after: string | null;
}

/** What was copied last in this tab, for clipboards that keep nothing but text. */
let lastCopied: { readonly text: string; readonly json: string } | null = null;

/** Puts rows on the clipboard, as text for other programs and whole for this one. False when there are none. */
export function copyRows(roadmap: Roadmap, ids: Iterable<string>, clipboard: ClipData): boolean {
	const rows = rowsToCopy(roadmap.plan, ids);
	const count = rows.initiatives.length + rows.milestones.length + rows.groups.length;
	if (count === 0) return false;
	const text = rowsAsText(roadmap.plan, rows);
	const json = rowsAsJson(rows);
	lastCopied = { text, json };
	clipboard.setData('text/plain', text);
	clipboard.setData(ownType, json);
	roadmap.announce(`${count} ${count === 1 ? 'row' : 'rows'} copied.`);
	return true;
}

/** Copies rows and moves them to the trash. */
export function cutRows(roadmap: Roadmap, ids: readonly string[], clipboard: ClipData): boolean {
	if (!copyRows(roadmap, ids, clipboard)) return false;
	trashAll(roadmap, ids);
	return true;
}

/**
 * Makes new rows of what is on the clipboard, as one edit: rows of this program whole, with new ids and codes
 * and the links among them; lines of any other text as initiatives. Returns the ids of the new initiatives,
 * milestones and groups; none when there is nothing to paste.
 */
export function pasteRows(
	roadmap: Roadmap,
	clipboard: Pick<ClipData, 'getData'>,
	place: PastePlace
): readonly string[] {
	const text = clipboard.getData('text/plain');
	const isOwn = text !== '' && plainText(text) === plainText(lastCopied?.text ?? '');
	const json = clipboard.getData(ownType) || (isOwn ? (lastCopied?.json ?? '') : '');
	const rows = rowsFromJson(json) ?? rowsOfLines(text, roadmap.plan);
	return addRows(roadmap, rows, place, 'paste');
}

/** Makes a copy of rows right after the last of them, with the links among them. Returns the new ids. */
export function duplicateRows(roadmap: Roadmap, ids: Iterable<string>): readonly string[] {
	const rows = rowsToCopy(roadmap.plan, ids);
	const after = (rows.initiatives.at(-1) ?? rows.milestones.at(-1) ?? rows.groups.at(-1))?.id ?? null;
	return addRows(roadmap, rows, { after }, 'duplicate');
}

function rowsOfLines(text: string, plan: Plan): ClipRows {
	const initiatives = readLines(text, plan).map(({ lane, ...values }, at) =>
		makeRecord(initiativeFields, `line ${at}`, { ...values, lane: lane ?? 'process' })
	);
	return { initiatives, milestones: [], groups: [], links: [] };
}

function addRows(
	roadmap: Roadmap,
	rows: ClipRows,
	place: PastePlace,
	verb: 'paste' | 'duplicate'
): readonly string[] {
	const { plan } = roadmap;
	const newIds = new Map<string, string>();
	for (const list of [rows.groups, rows.initiatives, rows.milestones])
		for (const { id } of list) newIds.set(id, newId());
	const nextCode = codeMaker(plan);
	const isOneLane = new Set(rows.initiatives.map(({ lane }) => lane)).size <= 1;
	const lane = isOneLane ? place.lane : undefined;
	const initiatives = rows.initiatives.map((one) => ({
		...placedRow(plan, one, place, newIds),
		lane: lane ?? one.lane,
		code: nextCode(lane ?? one.lane),
		teams: one.teams.filter((team) => byId(plan.teams).has(team))
	}));
	const milestones = rows.milestones.map((one) => ({
		...placedRow(plan, one, place, newIds),
		lane: one.lane === null ? null : (lane ?? one.lane)
	}));
	const groups = rows.groups.map((one) => placedRow(plan, one, place, newIds));
	const links = rows.links.flatMap((link) => {
		const [from, to] = [newIds.get(link.from), newIds.get(link.to)];
		return from === undefined || to === undefined ? [] : [{ ...link, id: newId(), from, to }];
	});
	const changes = [
		...additions(plan, 'groups', groups, place.after),
		...additions(plan, 'initiatives', initiatives, place.after),
		...additions(plan, 'milestones', milestones, place.after),
		...links.map((record) => addition('links', record))
	];
	const made = [...groups, ...initiatives, ...milestones].map(({ id }) => id);
	takeOver(roadmap, changes, `${verb} ${made.length} ${made.length === 1 ? 'row' : 'rows'}`);
	return made;
}

/** A copied record under its new id: in its copied group, else where it is pasted; never in what is not there. */
function placedRow<T extends Initiative | Milestone | Group>(
	plan: Plan,
	record: T,
	{ phase, group }: PastePlace,
	newIds: ReadonlyMap<string, string>
): T {
	const known = (list: readonly RecordBase[], id: string | null) =>
		id !== null && byId(list).has(id) ? id : null;
	const inside = record.group === null ? undefined : newIds.get(record.group);
	return {
		...record,
		id: newIds.get(record.id) ?? '',
		phase: known(plan.phases, phase === undefined ? record.phase : phase),
		group: inside ?? known(plan.groups, group === undefined ? record.group : group),
		source: null
	};
}

function additions(
	plan: Plan,
	collection: 'groups' | 'initiatives' | 'milestones',
	records: readonly RecordBase[],
	after: string | null
): readonly Change[] {
	const keys = orderKeysAfter(plan[collection], after, records.length);
	return records.map((record, at) => addition(collection, { ...record, order: keys[at] ?? '' }));
}

function addition(collection: CollectionName, record: RecordBase): Change {
	return { kind: 'add', collection, id: record.id, record };
}

/** A text as any clipboard gives it back. */
function plainText(text: string): string {
	return text.replace(/\r\n?/g, '\n').trim();
}
