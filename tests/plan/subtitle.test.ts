import { expect, test } from 'vitest';
import { day } from '$lib/plan/day';
import { horizonSubtitle } from '$lib/plan/subtitle';

test('the line under a title says how long the roadmap is and which years it covers', () => {
	expect(horizonSubtitle(day('2026-01-05'), day('2030-12-31'))).toBe('Five-year roadmap, 2026–2030');
	expect(horizonSubtitle(day('2026-01-01'), day('2026-12-31'))).toBe('One-year roadmap, 2026');
	expect(horizonSubtitle(day('2000-05-17'), day('2070-12-31'))).toBe('71-year roadmap, 2000–2070');
	expect(horizonSubtitle(day('2026-01-01'), day('2026-03-31'))).toBe('Short roadmap, 2026');
});

test('a horizon that lacks a day, or ends before it begins, has no such line', () => {
	expect(horizonSubtitle(null, day('2030-12-31'))).toBeNull();
	expect(horizonSubtitle(day('2030-12-31'), day('2026-01-01'))).toBeNull();
});
