import type { ColumnUse } from '$lib/files/csv/column-use';

/** Fields of a record that a column gives, where they are not called alike. */
const givenBy: { readonly [Use in ColumnUse]?: readonly string[] } = {
	predecessors: ['links'],
	health: ['health', 'healthNote'],
	'left-out': []
};

/** The fields that a table gives with these uses of its columns, "links" among them. */
export function providedByTable(uses: readonly ColumnUse[]): ReadonlySet<string> {
	return new Set(uses.flatMap((use) => givenBy[use] ?? [use]));
}

/** The fields that MS Project's XML gives. */
export const providedByMspdi: ReadonlySet<string> = new Set([
	'title',
	'code',
	'phase',
	'group',
	'start',
	'end',
	'actualStart',
	'actualEnd',
	'progress',
	'status',
	'owner',
	'notes',
	'effortDays',
	'day',
	'done',
	'statement',
	'custom',
	'links'
]);
