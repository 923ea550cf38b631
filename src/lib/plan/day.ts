import { utc } from '@date-fns/utc';
import { addMonths, startOfMonth, startOfQuarter, startOfYear } from 'date-fns';

/**
 * A calendar day: whole days since 1970-01-01 in the proleptic Gregorian calendar. It has no time of day
 * and no time zone, so no clock change can shift it. `Date` appears in this file alone.
 */
export type Day = number & { readonly __day: unique symbol };

const msPerDay = 86_400_000;

/** Mean length of a month in days (365.25 / 12), the divisor of every figure given in months. */
export const daysPerMonth = 30.4375;

/** The first and last day that the planner accepts: 1900-01-01 and 2199-12-31. */
export const firstDay = (Date.UTC(1900, 0, 1) / msPerDay) as Day;
export const lastDay = (Date.UTC(2199, 11, 31) / msPerDay) as Day;

/** Whether a value is a day within the accepted range. */
export function isDay(value: unknown): value is Day {
	return typeof value === 'number' && Number.isInteger(value) && value >= firstDay && value <= lastDay;
}

/** The day of a year, month (1–12) and day of month; null when that day does not exist or is out of range. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
	const ms = Date.UTC(year, month - 1, dayOfMonth);
	const date = new Date(ms);
	if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== dayOfMonth)
		return null;
	const day = ms / msPerDay;
	return isDay(day) ? day : null;
}

/** Reads an ISO 8601 calendar date, `YYYY-MM-DD`; null for anything else. */
export function parseDay(iso: string): Day | null {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
	return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** The same for a literal known to be right. Throws RangeError otherwise. */
export function day(iso: string): Day {
	const parsed = parseDay(iso);
	if (parsed === null) throw new RangeError(`Not a day: ${iso}`);
	return parsed;
}

/** ISO 8601 calendar date, `YYYY-MM-DD`. */
export function isoOf(value: Day): string {
	return new Date(value * msPerDay).toISOString().slice(0, 10);
}

/** The calendar day that a clock shows in its own time zone. */
export function dayOfClock(clock: Date): Day {
	return (Date.UTC(clock.getFullYear(), clock.getMonth(), clock.getDate()) / msPerDay) as Day;
}

/** A day so many days later (earlier when negative), kept within the accepted range. */
export function addDays(value: Day, days: number): Day {
	return Math.min(lastDay, Math.max(firstDay, value + days)) as Day;
}

/** A day so many calendar months later; the 31st becomes the last day of a shorter month. */
export function shiftMonths(value: Day, months: number): Day {
	return onCalendar(value, (date) => addMonths(date, months, { in: utc }));
}

export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

/** The first day of the unit that holds this day; weeks begin on Monday (ISO 8601). */
export function startOf(unit: CalendarUnit, value: Day): Day {
	switch (unit) {
		case 'day':
			return value;
		case 'week':
			return (value - ((((value + 3) % 7) + 7) % 7)) as Day;
		case 'month':
			return onCalendar(value, (date) => startOfMonth(date, { in: utc }));
		case 'quarter':
			return onCalendar(value, (date) => startOfQuarter(date, { in: utc }));
		case 'half': {
			const year = startOf('year', value);
			const july = shiftMonths(year, 6);
			return value < july ? year : july;
		}
		case 'year':
			return onCalendar(value, (date) => startOfYear(date, { in: utc }));
	}
}

/** A day shifted by whole units (calendar months for month, quarter, half and year). */
export function shift(unit: CalendarUnit, value: Day, count: number): Day {
	const months = { month: 1, quarter: 3, half: 6, year: 12 } as const;
	if (unit === 'day') return addDays(value, count);
	if (unit === 'week') return addDays(value, count * 7);
	return shiftMonths(value, months[unit] * count);
}

/** Year, month (1–12), day of month, quarter (1–4) and weekday (1 Monday – 7 Sunday) of a day. */
export function partsOf(value: Day) {
	const date = new Date(value * msPerDay);
	const month = date.getUTCMonth() + 1;
	return {
		year: date.getUTCFullYear(),
		month,
		dayOfMonth: date.getUTCDate(),
		quarter: Math.ceil(month / 3),
		weekday: ((((value + 3) % 7) + 7) % 7) + 1
	};
}

// The formatter of date-fns brings every word of its locale along; these twelve are all that is shown.
export const monthNames = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December'
] as const;

/** "Jun" for 6. */
export function shortMonth(month: number): string {
	return (monthNames[month - 1] ?? '').slice(0, 3);
}

/** As people read it: "30 Jun 2028". */
export function formatDay(value: Day): string {
	const { year, month, dayOfMonth } = partsOf(value);
	return `${dayOfMonth} ${shortMonth(month)} ${year}`;
}

/** As a column shows it: "Jun ’28". */
export function formatMonth(value: Day): string {
	const { year, month } = partsOf(value);
	return `${shortMonth(month)} ’${String(year % 100).padStart(2, '0')}`;
}

function onCalendar(value: Day, move: (date: Date) => Date): Day {
	const moved = Math.floor(move(new Date(value * msPerDay)).getTime() / msPerDay);
	return Math.min(lastDay, Math.max(firstDay, moved)) as Day;
}
