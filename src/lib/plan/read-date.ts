import { addDays, type Day, dayOf, monthNames, parseDay, shiftMonths } from './day';
import type { Span } from './initiative';

/**
 * The stretch of time that somebody writes as a place to go to: "2028-06-30", "30 Jun 2028", "Jun 30, 2028",
 * "30/6/2028" (day first), "Jun 2028", "Q3 2028", "H2 2028", "2028", "today". Null for anything else.
 */
export function readDate(text: string, today: Day): Span | null {
	const words = text.trim().toLowerCase().replace(/[,.]/g, ' ').replace(/['’]/g, '').replace(/\s+/g, ' ');
	if (words === 'today' || words === 'now') return { start: today, end: today };
	const one = parseDay(words) ?? readNumbers(words) ?? readNamed(words);
	return one === null ? readPeriod(words) : { start: one, end: one };
}

function readNumbers(words: string): Day | null {
	const match = /^(\d{1,2})[ /-](\d{1,2})[ /-](\d{4}|\d{2})$/.exec(words);
	return match && dayOf(yearOf(match[3]), Number(match[2]), Number(match[1]));
}

function readNamed(words: string): Day | null {
	const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)? ?([a-z]{3,}) ?(\d{4}|\d{2})$/.exec(words);
	if (dayFirst) return dayOf(yearOf(dayFirst[3]), monthOf(dayFirst[2]), Number(dayFirst[1]));
	const monthFirst = /^([a-z]{3,}) ?(\d{1,2})(?:st|nd|rd|th)? (\d{4}|\d{2})$/.exec(words);
	return monthFirst && dayOf(yearOf(monthFirst[3]), monthOf(monthFirst[1]), Number(monthFirst[2]));
}

function readPeriod(words: string): Span | null {
	const named = /^([a-z]{3,}) ?(\d{4}|\d{2})$/.exec(words);
	if (named && monthOf(named[1]) > 0) return period(yearOf(named[2]), monthOf(named[1]), 1);
	const numbered = /^(\d{4})-(\d{1,2})$/.exec(words) ?? null;
	if (numbered) return period(Number(numbered[1]), Number(numbered[2]), 1);
	const part =
		/^(?<unit>[qh])(?<number>[1-4]) ?(?<year>\d{4}|\d{2})$/.exec(words) ??
		/^(?<year>\d{4}) ?(?<unit>[qh])(?<number>[1-4])$/.exec(words);
	if (part?.groups) {
		const months = part.groups.unit === 'q' ? 3 : 6;
		return period(yearOf(part.groups.year), (Number(part.groups.number) - 1) * months + 1, months);
	}
	return /^\d{4}$/.test(words) ? period(Number(words), 1, 12) : null;
}

function period(year: number, month: number, months: number): Span | null {
	const start = dayOf(year, month, 1);
	return start === null ? null : { start, end: addDays(shiftMonths(start, months), -1) };
}

/** 1 for "jan" or "january", 0 for no month. */
function monthOf(word = ''): number {
	return monthNames.findIndex((name) => name.toLowerCase().startsWith(word)) + 1;
}

function yearOf(written = ''): number {
	return written.length === 2 ? 2000 + Number(written) : Number(written);
}
