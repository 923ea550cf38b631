import { type Day, isoOf } from '$lib/plan/day';
import { isJsonObject, type JsonObject } from '$lib/plan/field';
import { laneNames } from '$lib/plan/lane';
import { type LinkEndCollection, linkEnd } from '$lib/plan/link-end';
import type { Link } from '$lib/plan/link';
import type { Plan } from '$lib/plan/plan';
import { ownFields } from './choices';
import { lagParts } from './lag';
import type { WorkUnits } from './project';
import { linkTypeCodes } from './read-links';
import { readStamp, stampOf } from './stamp';
import { sourceOf, type TaskValues, taskValues } from './task-values';
import { type TreeNode, treeOf } from './task-tree';
import { assignFields, longestField, type TextField } from './text-fields';
import { writeStandardCalendar } from './write-calendar';
import { numberedBaselines } from './write-baselines';
import { XmlWriter } from './xml-writer';

/** A task on its way into the file. */
interface TaskRow extends TaskValues {
	readonly node: TreeNode;
	readonly uid: string;
	readonly outlineNumber: string;
	readonly level: number;
}

/** Elements of a task in the order of the MSPDI schema; what is not among them is written apart. */
const taskOrder = [
	...[
		'Name',
		'Active',
		'Manual',
		'Type',
		'IsNull',
		'Contact',
		'WBS',
		'OutlineNumber',
		'OutlineLevel',
		'Priority'
	],
	...[
		'StartText',
		'FinishText',
		'DurationText',
		'Start',
		'Finish',
		'Duration',
		'ManualStart',
		'ManualFinish'
	],
	...['ManualDuration', 'DurationFormat', 'Work', 'Stop', 'Resume', 'EffortDriven', 'Recurring', 'Estimated'],
	...['Milestone', 'Summary', 'ExternalTask', 'ExternalTaskProject', 'FixedCost', 'PercentComplete'],
	...['ActualStart', 'ActualFinish', 'ConstraintType', 'CalendarUID', 'ConstraintDate', 'Deadline'],
	...['LevelAssignments', 'LevelingCanSplit', 'Hyperlink', 'HyperlinkAddress', 'HyperlinkSubAddress'],
	...['IgnoreResourceCalendar', 'Notes', 'HideBar', 'Rollup', 'PhysicalPercentComplete']
];

/** Values that are written though they say nothing, so that no setting of the reader stands in for them. */
const usual = {
	Active: '1',
	Manual: '0',
	Type: '0',
	IsNull: '0',
	Priority: '500',
	EffortDriven: '0',
	Estimated: '0',
	Milestone: '0',
	ConstraintType: '0'
};

/**
 * Writes a roadmap as MS Project XML (MSPDI, UTF-8). What the file it came from stated and still holds is stated
 * again; tasks whose dates are ours alone are scheduled by hand, so that no link moves them. `findingsOf` gives what
 * was found at an initiative, in words. Rules: `docs/rules/mspdi.md`.
 */
export function writeMspdi(plan: Plan, findingsOf: (initiative: string) => string = () => ''): string {
	const source = objectOf(plan.roadmap.more.source);
	const units = unitsOf(source);
	const rows = makeRows(plan, units, findingsOf);
	const fields = assignFields(
		rows.map((row) => row.fields),
		Object.values(ownFields)
	);
	const xml = new XmlWriter();
	xml.element(
		'Project',
		() => {
			writeHeader(xml, plan, source, units, rows);
			if (fields.size > 0)
				xml.element('ExtendedAttributes', () => fields.forEach((one) => writeField(xml, one)));
			writeStandardCalendar(xml);
			writeTasks(xml, plan, source, units, rows, fields);
			writeResources(xml, rows);
		},
		' xmlns="http://schemas.microsoft.com/project"'
	);
	return xml.text();
}

/** The names of fields that the file has no room for, as MS Project has thirty text fields. */
export function fieldsWithoutRoom(plan: Plan): readonly string[] {
	const rows = makeRows(plan, unitsOf(objectOf(plan.roadmap.more.source)), () => '');
	const placed = assignFields(
		rows.map((row) => row.fields),
		Object.values(ownFields)
	);
	return [...new Set(rows.flatMap((row) => [...row.fields.keys()]))].filter((name) => !placed.has(name));
}

function makeRows(plan: Plan, units: WorkUnits, findingsOf: (id: string) => string): readonly TaskRow[] {
	const rows: TaskRow[] = [];
	const uidOf = makeUids(plan);
	const walk = (nodes: readonly TreeNode[], above: string, level: number) => {
		nodes.forEach((node, at) => {
			const outlineNumber = `${above}${at + 1}`;
			const stated = taskValues(node, units);
			const row = { ...stated, node, uid: uidOf(node), outlineNumber, level };
			const found = node.kind === 'initiatives' ? findingsOf(node.record.id) : '';
			if (found) row.fields.set(ownFields.findings, found);
			rows.push(row);
			const from = rows.length;
			walk(node.children, `${outlineNumber}.`, level + 1);
			if (node.kind === 'groups' && !row.values.Start && !row.values.Finish)
				reachBelow(row, rows.slice(from));
		});
	};
	walk(treeOf(plan), '', 1);
	// Everything in process is what a reader takes for granted.
	const isOneLane = rows.every(
		({ fields }) => (fields.get(ownFields.lane) ?? laneNames.process) === laneNames.process
	);
	if (isOneLane)
		for (const { node, fields } of rows) if (node.kind === 'initiatives') fields.delete(ownFields.lane);
	return rows;
}

/** Gives a group without days of its own those of the work in it. */
function reachBelow({ values, node }: TaskRow, below: readonly TaskRow[]): void {
	const leaves = below.filter((row) => row.node.children.length === 0);
	const days = (name: string) =>
		leaves.flatMap((row) => {
			const stamp = readStamp(row.values[name] ?? '');
			return stamp ? [stamp.day] : [];
		});
	const first = days('Start').reduce<Day | null>(
		(least, day) => (least === null || day < least ? day : least),
		null
	);
	const last = days('Finish').reduce<Day | null>(
		(most, day) => (most === null || day > most ? day : most),
		null
	);
	const source = sourceOf(node);
	if (first !== null) values.Start = stampOf(first, source.start, '08:00:00');
	if (last !== null) values.Finish = stampOf(last, source.finish, '17:00:00');
}

/** Numbers for tasks: those of the file they came from, and free ones for all others. */
function makeUids(plan: Plan): (node: TreeNode) => string {
	const taken = new Set<string>();
	for (const list of [plan.initiatives, plan.milestones, plan.phases, plan.groups]) {
		for (const { source } of list) if (source?.format === 'mspdi') taken.add(source.key);
	}
	const used = new Set<string>();
	let next = 1;
	return (node) => {
		const { key } = sourceOf(node);
		let uid = typeof key === 'string' && /^[1-9]\d{0,8}$/.test(key) && !used.has(key) ? key : '';
		for (; uid === ''; next++) if (!taken.has(String(next)) && !used.has(String(next))) uid = String(next);
		used.add(uid);
		return uid;
	};
}

function writeHeader(
	xml: XmlWriter,
	{ roadmap }: Plan,
	source: JsonObject,
	units: WorkUnits,
	rows: readonly TaskRow[]
): void {
	const header = objectOf(source.header);
	const text = (name: string) => (typeof header[name] === 'string' ? header[name] : undefined);
	const stamps = (name: string) => rows.flatMap(({ values }) => (values[name] ? [values[name]] : [])).sort();
	const fallback = roadmap.start === null ? undefined : `${isoOf(roadmap.start)}T08:00:00`;
	xml.value('SaveVersion', 14);
	xml.value('Name', text('Name'));
	xml.value('Title', roadmap.title);
	xml.value('Subject', text('Subject'));
	xml.value('Category', text('Category'));
	xml.value('Company', roadmap.organisation || undefined);
	xml.value('Manager', text('Manager'));
	xml.value('Author', text('Author'));
	xml.value('CreationDate', text('CreationDate'));
	xml.value('LastSaved', text('LastSaved'));
	xml.value('ScheduleFromStart', 1);
	xml.value('StartDate', stamps('Start')[0] ?? text('StartDate') ?? fallback);
	xml.value('FinishDate', stamps('Finish').at(-1) ?? text('FinishDate'));
	xml.value('CurrencySymbol', text('CurrencySymbol'));
	xml.value('CurrencyCode', text('CurrencyCode'));
	xml.value('CalendarUID', 1);
	xml.value('DefaultStartTime', '08:00:00');
	xml.value('DefaultFinishTime', '17:00:00');
	xml.value('MinutesPerDay', units.minutesPerDay);
	xml.value('MinutesPerWeek', units.minutesPerWeek);
	xml.value('DaysPerMonth', units.daysPerMonth);
	xml.value('DurationFormat', 7);
	xml.value('StatusDate', text('StatusDate'));
	xml.value('NewTasksAreManual', text('NewTasksAreManual') ?? 1);
}

function writeField(xml: XmlWriter, { id, fieldName, alias }: TextField): void {
	xml.element('ExtendedAttribute', () => {
		xml.value('FieldID', id);
		xml.value('FieldName', fieldName);
		xml.value('Alias', alias);
	});
}

function writeTasks(
	xml: XmlWriter,
	plan: Plan,
	source: JsonObject,
	units: WorkUnits,
	rows: readonly TaskRow[],
	fields: ReadonlyMap<string, TextField>
): void {
	const uids = new Map(rows.map((row) => [`${row.node.kind} ${row.node.record.id}`, row.uid]));
	const links = linksByTask(plan, uids);
	const baselines = numberedBaselines(plan);
	xml.element('Tasks', () => {
		xml.element('Task', () => {
			xml.value('UID', 0);
			xml.value('ID', 0);
			xml.value('Name', plan.roadmap.title);
			xml.value('Type', 1);
			xml.value('IsNull', 0);
			xml.value('OutlineNumber', 0);
			xml.value('OutlineLevel', 0);
			xml.value('Summary', 1);
			if (typeof source.notes === 'string') xml.value('Notes', source.notes);
		});
		rows.forEach((row, at) =>
			xml.element('Task', () => {
				xml.value('UID', row.uid);
				xml.value('ID', at + 1);
				const values: Record<string, string> = {
					...usual,
					...row.values,
					Name: row.node.record.title,
					OutlineNumber: row.outlineNumber,
					OutlineLevel: String(row.level),
					Summary: row.node.children.length > 0 ? '1' : '0'
				};
				for (const name of taskOrder) if (values[name] || name === 'Name') xml.value(name, values[name]);
				for (const link of links.get(row.uid) ?? []) writeLink(xml, link.from, link.link, units);
				for (const [name, value] of row.fields) writeFieldValue(xml, fields.get(name), value);
				baselines(row.node).forEach((one) =>
					xml.element('Baseline', () => {
						xml.value('Number', one.number);
						xml.value('Start', one.start || undefined);
						xml.value('Finish', one.finish || undefined);
					})
				);
			})
		);
	});
}

function linksByTask(plan: Plan, uids: ReadonlyMap<string, string>) {
	const links = new Map<string, { readonly from: string; readonly link: Link }[]>();
	const uidOf = (id: string) => {
		const end: { readonly collection: LinkEndCollection } | undefined = linkEnd(plan, id);
		return end && uids.get(`${end.collection} ${id}`);
	};
	for (const link of plan.links) {
		const [from, to] = [uidOf(link.from), uidOf(link.to)];
		if (from === undefined || to === undefined || from === to) continue;
		const known = links.get(to);
		if (known) known.push({ from, link });
		else links.set(to, [{ from, link }]);
	}
	return links;
}

function writeLink(xml: XmlWriter, from: string, { type, lag, lagDays }: Link, units: WorkUnits): void {
	const stated = lag ?? { amount: lagDays, unit: 'days', elapsed: lagDays !== 0 };
	const { amount, format } = lagParts(stated, units);
	xml.element('PredecessorLink', () => {
		xml.value('PredecessorUID', from);
		xml.value('Type', linkTypeCodes.indexOf(type));
		xml.value('CrossProject', 0);
		xml.value('LinkLag', amount);
		xml.value('LagFormat', format);
	});
}

function writeFieldValue(xml: XmlWriter, field: TextField | undefined, value: string): void {
	if (!field) return;
	xml.element('ExtendedAttribute', () => {
		xml.value('FieldID', field.id);
		xml.value('Value', value.slice(0, longestField).toWellFormed());
	});
}

function writeResources(xml: XmlWriter, rows: readonly TaskRow[]): void {
	const names = [...new Set(rows.flatMap((row) => row.resources))];
	const uids = new Map(names.map((name, at) => [name, at + 1]));
	xml.element('Resources', () =>
		uids.forEach((uid, name) =>
			xml.element('Resource', () => {
				xml.value('UID', uid);
				xml.value('ID', uid);
				xml.value('Name', name);
				xml.value('Type', 1);
				xml.value('IsNull', 0);
			})
		)
	);
	let count = 0;
	xml.element('Assignments', () => {
		for (const { uid, resources } of rows) {
			for (const name of resources)
				xml.element('Assignment', () => {
					xml.value('UID', ++count);
					xml.value('TaskUID', uid);
					xml.value('ResourceUID', uids.get(name));
					xml.value('Units', 1);
				});
		}
	});
}

function unitsOf(source: JsonObject): WorkUnits {
	const stated = objectOf(source.units);
	const amount = (name: keyof WorkUnits, usual: number) => {
		const value = stated[name];
		return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : usual;
	};
	return {
		minutesPerDay: amount('minutesPerDay', 480),
		minutesPerWeek: amount('minutesPerWeek', 2400),
		daysPerMonth: amount('daysPerMonth', 20)
	};
}

function objectOf(value: unknown): JsonObject {
	return typeof value === 'object' && value !== null && isJsonObject(value) ? value : {};
}
