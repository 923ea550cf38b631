import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renewLayout } from '$lib/chart/renewed-rows';
import { layoutRows, type RowLayout, type RowOptions } from '$lib/chart/rows';
import { day } from '$lib/plan/day';
import type { Initiative } from '$lib/plan/initiative';
import { statuses } from '$lib/plan/initiative-words';
import { lanes } from '$lib/plan/lane';
import type { Plan } from '$lib/plan/plan';
import { someDay } from '../support/any-plan';
import { buildLargePlan, buildPlan } from '../support/plan-builder';

const compact: RowOptions = {
	groupBy: 'lane',
	collapsed: new Set(),
	isPacked: false,
	shown: null,
	rowHeight: 17,
	laneHeight: 20
};

const plan = buildPlan({
	phases: [
		{ id: 'p', start: day('2026-01-01'), end: null },
		{ id: 'q', start: null, end: day('2027-01-01') }
	],
	initiatives: Array.from({ length: 12 }, (_, i) => ({
		id: `i${i}`,
		lane: lanes[i % 3],
		phase: [null, 'p', 'q', 'gone'][i % 4],
		start: day('2026-03-01'),
		end: day('2026-04-01'),
		effortDays: i % 5 === 0 ? null : i / 10
	})),
	milestones: [{ id: 'm', lane: 'process', phase: 'p', day: day('2029-05-05') }]
});

/** What an edit may change of one initiative: mostly what leaves it where it is. */
const anyChange = fc.record(
	{
		start: fc.option(someDay),
		end: fc.option(someDay),
		actualEnd: fc.option(someDay),
		title: fc.string({ maxLength: 5 }),
		status: fc.constantFrom(...statuses),
		effortDays: fc.option(fc.integer({ min: 0, max: 300 })),
		lane: fc.constantFrom(...lanes),
		phase: fc.constantFrom(null, 'p', 'q'),
		group: fc.constantFrom(null, 'none')
	},
	{ requiredKeys: [] }
);
const someOptions = fc.record({
	groupBy: fc.constantFrom('lane' as const, 'phase' as const),
	collapsed: fc.constantFrom(new Set<string>(), new Set(['lane:process', 'phase:p', 'phase:'])),
	shown: fc.constantFrom(null, new Set(['i1', 'i2', 'i3', 'm', 'p'])),
	isPacked: fc.boolean()
});

function changed(before: Plan, at: number, values: Partial<Initiative>): Plan {
	const initiatives = before.initiatives.map((one, i) => (i === at ? { ...one, ...values } : one));
	return { ...before, initiatives };
}

function everythingOf(layout: RowLayout, { initiatives, milestones, phases }: Plan) {
	const ids = [...initiatives, ...milestones, ...phases].map(({ id }) => id);
	return {
		rows: layout.rows,
		height: layout.height,
		places: ids.map((id) => [layout.rowOf(id), layout.anchorOf(id)])
	};
}

test('[CHT-1] a layout made from the one before is the one made from nothing', () => {
	fc.assert(
		fc.property(
			someOptions,
			fc.array(fc.tuple(fc.nat({ max: 11 }), anyChange), { minLength: 1, maxLength: 6 }),
			(some, edits) => {
				const options = { ...compact, ...some };
				let now = plan;
				let layout = layoutRows(now, options);
				for (const [at, values] of edits) {
					now = changed(now, at, values);
					layout = renewLayout(now, options, layout);
					expect(everythingOf(layout, now)).toEqual(everythingOf(layoutRows(now, options), now));
				}
			}
		)
	);
});

test('an edit of one initiative leaves the other rows the same objects, and their places', () => {
	const before = buildLargePlan(1_000);
	const layout = layoutRows(before, compact);
	const after = changed(before, 500, { title: 'Renamed' });
	const renewed = renewLayout(after, compact, layout);
	expect(renewed.rows.filter((row, i) => row !== layout.rows[i])).toMatchObject([
		{ initiative: { title: 'Renamed' } }
	]);
	expect(renewed.source.indexOf).toBe(layout.source.indexOf);
});

test('options that differ, or another number of initiatives, are laid out anew', () => {
	const layout = layoutRows(plan, compact);
	const packed = { ...compact, isPacked: true };
	expect(renewLayout(plan, packed, layout)).toMatchObject({ rows: layoutRows(plan, packed).rows });
	const fewer = { ...plan, initiatives: plan.initiatives.slice(1) };
	expect(renewLayout(fewer, compact, layout).rows).toEqual(layoutRows(fewer, compact).rows);
});
