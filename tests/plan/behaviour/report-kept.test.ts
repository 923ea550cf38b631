import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { observationFields, observationSources } from '$lib/plan/behaviour/observation';
import { addDays } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleDay, workedExample } from '../../support/worked-example';

const plan = workedExample();

test('[BHV-16] an edit of anything else keeps the report, and a new observation works out its cell alone', () => {
	const report = behaviourReport(plan, exampleDay);
	expect(behaviourReport({ ...plan, initiatives: [...plan.initiatives] }, exampleDay)).toBe(report);
	const look = makeRecord(observationFields, 'new', {
		behaviour: 'B2',
		team: 'finance',
		date: exampleDay,
		k: 20,
		n: 40,
		source: 'record'
	});
	const after = behaviourReport({ ...plan, observations: [...plan.observations, look] }, exampleDay);
	const changed = after.cells.filter((cell, at) => cell !== report.cells[at]);
	expect(changed.map(({ behaviour, team, word }) => [behaviour.id, team.id, word])).toEqual([
		['B2', 'finance', 'holding']
	]);
});

/** A change to a list that the report reads; all other records and lists stay the same objects, as after an edit. */
const anyEdit: fc.Arbitrary<(plan: Plan) => Plan> = fc.oneof(
	fc
		.record({
			id: fc.uuid(),
			at: fc.nat(39),
			days: fc.integer({ min: -900, max: 60 }),
			k: fc.nat(60),
			source: fc.constantFrom(...observationSources),
			isCorrection: fc.boolean()
		})
		.map(({ id, at, days, k, source, isCorrection }) => (before: Plan) => {
			const like = plan.observations[at]!;
			const look = makeRecord(observationFields, id, {
				behaviour: like.behaviour,
				team: like.team,
				date: addDays(exampleDay, days),
				k,
				n: 60,
				source,
				supersedes: isCorrection ? like.id : null
			});
			return { ...before, observations: [...before.observations, look] };
		}),
	fc
		.record({
			list: fc.constantFrom('observations', 'normChecks', 'interventions', 'keepers', 'teams', 'behaviours'),
			at: fc.nat()
		})
		.map(({ list, at }) => (before: Plan) => {
			const records: readonly object[] = before[list as 'teams'];
			return { ...before, [list]: records.toSpliced(at % Math.max(1, records.length), 1) };
		}),
	fc
		.constantFrom(
			{ start: addDays(exampleDay, -700) },
			{ fiscalYearEnd: '06-30' },
			{ settings: { clustering: 0.1 } }
		)
		.map((values) => (before: Plan) => ({ ...before, roadmap: { ...before.roadmap, ...values } }))
);

/** The same plan of which nothing is known: every list and behaviour that reports are kept by is another. */
function asUnseen(seen: Plan): Plan {
	return {
		...seen,
		observations: [...seen.observations],
		behaviours: seen.behaviours.map((one) => ({ ...one })),
		interventions: [...seen.interventions],
		normChecks: [...seen.normChecks],
		keepers: [...seen.keepers]
	};
}

test('[BHV-16] after any edits the report is what it would be for a plan that nobody has seen before', () => {
	fc.assert(
		fc.property(fc.array(anyEdit, { maxLength: 4 }), fc.integer({ min: -400, max: 400 }), (edits, days) => {
			let edited = plan;
			for (const edit of edits) {
				edited = edit(edited);
				for (const asOf of [exampleDay, addDays(exampleDay, days)])
					expect(behaviourReport(edited, asOf)).toEqual(behaviourReport(asUnseen(edited), asOf));
			}
		}),
		{ numRuns: 25 }
	);
});
