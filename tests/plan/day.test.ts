import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	addDays,
	day,
	dayOf,
	firstDay,
	formatDay,
	formatMonth,
	isoOf,
	lastDay,
	parseDay,
	partsOf,
	shift,
	startOf,
	type Day
} from '$lib/plan/day';

const anyDay = fc.integer({ min: firstDay, max: lastDay }) as fc.Arbitrary<Day>;

test('a day survives the way through ISO and back, whatever the time zone', () => {
	fc.assert(fc.property(anyDay, (one) => parseDay(isoOf(one)) === one));
});

test('days that no calendar has are refused', () => {
	for (const iso of [
		'2026-02-29',
		'2026-13-01',
		'2026-00-10',
		'1899-12-31',
		'2200-01-01',
		'2026-1-1',
		'26-01-01',
		''
	])
		expect(parseDay(iso), iso).toBeNull();
	expect(dayOf(2024, 2, 29)).toBe(day('2024-02-29'));
});

test('the day that Samoa skipped is a day like any other', () => {
	const before = day('2011-12-29');
	expect([1, 2, 3].map((n) => isoOf(addDays(before, n)))).toEqual(['2011-12-30', '2011-12-31', '2012-01-01']);
	expect(formatDay(day('2011-12-30'))).toBe('30 Dec 2011');
});

test('units begin where calendars say', () => {
	const one = day('2028-06-30');
	expect(isoOf(startOf('week', one))).toBe('2028-06-26');
	expect(isoOf(startOf('month', one))).toBe('2028-06-01');
	expect(isoOf(startOf('quarter', one))).toBe('2028-04-01');
	expect(isoOf(startOf('half', one))).toBe('2028-01-01');
	expect(isoOf(startOf('half', day('2028-07-01')))).toBe('2028-07-01');
	expect(isoOf(startOf('year', one))).toBe('2028-01-01');
});

test('a start of a unit never lies after the day, and is its own start', () => {
	const unit = fc.constantFrom('day', 'week', 'month', 'quarter', 'half', 'year') as fc.Arbitrary<'day'>;
	fc.assert(
		fc.property(anyDay, unit, (one, by) => {
			const begun = startOf(by, one);
			return begun <= one && startOf(by, begun) === begun;
		})
	);
});

test('a shift by months keeps to the month', () => {
	expect(isoOf(shift('month', day('2028-01-31'), 1))).toBe('2028-02-29');
	expect(isoOf(shift('quarter', day('2028-11-30'), 1))).toBe('2029-02-28');
});

test('people read days in words', () => {
	expect(formatDay(day('2028-06-05'))).toBe('5 Jun 2028');
	expect(formatMonth(day('2028-06-05'))).toBe('Jun ’28');
	expect(partsOf(day('2026-11-22'))).toEqual({
		year: 2026,
		month: 11,
		dayOfMonth: 22,
		quarter: 4,
		weekday: 7
	});
});
