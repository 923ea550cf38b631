import { barMark } from '$lib/chart/bars';
import type { Colouring } from '$lib/chart/bar-ground';
import { densityGeometry } from '$lib/chart/density';
import { fitScale } from '$lib/chart/scale';
import { addDays, day } from '$lib/plan/day';
import { currentSpan } from '$lib/plan/initiative';
import { expect, test } from 'vitest';
import { buildPlan, emptyReport } from '../support/plan-builder';

const [initiative] = buildPlan({
	initiatives: [{ id: 'a', title: 'CRM core', start: day('2028-01-01'), end: day('2028-12-31') }]
}).initiatives;
if (!initiative) throw new Error('The plan has no initiative.');
const one = initiative;
const row = { top: 24, height: 24 };
const scale = fitScale({ start: day('2026-01-01'), end: day('2030-12-31') }, 1000);
const options = {
	asOf: day('2028-06-30'),
	report: emptyReport,
	baseline: null,
	selected: new Set<string>(),
	geometry: densityGeometry.comfortable,
	window: { fromPx: 0, toPx: 1000, topPx: 0, bottomPx: 600 }
};

test('a bar that scrolls past is the same mark from one frame to the next', () => {
	const mark = barMark(one, row, scale, options);
	expect(mark).not.toBeNull();
	const scrolled = {
		...options,
		selected: new Set(['b']),
		window: { ...options.window, topPx: 200, bottomPx: 800 }
	};
	expect(barMark(one, { ...row }, { ...scale }, scrolled)).toBe(mark);
});

const related = { before: new Set<string>(), after: new Set<string>(), links: [] };
const plain: Colouring = { part: () => [], outlineOf: () => 'ink' };
const late = { ...one, health: 'at-risk' as const };

test('a bar whose neighbours in the row have moved is drawn anew', () => {
	const wide = barMark(late, row, scale, options, { fromX: 0, toX: 1000 });
	expect(barMark(late, row, scale, options, { fromX: 0, toX: 1000 })).toBe(wide);
	expect(barMark(late, row, scale, options, { fromX: 0, toX: 1 })).not.toEqual(wide);
});

test('a bar is drawn anew when anything that it shows has changed', () => {
	const later = (span: typeof currentSpan) => (of: typeof one) => {
		const now = span(of);
		return now && { start: addDays(now.start, 30), end: addDays(now.end, 30) };
	};
	const changes = [
		() => barMark(one, { ...row, top: 48 }, scale, options),
		() => barMark(one, row, { ...scale, pxPerDay: scale.pxPerDay * 2 }, options),
		() => barMark(one, row, scale, { ...options, selected: new Set(['a']) }),
		() => barMark(one, row, scale, { ...options, asOf: day('2029-06-30') }),
		() => barMark(one, row, scale, { ...options, spanOf: later(currentSpan) }),
		() => barMark(one, row, scale, { ...options, baseline: { a: [one.start!, one.end!] } }),
		() => barMark(one, row, scale, { ...options, geometry: densityGeometry.touch }),
		() => barMark(one, row, scale, { ...options, dimmed: new Set(['a']) }),
		() => barMark(one, row, scale, { ...options, related: { ...related, before: new Set(['a']) } }),
		() => barMark(one, row, scale, { ...options, related: { ...related, after: new Set(['a']) } }),
		() => barMark(one, row, scale, { ...options, colourBy: plain }),
		() => barMark({ ...one, progress: 50 }, row, scale, options)
	];
	const first = barMark(one, row, scale, options);
	for (const change of changes) {
		expect(change()).not.toEqual(first);
		expect(barMark(one, row, scale, options)).toEqual(first);
	}
	expect(barMark(one, row, scale, { ...options, window: { ...options.window, toPx: 10 } })).toBeNull();
});
