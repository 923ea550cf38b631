import type { JsonObject } from './field';
import { type Group, groupFields } from './group';
import type { Initiative } from './initiative';
import { approaches, approachNames, healthNames, healths, statuses, statusNames } from './initiative-words';
import { initiativeFields } from './initiative-fields';
import { laneNames, lanes } from './lane';
import { milestoneFields } from './milestone';
import type { Plan } from './plan';
import type { RecordBase } from './record';
import {
	asChoice,
	asDay,
	asNumber,
	asReference,
	asReferences,
	asText,
	fieldCell,
	type TableCell
} from './table-cells';
import { contentOfGroups } from './group-tree';
import { linksInto, readPredecessors, writePredecessors } from './table-predecessors';
import { bad, good, quoted } from './table-reading';

/** Kinds of record that have a row in the table. */
export type TableCollection = 'initiatives' | 'milestones' | 'groups';

/** How a column's cells are edited and told apart: a line, paragraphs, a day, one of some names, a list of them. */
export type ColumnKind = 'line' | 'text' | 'day' | 'choice' | 'number' | 'list' | 'findings';

/** One column of the table: what it is called and what its cells hold. */
export interface TableColumn {
	/** "title"; "custom:Budget" for a field that only this roadmap has. */
	readonly id: string;
	readonly label: string;
	readonly kind: ColumnKind;
	/** Width unless somebody chose another, in pixels. */
	readonly widthPx: number;
	/** How it stands for each kind of record; a kind without an entry has nothing to say here. */
	readonly cells: { readonly [Name in TableCollection]?: TableCell };
	/** Worked out, not written. */
	readonly isReadOnly?: boolean;
}

const lane = { noun: 'lane', words: lanes, names: laneNames };
const milestoneKinds = { milestone: 'Milestone', gate: 'Gate' };
const initiativeKinds = { build: 'Build', pilot: 'Pilot' };
const phaseName = asReference('phase', (names) => names.phases);
const groupName = asReference('group', (names) => names.groups);

/** A milestone is reached or not, so it is done to 100 per cent or to none. */
const reachedCell: TableCell = fieldCell('done', milestoneFields.done, {
	show: (value) => (value ? '100%' : ''),
	write: (value) => (value ? '100' : '0'),
	read: (text) => {
		const bare = text.replace('%', '').trim().toLowerCase();
		if (['100', 'yes', 'reached', 'done'].includes(bare)) return good(true);
		if (['', '0', 'no'].includes(bare)) return good(false);
		return bad(`${quoted(text)} does not fit a milestone.`, 'Write 100 when it is reached, else 0.');
	},
	sortKey: (value) => (value ? 100 : 0)
});

/** A group stands inside another, never inside itself. */
const parentCell: TableCell = {
	...fieldCell('group', groupFields.group, groupName),
	read: (text, record, context) => {
		const read = fieldCell('group', groupFields.group, groupName).read(text, record, context);
		const parent = read.ok ? read.value.fields?.group : null;
		if (typeof parent !== 'string' || parent === (record as Group).group) return read;
		const isInside = contentOfGroups(context.plan, [record.id]).groups.some((one) => one.id === parent);
		return isInside
			? bad(`${quoted(text)} is this group or one inside it.`, 'Write a group that stands outside it.')
			: read;
	}
};

const predecessorCell: TableCell = {
	show: showPredecessors,
	write: showPredecessors,
	read: (text, record, { plan, names }) => {
		const now = linksInto(plan.links, record.id);
		const read = readPredecessors(text, names.ends, new Set(now.map((link) => link.from)));
		return read.ok ? good({ predecessors: read.value }) : read;
	},
	options: (context) => context.names.ends.all(),
	sortKey: (record, context) => showPredecessors(record, context) || null
};

function showPredecessors(record: RecordBase, context: Parameters<TableCell['show']>[1]): string {
	return writePredecessors(linksInto(context.plan.links, record.id), context.names.ends);
}

const findingsCell: TableCell = {
	show: showFindings,
	write: (record, { report }) =>
		(report.byInitiative.get(record.id) ?? []).map((one) => `${one.rule}: ${one.title}`).join('; '),
	read: () => bad('Findings are worked out, not written.', 'Change the dates or links that they speak of.'),
	sortKey: (record, { report }) => -(report.byInitiative.get(record.id)?.length ?? 0) || null
};

function showFindings(record: RecordBase, { report }: Parameters<TableCell['show']>[1]): string {
	const findings = report.byInitiative.get(record.id) ?? [];
	return [...new Set(findings.map((one) => one.rule))].join(', ');
}

const of = initiativeFields;

/** The columns that every table has, in the order in which they stand unless somebody chose another. */
export const tableColumns: readonly TableColumn[] = [
	{
		id: 'code',
		label: 'Code',
		kind: 'line',
		widthPx: 64,
		cells: { initiatives: fieldCell('code', of.code, asText) }
	},
	{
		id: 'title',
		label: 'Title',
		kind: 'line',
		widthPx: 260,
		cells: {
			initiatives: fieldCell('title', of.title, asText),
			milestones: fieldCell('title', milestoneFields.title, asText),
			groups: fieldCell('title', groupFields.title, asText)
		}
	},
	{
		id: 'lane',
		label: 'Lane',
		kind: 'choice',
		widthPx: 104,
		cells: {
			initiatives: fieldCell('lane', of.lane, asChoice(lane.noun, lane.words, lane.names, false)),
			milestones: fieldCell('lane', milestoneFields.lane, asChoice(lane.noun, lane.words, lane.names, true)),
			groups: fieldCell('lane', groupFields.lane, asChoice(lane.noun, lane.words, lane.names, true))
		}
	},
	{
		id: 'phase',
		label: 'Phase',
		kind: 'choice',
		widthPx: 150,
		cells: {
			initiatives: fieldCell('phase', of.phase, phaseName),
			milestones: fieldCell('phase', milestoneFields.phase, phaseName),
			groups: fieldCell('phase', groupFields.phase, phaseName)
		}
	},
	{
		id: 'group',
		label: 'Group',
		kind: 'choice',
		widthPx: 140,
		cells: {
			initiatives: fieldCell('group', of.group, groupName),
			milestones: fieldCell('group', milestoneFields.group, groupName),
			groups: parentCell
		}
	},
	{
		id: 'start',
		label: 'Start',
		kind: 'day',
		widthPx: 96,
		cells: {
			initiatives: fieldCell('start', of.start, asDay),
			milestones: fieldCell('day', milestoneFields.day, asDay),
			groups: fieldCell('start', groupFields.start, asDay)
		}
	},
	{
		id: 'end',
		label: 'End',
		kind: 'day',
		widthPx: 96,
		cells: {
			initiatives: fieldCell('end', of.end, asDay),
			groups: fieldCell('end', groupFields.end, asDay)
		}
	},
	dayColumn('actualStart', 'Actual start'),
	dayColumn('actualEnd', 'Actual end'),
	{
		id: 'progress',
		label: 'Done %',
		kind: 'number',
		widthPx: 68,
		cells: { initiatives: fieldCell('progress', of.progress, asNumber(0, '%')), milestones: reachedCell }
	},
	{
		id: 'status',
		label: 'Status',
		kind: 'choice',
		widthPx: 92,
		cells: { initiatives: fieldCell('status', of.status, asChoice('status', statuses, statusNames, false)) }
	},
	{
		id: 'health',
		label: 'Health',
		kind: 'choice',
		widthPx: 96,
		cells: { initiatives: fieldCell('health', of.health, asChoice('health', healths, healthNames, true)) }
	},
	{
		id: 'owner',
		label: 'Owner',
		kind: 'line',
		widthPx: 170,
		cells: {
			initiatives: fieldCell('owner', of.owner, asText),
			milestones: fieldCell('owner', milestoneFields.owner, asText)
		}
	},
	{
		id: 'teams',
		label: 'Teams',
		kind: 'list',
		widthPx: 150,
		cells: {
			initiatives: fieldCell(
				'teams',
				of.teams,
				asReferences('team', (names) => names.teams)
			)
		}
	},
	{
		id: 'effort',
		label: 'Effort, days',
		kind: 'number',
		widthPx: 88,
		cells: { initiatives: fieldCell('effortDays', of.effortDays, asNumber(null, '')) }
	},
	{
		id: 'kind',
		label: 'Kind',
		kind: 'choice',
		widthPx: 90,
		cells: {
			initiatives: fieldCell('kind', of.kind, asChoice('kind', ['build', 'pilot'], initiativeKinds, false)),
			milestones: fieldCell(
				'kind',
				milestoneFields.kind,
				asChoice('kind', ['milestone', 'gate'], milestoneKinds, false)
			)
		}
	},
	{
		id: 'approach',
		label: 'Approach',
		kind: 'choice',
		widthPx: 150,
		cells: {
			initiatives: fieldCell('approach', of.approach, asChoice('approach', approaches, approachNames, true))
		}
	},
	{
		id: 'predecessors',
		label: 'Predecessors',
		kind: 'list',
		widthPx: 150,
		cells: { initiatives: predecessorCell, milestones: predecessorCell, groups: predecessorCell }
	},
	{
		id: 'findings',
		label: 'Findings',
		kind: 'findings',
		widthPx: 110,
		cells: { initiatives: findingsCell },
		isReadOnly: true
	},
	{
		id: 'notes',
		label: 'Notes',
		kind: 'text',
		widthPx: 240,
		cells: {
			initiatives: fieldCell('notes', of.notes, asText),
			milestones: fieldCell('statement', milestoneFields.statement, asText),
			groups: fieldCell('notes', groupFields.notes, asText)
		}
	}
];

function dayColumn(name: 'actualStart' | 'actualEnd', label: string): TableColumn {
	return {
		id: name,
		label,
		kind: 'day',
		widthPx: 96,
		cells: { initiatives: fieldCell(name, of[name], asDay) }
	};
}

const customKept = new WeakMap<Plan['initiatives'], readonly TableColumn[]>();

/** A column for each field of its own that an initiative of this plan has, in the order in which they appear. */
export function customColumns({ initiatives }: Plan): readonly TableColumn[] {
	let columns = customKept.get(initiatives);
	if (!columns) {
		const names = new Set<string>();
		for (const { custom } of initiatives) for (const name in custom) names.add(name);
		columns = [...names].map(customColumn);
		customKept.set(initiatives, columns);
	}
	return columns;
}

const customByName = new Map<string, TableColumn>();

function customColumn(name: string): TableColumn {
	const known = customByName.get(name);
	if (known) return known;
	const textOf = (record: RecordBase) => {
		const { custom } = record as Initiative;
		return (Object.hasOwn(custom, name) ? custom[name] : undefined) ?? '';
	};
	const cell: TableCell = {
		show: textOf,
		write: textOf,
		read: (text, record) => {
			const now = Object.entries((record as Initiative).custom).filter(
				([one]) => one !== name || text !== ''
			);
			const isNew = text !== '' && !now.some(([one]) => one === name);
			const entries = isNew
				? [...now, [name, text]]
				: now.map((one) => (one[0] === name ? [name, text] : one));
			return good({ fields: { custom: Object.fromEntries(entries) as JsonObject } });
		},
		sortKey: (record) => textOf(record) || null
	};
	const column: TableColumn = {
		id: `custom:${name}`,
		label: name || 'Unnamed field',
		kind: 'text',
		widthPx: 140,
		cells: { initiatives: cell }
	};
	customByName.set(name, column);
	return column;
}
