import type { Day } from '$lib/plan/day';
import { type DateOrder, type DateReading, isSerial, readDateCell, readSerial } from './date-cell';

/** Why a date is worth a look: it was read with some freedom, or not at all. */
export type DateDoubt =
	| 'no-date'
	| 'alone'
	| 'order-guessed'
	| 'against-order'
	| 'short-year'
	| 'period'
	| 'serial'
	| 'time-dropped';

interface DateValue {
	/** Null when the cell is empty or no date. */
	readonly day: Day | null;
	readonly doubt: DateDoubt | null;
}

/** A column whose dates can be read in two ways; the guess is taken until someone answers. */
export interface DateQuestion {
	readonly guess: DateOrder;
	readonly why: string;
	/** Up to three cells with what each would be in either order. */
	readonly examples: readonly {
		readonly cell: string;
		readonly dayFirst: Day | null;
		readonly monthFirst: Day | null;
	}[];
}

export interface DateColumn {
	readonly values: readonly DateValue[];
	/** The order used; null when no cell needs one. */
	readonly order: DateOrder | null;
	readonly question: DateQuestion | null;
}

export interface DateOptions {
	/** Which day of a month, quarter or year without a day is meant. */
	readonly end: 'first' | 'last';
	/** The answer to the question, if someone gave one. */
	readonly asked?: DateOrder;
	/** The order that another date column of the table settled. */
	readonly settledElsewhere?: DateOrder | null;
}

/**
 * Reads a column of dates with one order of day and month for the whole column. The cells themselves settle
 * it where they can (a 30 is never a month; 1.6.2028 is written day first everywhere); otherwise there is a
 * question, and the guess is the order of the other date column, else day first.
 */
export function readDates(cells: readonly string[], options: DateOptions): DateColumn {
	const bothWays = cells.map(readBothWays);
	const serials = areSerials(cells);
	const { order, question } = settleOrder(bothWays, options);
	const open = question !== null && options.asked === undefined;
	const values = bothWays.map(({ cell, dayFirst, monthFirst }): DateValue => {
		if (cell.trim() === '') return { day: null, doubt: null };
		const [wanted, other] = order === 'month-first' ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
		const reading = (serials ? readSerial(cell) : null) ?? wanted ?? other;
		if (!reading) return { day: null, doubt: 'no-date' };
		const isOpen = open && wanted !== null && other !== null && wanted.first !== other.first;
		const doubt = wanted === null && reading === other ? 'against-order' : isOpen ? 'order-guessed' : null;
		return {
			day: options.end === 'last' ? reading.last : reading.first,
			doubt: doubt ?? doubtOf(reading)
		};
	});
	return { values, order, question };
}

/** The order that a column's cells settle by themselves; null when they do not. */
export function settledOrder(cells: readonly string[]): DateOrder | null {
	const { order, question } = readDates(cells, { end: 'first' });
	return question ? null : order;
}

/** Whether a cell reads as a date that is more than a bare year or a number. */
export function looksLikeDate(cell: string): boolean {
	if (/^\s*\d*\s*$/.test(cell)) return false;
	return readDateCell(cell, 'day-first') !== null || readDateCell(cell, 'month-first') !== null;
}

/** Whether the numbers of a column are clearly days of a spreadsheet: four in five of its filled cells. */
export function areSerials(cells: readonly string[]): boolean {
	const filled = cells.filter((cell) => cell.trim() !== '');
	return filled.length > 0 && filled.filter(isSerial).length >= filled.length * 0.8;
}

interface BothWays {
	readonly cell: string;
	readonly dayFirst: DateReading | null;
	readonly monthFirst: DateReading | null;
}

/** Only numbers can be read in two ways: everything else is the same in both orders. */
function readBothWays(cell: string): BothWays {
	const dayFirst = readDateCell(cell, 'day-first');
	const isOne = cell.trim() === '' || (dayFirst !== null && dayFirst.form !== 'numeric');
	return { cell, dayFirst, monthFirst: isOne ? dayFirst : readDateCell(cell, 'month-first') };
}

function settleOrder(
	cells: readonly BothWays[],
	options: DateOptions
): { readonly order: DateOrder | null; readonly question: DateQuestion | null } {
	const numeric = cells.filter(({ dayFirst, monthFirst }) => (dayFirst ?? monthFirst)?.form === 'numeric');
	if (numeric.length === 0) return { order: null, question: null };
	const onlyDay = numeric.filter(({ monthFirst }) => monthFirst === null).length;
	const onlyMonth = numeric.filter(({ dayFirst }) => dayFirst === null).length;
	const unlike = numeric.filter((one) => one.dayFirst?.first !== one.monthFirst?.first);
	const asks = (guess: DateOrder, why: string) => ({
		order: options.asked ?? guess,
		question: {
			guess,
			why,
			examples: unlike.slice(0, 3).map(({ cell, dayFirst, monthFirst }) => ({
				cell: cell.trim(),
				dayFirst: dayFirst?.first ?? null,
				monthFirst: monthFirst?.first ?? null
			}))
		}
	});
	if (onlyDay > 0 && onlyMonth > 0) {
		const guess = onlyMonth > onlyDay ? 'month-first' : 'day-first';
		return asks(guess, 'Some cells can only have the day first and some only the month.');
	}
	if (onlyDay > 0) return { order: 'day-first', question: null };
	if (onlyMonth > 0) return { order: 'month-first', question: null };
	if (unlike.length === 0 || numeric.every(({ cell }) => cell.includes('.')))
		return { order: 'day-first', question: null };
	if (options.settledElsewhere)
		return asks(options.settledElsewhere, 'No cell settles it here; the other date column is written so.');
	return asks('day-first', 'Every cell can be read both ways; day first is the more common.');
}

function doubtOf(reading: DateReading): DateDoubt | null {
	if (reading.shortYear) return 'short-year';
	if (reading.form === 'period') return 'period';
	if (reading.form === 'serial') return 'serial';
	return reading.timed ? 'time-dropped' : null;
}
