import { describe, expect, test } from 'vitest';
import { addDays, day, isoOf } from '$lib/plan/day';
import type { Span } from '$lib/plan/initiative';
import { boundedShift, shiftPart, snapShift, spanWords } from '$lib/state/drag/snap';

const span: Span = { start: day('2028-02-14'), end: day('2028-06-20') };

describe('a pull', () => {
	test('[GES-4] brings the first day of what is moved to the nearest boundary of the unit', () => {
		const start = (pulled: number, unit: 'week' | 'month' | 'quarter') =>
			isoOf(addDays(span.start, snapShift(span, 'middle', pulled, unit)));
		expect(start(14, 'month')).toBe('2028-03-01');
		expect(start(40, 'month')).toBe('2028-04-01');
		expect(start(-12.4, 'month')).toBe('2028-02-01');
		expect(start(4.2, 'week')).toBe('2028-02-21');
		expect(start(30, 'quarter')).toBe('2028-04-01');
	});

	test('[GES-4] back to where it was leaves it there, though that is on no boundary', () => {
		expect(snapShift(span, 'middle', 2, 'month')).toBe(0);
		expect(snapShift(span, 'middle', -5, 'quarter')).toBe(0);
	});

	test('[GES-4] brings an end that is pulled to the last day before a boundary', () => {
		const end = (pulled: number) => isoOf(addDays(span.end, snapShift(span, 'end', pulled, 'month')));
		expect(end(8)).toBe('2028-06-30');
		expect(end(45)).toBe('2028-07-31');
		expect(end(-30)).toBe('2028-05-31');
		expect(isoOf(addDays(span.start, snapShift(span, 'start', 17, 'month')))).toBe('2028-03-01');
	});

	test('[GES-4] by days follows every day', () => {
		expect(snapShift(span, 'middle', 3.4, 'day')).toBe(3);
		expect(snapShift(span, 'end', -0.6, 'day')).toBe(-1);
	});

	test('[GES-3] of an end leaves one day', () => {
		expect(boundedShift(span, 'end', -1_000)).toBe(span.start - span.end);
		expect(boundedShift(span, 'start', 1_000)).toBe(span.end - span.start);
		expect(spanWords(shiftPart(span, 'end', span.start - span.end))).toBe('14 Feb 2028');
	});
});
