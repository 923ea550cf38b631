import { type ColumnUse, isColumnUse } from './column-use';
import type { DateOrder } from './date-cell';
import { isLaneRule, type LaneRule } from './lane-rule';
import type { CsvTable } from './parse-csv';

/** Everything a person can decide about a table before it becomes a roadmap. */
export interface CsvChoices {
	/** One for each column. Several columns may fill one field: in each row the first that is not empty does. */
	readonly uses: readonly ColumnUse[];
	readonly lanes: LaneRule;
	/** Answers to date questions, by column. */
	readonly dateOrders: { readonly [column: number]: DateOrder };
	/** Title of the roadmap. */
	readonly title: string;
}

/** The first filled cell of a row among the columns of a use, and where it stands. */
export function firstFilled(
	cells: readonly string[],
	uses: readonly ColumnUse[],
	use: ColumnUse
): { readonly column: number; readonly cell: string } | null {
	const column = uses.findIndex((one, index) => one === use && cells[index]?.trim());
	return column < 0 ? null : { column, cell: cells[column] ?? '' };
}

/** A remembered set of choices as stored, without the title; null when it does not fit the table. */
export function recallChoices(
	stored: unknown,
	table: Pick<CsvTable, 'header'>,
	title: string
): CsvChoices | null {
	if (typeof stored !== 'object' || stored === null) return null;
	const { uses, lanes, dateOrders } = stored as Partial<Record<keyof CsvChoices, unknown>>;
	if (!Array.isArray(uses) || uses.length !== table.header.length || !uses.every(isColumnUse)) return null;
	if (!isLaneRule(lanes) || typeof dateOrders !== 'object' || dateOrders === null) return null;
	const orders = Object.entries(dateOrders).filter(
		([, order]) => order === 'day-first' || order === 'month-first'
	);
	return { uses, lanes, dateOrders: Object.fromEntries(orders), title };
}

/** What two tables share when the choices for one fit the other: their header. */
export function headerKey(table: Pick<CsvTable, 'header'>): string {
	return JSON.stringify(table.header);
}
