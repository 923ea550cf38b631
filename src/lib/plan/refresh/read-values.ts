import type { Json, JsonObject } from '$lib/plan/field';
import type { Plan } from '$lib/plan/plan';
import type { Source } from '$lib/plan/source';

/** Fields whose values a file may give again and again, by collection, in the order in which they are told. */
export const refreshFields = {
	initiatives: [
		'start',
		'end',
		'actualStart',
		'actualEnd',
		'title',
		'code',
		'phase',
		'group',
		'progress',
		'status',
		'health',
		'owner',
		'effortDays',
		'notes'
	],
	milestones: ['day', 'title', 'phase', 'group', 'done', 'owner', 'statement'],
	phases: ['start', 'end', 'title'],
	groups: ['start', 'end', 'title']
} as const;

export type RefreshCollection = keyof typeof refreshFields;

export const refreshCollections = Object.keys(refreshFields) as readonly RefreshCollection[];

/** Fields that are remembered as the file gave them, so that a later file's change can be told from one made here. */
const remembered: ReadonlySet<string> = new Set([
	'start',
	'end',
	'actualStart',
	'actualEnd',
	'title',
	'code',
	'progress',
	'status',
	'health',
	'owner',
	'day',
	'done'
]);

/** What a file gave for a record: values of the fields that the file has. */
export function valuesRead(
	record: object,
	collection: RefreshCollection,
	provided: ReadonlySet<string>
): JsonObject {
	const values = record as { readonly [field: string]: Json };
	return Object.fromEntries(
		refreshFields[collection]
			.filter((name) => remembered.has(name) && provided.has(name))
			.map((name) => [name, values[name] ?? null])
	);
}

/** What was read of a record last; null when that is not known. */
export function lastRead(source: Source | null): JsonObject | null {
	const read = source?.read;
	return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as JsonObject) : null;
}

/**
 * The same plan, each of its records saying what the file gave for it. `provided` are the fields that the file
 * has, `format` what it is: "csv", "mspdi".
 */
export function rememberRead(plan: Plan, format: string, provided: ReadonlySet<string>): Plan {
	const noted = <T extends { readonly source: Source | null }>(
		list: readonly T[],
		collection: RefreshCollection
	): readonly T[] =>
		list.map((one) => ({
			...one,
			source: { format, key: '', ...one.source, read: valuesRead(one, collection, provided) }
		}));
	return {
		...plan,
		initiatives: noted(plan.initiatives, 'initiatives'),
		milestones: noted(plan.milestones, 'milestones'),
		phases: noted(plan.phases, 'phases'),
		groups: noted(plan.groups, 'groups')
	};
}
