import { addDays, day } from '$lib/plan/day';
import { findFindings } from '$lib/plan/findings';
import { currentSpan } from '$lib/plan/initiative';
import type { Plan } from '$lib/plan/plan';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyPlan, someDay } from '../support/any-plan';
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

/** A change to one record of a plan; all other records and lists stay the same objects, as after an edit. */
const anyEdit: fc.Arbitrary<(plan: Plan) => Plan> = fc
	.record({
		list: fc.constantFrom('initiatives', 'links', 'phases', 'decisions', 'milestones', 'groups'),
		at: fc.nat(),
		from: fc.nat(),
		how: fc.constantFrom('take', 'take', 'take', 'remove', 'double', 'turn'),
		other: anyPlan
	})
	.map(({ list, at, from, how, other }) => (plan: Plan) => {
		const records: readonly object[] = plan[list as 'initiatives'];
		const place = at % Math.max(1, records.length);
		const there = records[place];
		if (!there) return plan;
		if (how === 'remove') return { ...plan, [list]: records.toSpliced(place, 1) };
		if (how === 'turn') return { ...plan, [list]: records.toReversed() };
		if (how === 'double') return { ...plan, [list]: [...records] };
		const others: readonly object[] = other[list as 'initiatives'];
		const taken = others[from % Math.max(1, others.length)] ?? there;
		const { id } = there as { id: string };
		return { ...plan, [list]: records.with(place, { ...taken, id }) };
	});

test('after any edits the report is what it would be for a plan that nobody has seen before', () => {
	fc.assert(
		fc.property(anyPlan, fc.array(anyEdit, { maxLength: 6 }), someDay, (begin, edits, day) => {
			let plan = begin;
			for (const edit of [(one: Plan) => one, ...edits]) {
				plan = edit(plan);
				const fresh = structuredClone(plan);
				expect(findFindings(plan, asOf)).toEqual(findFindings(fresh, asOf));
				expect(findFindings(plan, day)).toEqual(findFindings(fresh, day));
			}
		}),
		{ numRuns: 200 }
	);
});
