import { describe, expect, test } from 'vitest';
import { day } from '$lib/plan/day';
import { Viewport } from '$lib/state/viewport.svelte';

function viewport(start = '2026-01-01', end = '2030-12-31', horizon = start) {
	const span = { start: day(start), end: day(end) };
	const made = new Viewport(
		() => span,
		() => day(horizon)
	);
	made.width = 800;
	return made;
}

/** The day under a point of the window, with its fraction. */
function dayAt(view: Viewport, px: number): number {
	return (view.scrollLeft + px) / view.pxPerDay + view.origin;
}

describe('a zoom', () => {
	test('keeps the day under the pointer where it is', () => {
		const view = viewport();
		view.zoomTo('year');
		view.scrollLeft = 900;
		const before = dayAt(view, 300);
		view.zoomBy(2, 300);
		expect(dayAt(view, 300)).toBeCloseTo(before, 6);
		view.zoomTo('month', 300);
		expect(dayAt(view, 300)).toBeCloseTo(before, 6);
	});

	test('never shows what lies before the first day or after the last', () => {
		const view = viewport();
		view.zoomTo('month');
		view.scrollLeft = -500;
		expect(view.scrollLeft).toBe(0);
		view.scrollLeft = 1e9;
		expect(view.scrollLeft).toBe(view.contentWidth - view.width);
		view.zoomTo('fit');
		expect(view.scrollLeft).toBe(0);
	});
});

describe('the view', () => {
	test('of a plan that reaches further back opens at its horizon', () => {
		const view = viewport('2000-05-17', '2070-12-31', '2026-01-01');
		expect(dayAt(view, 0)).toBeCloseTo(day('2026-01-01'), 6);
		view.zoomTo('month');
		view.zoomTo('five-years');
		expect(dayAt(view, 0)).toBeCloseTo(day('2026-01-01'), 6);
	});

	test('keeps its first day when the window gets wider or narrower', () => {
		const view = viewport();
		view.zoomTo('year');
		view.scrollLeft = 700;
		const first = dayAt(view, 0);
		view.width = 500;
		expect(dayAt(view, 0)).toBeCloseTo(first, 6);
	});
});
