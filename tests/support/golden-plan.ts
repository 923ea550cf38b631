import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CollectionName, collections } from '$lib/plan/collections';
import { type Day, day } from '$lib/plan/day';
import type { Json, JsonObject } from '$lib/plan/field';
import { emptyPlan, type Plan, type Trashed } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';

/** A finding as a golden plan expects it. Words are compared where they are given. */
export interface ExpectedFinding {
	readonly rule: string;
	/** Id of the record it is about. */
	readonly subject: string;
	/** Days of order debt; 0 unless given. */
	readonly debtDays?: number;
	/** Id of the override that accepts it; null unless given. */
	readonly accepted?: string;
	readonly key?: string;
	readonly title?: string;
	readonly reason?: string;
	readonly clears?: string;
}

/** A mend as a golden plan expects it, with what it would do. */
export interface ExpectedMend {
	readonly label: string;
	readonly note?: string;
	/** Keys of the findings that it would clear and make. */
	readonly cleared?: readonly string[];
	readonly made?: readonly string[];
	/** Days of order debt that would be left. */
	readonly debtDays?: number;
}

/** A tiny plan that carries what the order guard must say of it. */
export interface GoldenPlan {
	readonly file: string;
	readonly title: string;
	readonly asOf: Day;
	readonly plan: Plan;
	readonly orderDebt: number;
	readonly ignoredLinks: readonly string[];
	readonly findings: readonly ExpectedFinding[];
	/** The mends of its first finding. */
	readonly mends: readonly ExpectedMend[];
}

interface GoldenFile {
	readonly title: string;
	readonly asOf?: string;
	readonly orderDebt?: number;
	readonly ignoredLinks?: readonly string[];
	readonly findings?: readonly ExpectedFinding[];
	readonly mends?: readonly ExpectedMend[];
	readonly trash?: readonly (JsonObject & { readonly collection: CollectionName })[];
	readonly [collection: string]: unknown;
}

const recordLists = ['phases', 'initiatives', 'milestones', 'groups', 'links', 'decisions'] as const;
const ownNames = ['title', 'asOf', 'orderDebt', 'ignoredLinks', 'findings', 'mends', 'trash', ...recordLists];

/** The golden plans of a folder under tests/plans/, in the order of their names. */
export function goldenPlans(folder: string): GoldenPlan[] {
	const path = join(import.meta.dirname, '../plans', folder);
	return readdirSync(path)
		.filter((name) => name.endsWith('.json'))
		.sort()
		.map((name) => readGolden(name, JSON.parse(readFileSync(join(path, name), 'utf8')) as GoldenFile));
}

function readGolden(file: string, golden: GoldenFile): GoldenPlan {
	const stray = Object.keys(golden).filter((name) => !ownNames.includes(name));
	if (stray.length > 0) throw new Error(`${file}: unknown ${stray.join(', ')}`);
	const asOf = day(golden.asOf ?? '2028-06-30');
	const lists = Object.fromEntries(
		recordLists.map((name) => {
			const records = (golden[name] ?? []) as readonly JsonObject[];
			return [name, records.map((record) => readRecord(file, name, record))];
		})
	);
	const trash = (golden.trash ?? []).map(({ collection, ...record }): Trashed => {
		return {
			collection,
			record: readRecord(file, collection, record),
			deletedAt: '2028-06-01T09:00:00Z',
			deletedBy: ''
		};
	});
	return {
		file,
		title: golden.title,
		asOf,
		plan: { ...emptyPlan({ title: golden.title, asOf }), ...lists, trash },
		orderDebt: golden.orderDebt ?? 0,
		ignoredLinks: golden.ignoredLinks ?? [],
		findings: golden.findings ?? [],
		mends: golden.mends ?? []
	};
}

/** A record from its values as a file has them. An initiative is called by its id unless it has a code or title. */
function readRecord(file: string, collection: CollectionName, { id, ...given }: JsonObject) {
	const fields = collections[collection].fields as Record<string, { fromFile(value: Json): unknown }>;
	const values: Record<string, unknown> = {};
	if (collection === 'initiatives' && !('code' in given) && !('title' in given)) values.code = id;
	for (const [name, value] of Object.entries(given)) {
		const read = fields[name]?.fromFile(value);
		if (read === undefined) throw new Error(`${file}: ${collection}.${name} is not legal`);
		values[name] = read;
	}
	return makeRecord(collections[collection].fields, id as string, values);
}
