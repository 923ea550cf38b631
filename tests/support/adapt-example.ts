/**
 * Adapts the worked example to the format of this app, to standard output:
 *
 *   node_modules/.bin/node tests/support/adapt-example.ts tests/plans/brindlemoor-source.json \
 *     > static/examples/brindlemoor.json
 *
 * Known fields get our names; all other values of the source are carried as they are.
 */
import { readFileSync } from 'node:fs';
import type { CollectionName } from '$lib/plan/collections';
import type { Json, JsonObject } from '$lib/plan/field';
import '../../src/sync-server/resolve-lib.ts';

const { readRoadmapFile, writeRoadmapFile } = await import('$lib/files/roadmap-file');
const { collections, collectionNames } = await import('$lib/plan/collections');
const { findingKey } = await import('$lib/plan/finding');

type Row = Record<string, Json>;

/** The source says in notes alone which interventions are there for an inhibitor. */
const addressed: Readonly<Record<string, readonly string[]>> = { IV5: ['IN7'], IV6: ['IN7'], IV12: ['IN9'] };

/** An initiative of the source, as far as this script looks into it. */
interface SourceInitiative {
	readonly id: string;
	readonly start: string;
	readonly end: string;
	readonly actualStart: string | null;
	readonly actualEnd: string | null;
	readonly dependsOn: readonly string[];
	readonly overrides: readonly SourceOverride[];
	readonly more: Row;
}

interface SourceOverride {
	readonly dependsOn: string;
	readonly reason: string;
	readonly by: string;
	readonly date: string;
}

const path = process.argv[2];
if (!path) throw new Error('Give the path of the source file.');
const source = JSON.parse(readFileSync(path, 'utf8')) as Row;
const initiatives = rowsOf('initiatives').map(readInitiative);

const adapted: Row = {
	format: 'longroad-roadmap',
	version: 1,
	id: 'brindlemoor-supply',
	roadmap: adaptRoadmap(),
	...Object.fromEntries(collectionNames.map((name) => [name, withIds(name, rowsOf(name))])),
	phases: rowsOf('phases').map(({ name = '', ...phase }) => ({ ...phase, title: name })),
	initiatives: initiatives.map(adaptInitiative),
	interventions: rowsOf('interventions').map((row) => ({
		...row,
		inhibitors: addressed[String(row.id)] ?? []
	})),
	links: initiatives.flatMap(linksOf),
	decisions: initiatives.flatMap(decisionsOf),
	baselines: rowsOf('revisions').map(baselineOf)
};

const read = readRoadmapFile(JSON.stringify(adapted));
if (!read.ok) throw new Error(JSON.stringify(read.problems, null, '\t'));
if (read.notes.length > 0) throw new Error(read.notes.join('\n'));
process.stdout.write(writeRoadmapFile(read.id, read.plan));

function rowsOf(name: string): readonly Row[] {
	return (source[name] ?? []) as readonly Row[];
}

/** Records without an id get one from what they are and their number: risk-1, influence-07. */
function withIds(name: CollectionName, rows: readonly Row[]): readonly Row[] {
	const stem = collections[name].noun.replaceAll(' ', '-');
	const width = String(rows.length).length;
	return rows.map((row, index) => ({ id: `${stem}-${String(index + 1).padStart(width, '0')}`, ...row }));
}

/** What is no list of records, and lists of plain words, are fields of the roadmap. */
function adaptRoadmap(): Row {
	const { format = null, version = null, organisation, horizon, ...rest } = source;
	const { name = '', ...organisationProfile } = organisation as Row;
	const { start = null, end = null } = horizon as Row;
	const fields = Object.entries(rest).filter(([key]) => !Object.hasOwn(collections, key));
	return {
		title: name,
		organisation: name,
		start,
		end,
		...Object.fromEntries(fields),
		organisationProfile,
		adaptedFrom: { format, version }
	};
}

function readInitiative(row: Row): SourceInitiative {
	const { id, start, end, actualStart, actualEnd, dependsOn, overrides, ...more } = row;
	return {
		id,
		start,
		end,
		actualStart,
		actualEnd,
		dependsOn,
		overrides,
		more
	} as unknown as SourceInitiative;
}

function adaptInitiative({ id, start, end, actualStart, actualEnd, more }: SourceInitiative): JsonObject {
	const { ownerRole = '', percentComplete = 0, businessNeed = '', pilot = null, ...rest } = more;
	return {
		...rest,
		id,
		code: id,
		start,
		end,
		actualStart,
		actualEnd,
		progress: percentComplete,
		status: actualEnd ? 'done' : actualStart ? 'active' : 'planned',
		owner: ownerRole,
		need: businessNeed,
		approachReason: rest.approachReason ?? '',
		kind: 'build',
		trial: pilot
	};
}

function linksOf({ id, dependsOn }: SourceInitiative): readonly Row[] {
	return dependsOn.map((from) => ({ id: `${from}-${id}`, from, to: id, type: 'FS', lagDays: 0 }));
}

function decisionsOf({ id, overrides }: SourceInitiative): readonly Row[] {
	return overrides.map(({ dependsOn, by, date, reason }) => ({
		id: `override-${id}-${dependsOn}`,
		kind: 'override',
		title: `${id} may start before ${dependsOn} is finished`,
		finding: findingKey('SEQ-3', id, dependsOn),
		by,
		date,
		reason
	}));
}

/** The source keeps the dates of its newest baseline only: they are the planned ones. */
function baselineOf({ date = null, baseline = 0, why = '' }: Row, index: number, all: readonly Row[]): Row {
	const dates = Object.fromEntries(initiatives.map(({ id, start, end }) => [id, [start, end]]));
	return {
		id: `baseline-${String(baseline)}`,
		name: `Baseline ${String(baseline)}`,
		day: date,
		reason: why,
		dates: index === all.length - 1 ? dates : {}
	};
}
