import { addDays, type Day, dayOf, shiftMonths } from '$lib/plan/day';
import { monthOf } from './month-names';

/** Which number comes first in dates such as 03/04/2028. */
export type DateOrder = 'day-first' | 'month-first';

/** What a cell says: one day, or the days from first to last of a month, quarter, half or year. */
export interface DateReading {
	readonly first: Day;
	readonly last: Day;
	readonly form: 'iso' | 'numeric' | 'named' | 'period' | 'serial';
	/** The year was written with two digits, so the century is ours. */
	readonly shortYear: boolean;
	/** A time of day stood behind the date. */
	readonly timed: boolean;
}

/** Years 00–79 are read as 2000–2079, 80–99 as 1980–1999. */
const lastShortYear = 79;

/** Day 0 of the 1900 date system of spreadsheets, for days after February 1900. */
const serialEpoch = dayOf(1970, 1, 1)! - 25_569;

const time =
	/[T\s]\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const weekday =
	/^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|mie|jeu|jue|ven|vie|sam|sab|dim|dom)[a-zß-ÿ]*\.?,?\s+(?=\d)/i;

/**
 * Reads one cell as a date; null when it is none. Numbers such as 03/04/2028 are read in the given order, and
 * never in the other: a caller that wants both readings asks twice.
 */
export function readDateCell(cell: string, order: DateOrder): DateReading | null {
	if (cell.length > 60) return null;
	const iso = readIso(cell.trim());
	if (iso) return { ...iso, timed: false };
	let text = cell.trim().replace(/\s+/g, ' ').replace(weekday, '');
	const withoutTime = text.replace(time, '');
	const timed = withoutTime !== text && /\d/.test(withoutTime);
	if (timed) text = withoutTime.trim();
	const found = readIso(text) ?? readNumeric(text, order) ?? readNamed(text) ?? readPeriod(text);
	return found && { ...found, timed };
}

/** Whether a cell is a number that a spreadsheet could mean as a day from 1954 to 2119. */
export function isSerial(cell: string): boolean {
	const match = /^\s*(\d{5})(?:\.\d+)?\s*$/.exec(cell);
	return match !== null && Number(match[1]) >= 20_000 && Number(match[1]) <= 80_000;
}

/** The day of a spreadsheet's serial number (1900 date system); the part of a day after the point is dropped. */
export function readSerial(cell: string): DateReading | null {
	if (!isSerial(cell)) return null;
	const day = addDays(0 as Day, Math.floor(Number(cell)) + serialEpoch);
	return { first: day, last: day, form: 'serial', shortYear: false, timed: /\./.test(cell) };
}

type Found = Omit<DateReading, 'timed'>;

function oneDay(
	year: number,
	month: number,
	dayOfMonth: number,
	form: 'iso' | 'numeric' | 'named',
	shortYear = false
): Found | null {
	const day = dayOf(year, month, dayOfMonth);
	return day === null ? null : { first: day, last: day, form, shortYear };
}

function readIso(text: string): Found | null {
	const match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(text);
	return match && oneDay(Number(match[1]), Number(match[3]), Number(match[4]), 'iso');
}

function readNumeric(text: string, order: DateOrder): Found | null {
	const match = /^(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?'?(\d{4}|\d{2})\.?$/.exec(text);
	if (!match) return null;
	const [a, b] = [Number(match[1]), Number(match[3])];
	const { year, short } = yearOf(match[4] ?? '');
	const dayFirst = order === 'day-first';
	return oneDay(year, dayFirst ? b : a, dayFirst ? a : b, 'numeric', short);
}

function readNamed(text: string): Found | null {
	const dayFirst =
		/^(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s\-/.]*(?:de |of )?(\p{L}{3,})\.?[\s\-/.,]*(?:de |del )?['’]?(\d{4}|\d{2})$/u.exec(
			text
		);
	const monthFirst = /^(\p{L}{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? ['’]?(\d{4}|\d{2})$/u.exec(text);
	const month = monthOf(dayFirst?.[2] ?? monthFirst?.[1] ?? '');
	if (month === null) return null;
	const { year, short } = yearOf(dayFirst?.[3] ?? monthFirst?.[3] ?? '');
	return oneDay(year, month, Number(dayFirst?.[1] ?? monthFirst?.[2]), 'named', short);
}

/** A month, quarter, half or year without a day. */
function readPeriod(text: string): Found | null {
	const named = /^(\p{L}{3,})\.?[\s\-/.,]*['’]?(\d{4}|\d{2})$/u.exec(text);
	const month = named && monthOf(named[1] ?? '');
	if (named && month) return period(named[2] ?? '', month, 1);
	const numbered =
		/^(?<m>\d{1,2})[-/.](?<y>\d{4})$/.exec(text) ?? /^(?<y>\d{4})[-/.](?<m>\d{1,2})$/.exec(text);
	if (numbered?.groups) return period(numbered.groups.y ?? '', Number(numbered.groups.m), 1);
	const part =
		/^(?<u>[QH])(?<n>[1-4])[\s\-/.,]*['’]?(?<y>\d{4}|\d{2})$/i.exec(text) ??
		/^(?<y>\d{4})[\s\-/.]*(?<u>[QH])(?<n>[1-4])$/i.exec(text);
	if (part?.groups) {
		const months = part.groups.u?.toUpperCase() === 'Q' ? 3 : 6;
		return period(part.groups.y ?? '', (Number(part.groups.n) - 1) * months + 1, months);
	}
	return /^(?:19|20|21)\d{2}$/.test(text) ? period(text, 1, 12) : null;
}

function period(writtenYear: string, month: number, months: number): Found | null {
	const { year, short } = yearOf(writtenYear);
	const first = dayOf(year, month, 1);
	if (first === null) return null;
	return { first, last: addDays(shiftMonths(first, months), -1), form: 'period', shortYear: short };
}

function yearOf(written: string): { readonly year: number; readonly short: boolean } {
	const number = Number(written);
	if (written.length > 2) return { year: number, short: false };
	return { year: number + (number > lastShortYear ? 1900 : 2000), short: true };
}
