import { addDays, day } from '$lib/plan/day';
import { findFindings } from '$lib/plan/findings';
import { currentSpan } from '$lib/plan/initiative';
import { expect, test } from 'vitest';
import { buildPlan } from '../support/plan-builder';

const asOf = day('2028-06-30');
const plan = buildPlan({
	initiatives: [
		{ id: 'p', lane: 'process', start: day('2028-01-01'), end: day('2028-12-31') },
		{ id: 't', lane: 'technology', start: day('2028-10-01'), end: day('2029-06-30') }
	],
	links: [{ id: 'l', from: 'p', to: 't' }]
});

test('the report of a plan is kept for its day, and worked out anew for another day or other dates', () => {
	const report = findFindings(plan, asOf);
	expect(findFindings(plan, asOf)).toBe(report);
	expect(report.debtDays).toBe(91);

	const later = findFindings(plan, day('2029-03-31'));
	expect(later.debtDays).toBe(181);
	expect(findFindings(plan, asOf)).toEqual(report);

	const dragged = findFindings(plan, asOf, (one) => {
		const span = currentSpan(one);
		return span && one.id === 't' ? { start: addDays(span.start, 91), end: addDays(span.end, 91) } : span;
	});
	expect(dragged.debtDays).toBe(0);
	expect(findFindings(plan, asOf)).toEqual(report);
});
