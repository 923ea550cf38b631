import { type Day, dayOf, formatDay, isoOf, monthNames } from './day';
import { bad, type CellReading, good, quoted } from './table-reading';

/** Which of the two numbers of 3/4/2028 is the day; `unclear` where other dates beside it contradict each other. */
export type SlashOrder = 'day-first' | 'month-first' | 'unclear';

const example = 'Write a day such as 2028-06-30, 30 Jun 2028 or 30.06.2028.';

/**
 * Reads a day as people and spreadsheets write it: 2028-06-30, 30.06.2028, 30/06/2028, 30 Jun 2028, 30-Jun-28,
 * June 30, 2028. A time of day behind it is dropped. Blank is no day. Years 00 to 79 are 2000 to 2079, 80
 * to 99 are 1980 to 1999.
 */
export function readDayText(text: string, order: SlashOrder = 'day-first'): CellReading<Day | null> {
	const words = withoutTime(text);
	if (words === '') return good(null);
	const numbers = inNumbers(words);
	if (numbers === null) return bad(`${quoted(text)} is no date.`, example);
	const { year, first, second, slashed } = numbers;
	const dayFirst = dayOf(year, second, first);
	const monthFirst = slashed ? dayOf(year, first, second) : null;
	if (dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst) {
		if (order === 'unclear')
			return bad(
				`${quoted(text)} may be ${formatDay(dayFirst)} or ${formatDay(monthFirst)}.`,
				`Write ${isoOf(dayFirst)} or ${isoOf(monthFirst)}.`
			);
		return good(order === 'month-first' ? monthFirst : dayFirst);
	}
	const day = dayFirst ?? monthFirst;
	if (day !== null) return good(day);
	const isOutside = year < 1900 || year > 2199;
	return bad(
		isOutside ? `${quoted(text)} lies outside 1900 to 2199.` : `${quoted(text)} is no date.`,
		isOutside ? 'Write a day of these years.' : example
	);
}

/** How slashed dates are to be read, from all those of one paste: by the ones that can be read in one way only. */
export function slashOrderOf(texts: Iterable<string>): SlashOrder {
	let isDayFirst = false;
	let isMonthFirst = false;
	for (const text of texts) {
		const numbers = text.includes('/') ? inNumbers(withoutTime(text)) : null;
		if (!numbers?.slashed) continue;
		if (numbers.first > 12) isDayFirst = true;
		else if (numbers.second > 12) isMonthFirst = true;
	}
	if (isDayFirst && isMonthFirst) return 'unclear';
	return isMonthFirst ? 'month-first' : 'day-first';
}

function withoutTime(text: string): string {
	return text
		.trim()
		.replace(/[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m|Z|[+-]\d{2}:?\d{2})?$/i, '')
		.trim();
}

interface DayNumbers {
	readonly year: number;
	/** Day and month; with slashes perhaps the other way round. */
	readonly first: number;
	readonly second: number;
	readonly slashed: boolean;
}

function inNumbers(words: string): DayNumbers | null {
	const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(words);
	if (iso) return { year: Number(iso[1]), first: Number(iso[3]), second: Number(iso[2]), slashed: false };
	const plain = /^(\d{1,2})\s*([./])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})$/.exec(words);
	if (plain)
		return {
			year: fullYear(plain[4] ?? ''),
			first: Number(plain[1]),
			second: Number(plain[3]),
			slashed: plain[2] === '/'
		};
	const spelt =
		/^(?<day>\d{1,2})(?:st|nd|rd|th)?[\s.-]*(?<month>[a-z]{3,9})\.?[\s,-]*(?<year>\d{4}|\d{2})$/i.exec(
			words
		) ??
		/^(?<month>[a-z]{3,9})\.?\s*(?<day>\d{1,2})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?<year>\d{4}|\d{2})$/i.exec(
			words
		);
	const month = monthOf(spelt?.groups?.month ?? '');
	if (!spelt?.groups || month === 0) return null;
	return {
		year: fullYear(spelt.groups.year ?? ''),
		first: Number(spelt.groups.day),
		second: month,
		slashed: false
	};
}

/** 6 for "Jun", "june" and "JUNE"; 0 for no month. */
function monthOf(word: string): number {
	const lower = word.toLowerCase();
	if (lower.length < 3) return 0;
	return (
		monthNames.findIndex(
			(name) => name.toLowerCase().startsWith(lower) || (lower === 'sept' && name === 'September')
		) + 1
	);
}

function fullYear(digits: string): number {
	const year = Number(digits);
	if (digits.length > 2) return year;
	return year < 80 ? 2000 + year : 1900 + year;
}
