import { type CollectionName, collectionNames, collections } from '$lib/plan/collections';
import { type FieldTable, isJsonObject, type Json, type JsonObject } from '$lib/plan/field';
import { emptyPlan, type Plan, type Trashed } from '$lib/plan/plan';
import type { RecordBase } from '$lib/plan/record';
import { roadmapFields, type RoadmapInfo } from '$lib/plan/roadmap-info';
import { decodeText } from './decode-text';
import { type FileProblem, placeOf, Problems, shown } from './file-problem';
import { formatName, formatVersion, maxId } from './format';
import { putAside, takeOut, unknownNames } from './kept-aside';
import { readCollection, readFields } from './read-records';
import { readTrash } from './read-trash';
import { refuseBytes, refuseFormat, refuseSize, refuseText } from './refuse-file';
import { scanJson } from './scan-json';

/** A roadmap as read from a file, or why it cannot be read. Nothing is read in part. */
export type ReadRoadmap =
	| {
			readonly ok: true;
			/** The roadmap's own id, the same in every copy of it. */
			readonly id: string;
			readonly plan: Plan;
			/** What was changed or only kept aside, one sentence each. */
			readonly notes: readonly string[];
	  }
	| { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Reads the bytes of a roadmap file: UTF-8, or UTF-16 of either byte order. */
export function readRoadmapBytes(bytes: Uint8Array): ReadRoadmap {
	const unfit = refuseSize(bytes.length) ?? refuseBytes(bytes);
	if (unfit) return { ok: false, problems: [unfit] };
	const decoded = decodeText(bytes);
	return decoded.ok ? readRoadmapFile(decoded.text) : { ok: false, problems: [decoded.problem] };
}

/** Reads the text of a roadmap file, format `longroad-roadmap` version 1 (`docs/file-format.md`). */
export function readRoadmapFile(text: string): ReadRoadmap {
	const json = text.startsWith('\ufeff') ? text.slice(1) : text;
	const unfit = refuseSize(json.length) ?? refuseText(json) ?? scanJson(json);
	if (unfit) return { ok: false, problems: [unfit] };
	const file = JSON.parse(json) as Json;
	const foreign = refuseFormat(file);
	return foreign ? { ok: false, problems: [foreign] } : readTop(file as JsonObject);
}

function readTop(file: JsonObject): ReadRoadmap {
	const problems = new Problems();
	const notes: string[] = [];
	const { id } = file;
	if (!isRoadmapId(id)) problems.add('id', `Found ${shown(id)}; expected text of 1 to ${maxId} characters.`);
	const info = readInfo(file.roadmap, problems);
	const lists: Partial<Record<CollectionName, readonly RecordBase[]>> = {};
	for (const name of collectionNames) lists[name] = readCollection(name, file[name], problems, notes);
	const live = { ...emptyPlan(info), ...lists } as Plan;
	const { trash, unknown } = readTrash(live, file.trash, problems);
	if (!isRoadmapId(id) || !problems.none) return { ok: false, problems: problems.list() };
	const kept = [...unknownNames(file), ...(unknown.length > 0 ? ['trash'] : [])];
	for (const name of kept)
		notes.push(`This version has no place for some of ${shown(name)}; it is kept and exported again.`);
	const roadmap = { ...info, more: putAside(info.more, file, unknown) };
	return { ok: true, id, plan: { ...live, roadmap, trash }, notes };
}

/** A roadmap is addressed by its id, so it needs one. */
function isRoadmapId(value: Json | undefined): value is string {
	return typeof value === 'string' && value.length > 0 && value.length <= maxId;
}

function readInfo(value: Json | undefined, problems: Problems): RoadmapInfo {
	const given = isJsonObject(value) ? value : {};
	if (!isJsonObject(value))
		problems.add('roadmap', `Found ${shown(value)}; expected the roadmap's own fields in braces.`);
	const at = (field: string) => placeOf(['roadmap', field]);
	const required = isJsonObject(value) ? ['title'] : [];
	const fields = readFields(roadmapFields, required, given, at, problems);
	const more = Object.entries(given).filter(([name]) => !Object.hasOwn(roadmapFields, name));
	return { ...fields, more: Object.fromEntries(more) } as RoadmapInfo;
}

/**
 * Writes a roadmap as its file: JSON indented with tabs, fields in the order of the format, records in
 * their order, unknown fields by name, one newline at the end. The same plan gives the same text.
 */
export function writeRoadmapFile(id: string, plan: Plan): string {
	const { more, top, trash } = takeOut(plan.roadmap.more);
	const lists = collectionNames.map((name) => [name, plan[name].map((record) => fileRecord(name, record))]);
	const file = {
		format: formatName,
		version: formatVersion,
		id,
		roadmap: fileValues(roadmapFields, { ...plan.roadmap, more }),
		...Object.fromEntries(lists),
		trash: [...plan.trash.map(fileTrashed), ...trash],
		...byName(top)
	};
	return `${JSON.stringify(file, soundly, '\t')}\n`;
}

function fileTrashed({ collection, deletedAt, deletedBy, record }: Trashed) {
	return { collection, deletedAt, deletedBy, record: fileRecord(collection, record) };
}

function fileRecord(name: CollectionName, record: RecordBase) {
	const order = record.order === '' ? {} : { order: record.order };
	return { id: record.id, ...order, ...fileValues(collections[name].fields, record) };
}

function fileValues(fields: FieldTable, from: { readonly more: JsonObject }): JsonObject {
	const values = from as unknown as { readonly [field: string]: unknown };
	const known = Object.entries(fields).map(([name, field]) => [name, field.toFile(values[name])]);
	return { ...Object.fromEntries(known), ...byName(from.more) };
}

function byName(values: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Keeps out what the reader refuses and no JSON needs: halves of characters, and the name `__proto__`. */
function soundly(_name: string, value: unknown): unknown {
	if (typeof value === 'string') return value.toWellFormed();
	if (typeof value === 'bigint') return String(value);
	if (!isJsonObject(value)) return value;
	const names = Object.keys(value);
	if (names.every((name) => name !== '__proto__' && name.isWellFormed())) return value;
	const sound = names.filter((name) => name !== '__proto__');
	return Object.fromEntries(sound.map((name) => [name.toWellFormed(), value[name]]));
}
