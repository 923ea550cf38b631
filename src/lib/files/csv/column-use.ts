/** Fields of an initiative that a column can fill. */
const csvFields = [
	'title',
	'code',
	'lane',
	'phase',
	'start',
	'end',
	'progress',
	'owner',
	'status',
	'health',
	'predecessors',
	'notes'
] as const;
export type CsvField = (typeof csvFields)[number];

/** What becomes of a column: a field, a custom field of its own name, or nothing. */
export const columnUses = [...csvFields, 'custom', 'left-out'] as const;
export type ColumnUse = (typeof columnUses)[number];

export const columnUseNames: Readonly<Record<ColumnUse, string>> = {
	title: 'Title',
	code: 'Code',
	lane: 'Lane',
	phase: 'Phase',
	start: 'Planned start',
	end: 'Planned end',
	progress: 'Done, %',
	owner: 'Owner role',
	status: 'Status',
	health: 'Health',
	predecessors: 'Predecessors',
	notes: 'Notes',
	custom: 'Keep as a field of its own',
	'left-out': 'Leave out'
};

export function isColumnUse(value: unknown): value is ColumnUse {
	return columnUses.some((use) => use === value);
}
