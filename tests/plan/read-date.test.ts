import { expect, test } from 'vitest';
import { day, isoOf } from '$lib/plan/day';
import { readDate } from '$lib/plan/read-date';

function read(text: string): string | null {
	const span = readDate(text, day('2028-06-30'));
	if (span === null) return null;
	return span.start === span.end ? isoOf(span.start) : `${isoOf(span.start)}/${isoOf(span.end)}`;
}

test('a day is read as people write it', () => {
	for (const text of [
		'2028-06-30',
		'30 Jun 2028',
		'30 June 2028',
		' 30th june, 2028',
		'Jun 30, 2028',
		'30/6/2028',
		'30.06.28',
		'30 jun ’28'
	])
		expect(read(text), text).toBe('2028-06-30');
	expect(read('today')).toBe('2028-06-30');
});

test('so are months, quarters, halves and years', () => {
	expect(read('Jun 2028')).toBe('2028-06-01/2028-06-30');
	expect(read('2028-06')).toBe('2028-06-01/2028-06-30');
	expect(read('Q3 2028')).toBe('2028-07-01/2028-09-30');
	expect(read('2028 q3')).toBe('2028-07-01/2028-09-30');
	expect(read('h2 28')).toBe('2028-07-01/2028-12-31');
	expect(read('2028')).toBe('2028-01-01/2028-12-31');
});

test('anything else is no date', () => {
	for (const text of [
		'',
		'soon',
		'31 Jun 2028',
		'2028-02-30',
		'Q5 2028',
		'1 Foo 2028',
		'0',
		'12345',
		'1800',
		'30'
	])
		expect(read(text), text).toBeNull();
});
