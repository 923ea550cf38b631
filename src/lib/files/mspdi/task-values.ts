import type { Day } from '$lib/plan/day';
import { isJsonObject, type JsonObject } from '$lib/plan/field';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { laneNames } from '$lib/plan/lane';
import { ownFields } from './choices';
import { customNames, fieldsInWords } from './custom-fields';
import { durationOf, minutesOf } from './duration';
import { keptElements } from './kept-values';
import type { WorkUnits } from './project';
import { derivedStatus, isCode, mspdiFormat } from './read-records';
import { readStamp, stampOf } from './stamp';
import type { TreeNode } from './task-tree';

/** What a task of the file states: simple elements by name, own fields, resources and notes. */
export interface TaskValues {
	readonly values: Record<string, string>;
	readonly fields: Map<string, string>;
	readonly resources: readonly string[];
}

/** Fields of an initiative that MS Project has no element for and that travel as text fields. */
const textFields = [
	'healthNote',
	'need',
	'effect',
	'improves',
	'approach',
	'approachReason',
	'redesign',
	'outsidePlatform'
] as const;

const dayStart = '08:00:00';
const dayEnd = '17:00:00';
/** Values of a task whose dates nothing in the file may move. */
const byHand = { Manual: '1', ConstraintType: '0', ConstraintDate: '' };

/** The source of a record as far as a project file wrote it. */
export function sourceOf({ record }: TreeNode): JsonObject {
	return record.source?.format === mspdiFormat ? (record.source as JsonObject) : {};
}

/** What the task of a record states; summary tasks without days of their own get them from what is in them. */
export function taskValues(node: TreeNode, units: WorkUnits): TaskValues {
	const source = sourceOf(node);
	const kept = keptOf(source);
	const fields = new Map(Object.entries(textsOf(source.fields)));
	switch (node.kind) {
		case 'initiatives':
			return initiativeValues(node.record, source, kept, fields, units);
		case 'milestones': {
			const { day, statement, done, owner, kind, lane } = node.record;
			const percent = Number(source.percent ?? 0);
			if (kind === 'gate') fields.set(ownFields.kind, 'Gate');
			if (lane) fields.set(ownFields.lane, laneNames[lane]);
			return {
				values: {
					...kept,
					...milestoneDates(day, source, kept),
					...actualValues(source),
					Milestone: '1',
					PercentComplete: done ? '100' : String(percent < 100 ? percent : 0),
					Notes: statement
				},
				fields,
				resources: resourcesOf(owner, source)
			};
		}
		case 'phases': {
			const { start, end, gate } = node.record;
			fields.set(ownFields.kind, 'Phase');
			if (gate) fields.set(ownFields.gate, gate);
			return {
				values: { ...kept, ...spanValues(start, end, source, kept, units), ...summaryValues(source) },
				fields,
				resources: stringsOf(source.resources)
			};
		}
		case 'groups': {
			const { start, end, notes } = node.record;
			const { Manual: _, ManualStart: _start, ManualFinish: _finish, ...auto } = kept;
			const isStated = start !== null || end !== null;
			const span = isStated ? spanValues(start, end, source, kept, units) : {};
			fields.set(ownFields.kind, 'Group');
			return {
				values: { ...(isStated ? kept : auto), ...span, ...summaryValues(source), Notes: notes },
				fields,
				resources: stringsOf(source.resources)
			};
		}
	}
}

function initiativeValues(
	record: (TreeNode & { readonly kind: 'initiatives' })['record'],
	source: JsonObject,
	kept: Readonly<Record<string, string>>,
	fields: Map<string, string>,
	units: WorkUnits
): TaskValues {
	const progress = Math.round(record.progress);
	const resources = resourcesOf(record.owner, source);
	const [url, ...urls] = record.urls;
	const values: Record<string, string> = {
		...kept,
		...spanValues(record.start, record.end, source, kept, units),
		...workValue(record.effortDays, kept, units),
		PercentComplete: String(progress),
		Notes: record.notes
	};
	delete values.Active;
	if (record.status === 'cancelled') values.Active = '0';
	else if (record.status !== derivedStatus(progress, record.actualStart, record.actualEnd))
		fields.set(ownFields.status, record.status);
	if (record.actualStart !== null)
		values.ActualStart = stampOf(record.actualStart, source.actualStart, dayStart);
	if (record.actualEnd !== null) values.ActualFinish = stampOf(record.actualEnd, source.actualFinish, dayEnd);
	if (url && url.url !== kept.HyperlinkAddress)
		Object.assign(values, { Hyperlink: url.title, HyperlinkAddress: url.url });
	if (urls.length > 0) fields.set('Links out', urls.map((one) => `${one.title} ${one.url}`).join('; '));
	fields.set(ownFields.lane, laneNames[record.lane]);
	if (record.health) fields.set(ownFields.health, record.health);
	if (record.kind === 'pilot') fields.set('Build or pilot', 'Pilot');
	for (const name of textFields) {
		const value = record[name];
		if (value) fields.set(initiativeFields[name].label, value === true ? 'Yes' : value);
	}
	const stated: Record<string, string> = { ...fieldsInWords(values) };
	if (resources.length > 1) stated[customNames.resources] = resources.join(', ');
	const wbs = (isCode(record.code) && record.code) || record.custom[customNames.wbs];
	if (wbs) values.WBS = wbs;
	else delete values.WBS;
	if (record.code && wbs !== record.code) fields.set(ownFields.code, record.code);
	for (const [name, value] of Object.entries(record.custom)) {
		if (stated[name] !== value && name !== customNames.wbs && value !== '') fields.set(name, value);
	}
	return { values, fields, resources };
}

/** Dates as the file stated them where they still are so; else dates set by hand, as no link brings them about. */
function spanValues(
	start: Day | null,
	end: Day | null,
	source: JsonObject,
	kept: Readonly<Record<string, string>>,
	units: WorkUnits
): Record<string, string> {
	const values: Record<string, string> = {};
	if (start !== null) values.Start = stampOf(start, source.start, dayStart);
	if (end !== null) values.Finish = stampOf(end, source.finish, dayEnd);
	if (values.Start === source.start && values.Finish === source.finish) return values;
	const manual = { ...byHand, ...values };
	if (start === null || end === null) return { ...manual, Duration: kept.Duration ?? durationOf(0) };
	return {
		...manual,
		ManualStart: values.Start ?? '',
		ManualFinish: values.Finish ?? '',
		Duration: durationOf(workingDays(start, end) * units.minutesPerDay),
		DurationFormat: '7'
	};
}

/** Days from Monday to Friday of a span. */
function workingDays(start: Day, end: Day): number {
	const days = Math.max(0, end - start + 1);
	let count = Math.floor(days / 7) * 5;
	// 1970-01-01 was a Thursday: three days after a Monday.
	for (let at = 0; at < days % 7; at++) if ((((start + at + 3) % 7) + 7) % 7 < 5) count++;
	return count;
}

function milestoneDates(
	day: Day | null,
	source: JsonObject,
	kept: Readonly<Record<string, string>>
): Record<string, string> {
	if (day === null) return { Duration: durationOf(0) };
	const stated = readStamp(String(source.finish ?? source.start ?? ''));
	if (stated?.day === day)
		return {
			...(typeof source.start === 'string' ? { Start: source.start } : {}),
			...(typeof source.finish === 'string' ? { Finish: source.finish } : {}),
			Duration: kept.Duration ?? durationOf(0)
		};
	const stamp = stampOf(day, null, dayStart);
	const dates = { Start: stamp, Finish: stamp, ManualStart: stamp, ManualFinish: stamp };
	return { ...dates, ...byHand, Duration: durationOf(0) };
}

function workValue(
	effortDays: number | null,
	kept: Readonly<Record<string, string>>,
	{ minutesPerDay }: WorkUnits
): Record<string, string> {
	if (effortDays === null || effortDays === 0) return { Work: durationOf(0) };
	const stated = (minutesOf(kept.Work ?? '') ?? 0) / minutesPerDay;
	const isSame = Math.round(stated * 100) / 100 === effortDays;
	return { Work: isSame ? (kept.Work ?? '') : durationOf(effortDays * minutesPerDay) };
}

function summaryValues(source: JsonObject): Record<string, string> {
	return {
		...actualValues(source),
		...(typeof source.percent === 'string' ? { PercentComplete: source.percent } : {}),
		...(typeof source.notes === 'string' ? { Notes: source.notes } : {})
	};
}

/** When it began and ended, where a record has no fields for that. */
function actualValues({ actualStart, actualFinish }: JsonObject): Record<string, string> {
	return {
		...(typeof actualStart === 'string' ? { ActualStart: actualStart } : {}),
		...(typeof actualFinish === 'string' ? { ActualFinish: actualFinish } : {})
	};
}

/** The owner, and the others who worked on it where the owner is still the first of them. */
function resourcesOf(owner: string, source: JsonObject): readonly string[] {
	const stated = stringsOf(source.resources);
	if (stated.length > 0 && stated[0] === owner) return stated;
	return owner === '' ? [] : [owner];
}

/** Kept elements of a task; a calendar of its own is only told by name, as no calendars are written. */
function keptOf(source: JsonObject): Record<string, string> {
	const kept = Object.entries(textsOf(source.task)).filter(
		([name]) => keptElements.has(name) && name !== 'CalendarUID'
	);
	return Object.fromEntries(kept);
}

function textsOf(value: unknown): Record<string, string> {
	if (typeof value !== 'object' || value === null || !isJsonObject(value)) return {};
	return Object.fromEntries(
		Object.entries(value).filter((one): one is [string, string] => typeof one[1] === 'string')
	);
}

function stringsOf(value: unknown): readonly string[] {
	return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
