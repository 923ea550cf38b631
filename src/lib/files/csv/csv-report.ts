import type { Day } from '$lib/plan/day';
import type { Lane } from '$lib/plan/lane';
import type { DateDoubt, DateQuestion } from './read-dates';

/** A part of the table that did not get where it was meant to go. */
export interface LeftOut {
	/** As a spreadsheet counts; null when it is about a whole column. */
	readonly row: number | null;
	readonly what: string;
	readonly why: string;
}

/** A date that was read with some freedom, or a text in a date column that is no date. */
export interface DateNote {
	readonly row: number;
	/** Name of the column. */
	readonly column: string;
	readonly cell: string;
	/** The day it became; null when the text is kept as a field instead. */
	readonly day: Day | null;
	readonly doubt: DateDoubt;
}

export interface ColumnQuestion extends DateQuestion {
	/** Index and name of the column. */
	readonly column: number;
	readonly name: string;
}

export interface CsvCounts {
	readonly initiatives: number;
	readonly bothDates: number;
	readonly undated: number;
	readonly endBeforeStart: number;
	readonly phases: number;
	readonly links: number;
	readonly byLane: Readonly<Record<Lane, number>>;
}

/** What became of a table. */
export interface CsvReport {
	readonly counts: CsvCounts;
	readonly leftOut: readonly LeftOut[];
	readonly dateNotes: readonly DateNote[];
	/** Date columns that can be read in two ways, with the guess in force. */
	readonly questions: readonly ColumnQuestion[];
}

/** Why a date is listed, as a heading over those like it. */
export const doubtNames: Readonly<Record<DateDoubt, string>> = {
	'no-date': 'Not a date: kept as text, the row is undated',
	alone: 'Start without end, or end without start: kept as text, the row is undated',
	'order-guessed': 'Day and month could be the other way round',
	'against-order': 'Only readable the other way round than its column',
	'short-year': 'Year of two digits: 00 to 79 is read as 2000 to 2079, 80 to 99 as 1980 to 1999',
	period: 'A month, quarter or year: a start is its first day, an end its last',
	serial: 'A number that spreadsheets use for a day',
	'time-dropped': 'The time of day is dropped'
};
