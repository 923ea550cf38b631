import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clampZoom, dayAt, fitScale, snapUnit, xOf, zoomSteps } from '$lib/chart/scale';
import { addDays, type Day, day, firstDay, lastDay } from '$lib/plan/day';

const anyDay = fc.integer({ min: firstDay, max: lastDay }).map((one) => one as Day);
const anyScale = fc.record({
	origin: anyDay,
	pxPerDay: fc.double({ min: 0.0025, max: 64, noNaN: true })
});
const fiveYears = { start: day('2026-01-01'), end: day('2030-12-31') };

test('the day at the left edge of a day is that day, at any zoom', () => {
	fc.assert(fc.property(anyScale, anyDay, (scale, one) => dayAt(scale, xOf(scale, one)) === one));
});

test('the day at x begins at or before x, and the next one after it', () => {
	fc.assert(
		fc.property(anyScale, fc.double({ min: -1e5, max: 1e5, noNaN: true }), (scale, x) => {
			const found = dayAt(scale, x);
			const slack = 2e-6 * scale.pxPerDay + 1e-6;
			if (found > firstDay && found < lastDay) {
				expect(xOf(scale, found)).toBeLessThanOrEqual(x + slack);
				expect(xOf(scale, found + 1)).toBeGreaterThan(x - slack);
			}
		})
	);
});

test('a span fills the width but for the margin', () => {
	const scale = fitScale(fiveYears, 780);
	expect(xOf(scale, fiveYears.start)).toBe(0);
	expect(xOf(scale, fiveYears.end + 1)).toBeCloseTo(760, 6);
});

test('a plan of a century fits a phone', () => {
	const scale = fitScale({ start: day('1970-01-01'), end: day('2069-12-31') }, 360);
	expect(xOf(scale, day('2070-01-01'))).toBeLessThanOrEqual(360);
});

test('a span of one day, or one that ends before it starts, still has a scale', () => {
	expect(fitScale({ start: day('2026-01-01'), end: day('2026-01-01') }, 800).pxPerDay).toBe(clampZoom(780));
	expect(fitScale({ start: day('2026-01-02'), end: day('2026-01-01') }, 0).pxPerDay).toBeGreaterThan(0);
});

test('named levels of zoom show what they name', () => {
	const shown = Object.fromEntries(zoomSteps(fiveYears, 780).map((one) => [one.name, 760 / one.pxPerDay]));
	expect(shown.fit).toBeCloseTo(1826, 6);
	expect(shown['five-years']).toBeCloseTo(1826.25, 6);
	expect(shown.year).toBeCloseTo(365.25, 6);
	expect(shown.quarter).toBeCloseTo(91.3125, 6);
	expect(shown.month).toBeCloseTo(30.4375, 6);
});

test('arrows move by days, weeks or months as the zoom allows', () => {
	const units = zoomSteps(fiveYears, 900).map((one) => [
		one.name,
		snapUnit({ origin: fiveYears.start, pxPerDay: one.pxPerDay })
	]);
	expect(Object.fromEntries(units)).toEqual({
		fit: 'month',
		'five-years': 'month',
		year: 'month',
		quarter: 'week',
		month: 'day'
	});
	expect(snapUnit(fitScale({ start: day('1980-01-01'), end: day('2070-01-01') }, 900))).toBe('quarter');
});

test('a day past the accepted range is held at its edge', () => {
	const scale = { origin: addDays(lastDay, -1), pxPerDay: 10 };
	expect(dayAt(scale, 1_000)).toBe(lastDay);
});
