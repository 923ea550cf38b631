import { expect, test } from 'vitest';
import { changedPlan } from '$lib/plan/changed-plan';
import { day } from '$lib/plan/day';
import type { Finding } from '$lib/plan/finding';
import { findFindings } from '$lib/plan/findings';
import { linkMend, linkQuestionOf } from '$lib/plan/link-candidates';
import type { Mend } from '$lib/plan/mend';
import { effectOfMend, sayEffect } from '$lib/plan/mend-effect';
import { mendsOf } from '$lib/plan/mends';
import type { Plan } from '$lib/plan/plan';
import { examplePlan } from '../support/example-plan';
import { type ExpectedMend, goldenPlans } from '../support/golden-plan';
import { buildPlan } from '../support/plan-builder';

const asOf = day('2028-06-30');

test.each(goldenPlans('mends'))('$title ($file)', (golden) => {
	const { plan } = golden;
	const report = findFindings(plan, golden.asOf);
	const [finding] = report.findings;
	expect(finding).toMatchObject({
		rule: golden.findings[0]?.rule,
		subject: { id: golden.findings[0]?.subject },
		debtDays: golden.findings[0]?.debtDays ?? 0
	});
	const mends = mendsOf(plan, report, finding!);
	expect(mends.map((mend, at) => seen(plan, mend, golden.mends[at]))).toEqual(golden.mends);
});

function seen(plan: Plan, mend: Mend, expected: ExpectedMend = { label: '' }) {
	const { label, note } = mend;
	const effect = effectOfMend(plan, findFindings(plan, plan.roadmap.asOf!), mend);
	const all = {
		label,
		note,
		cleared: effect.cleared.map((one) => one.key),
		made: effect.made.map((one) => one.key),
		debtDays: effect.debtAfter
	};
	return Object.fromEntries(Object.entries(all).filter(([name]) => name in expected));
}

test('[SEQ-11] what a mend does is said in findings and in debt', () => {
	const plan = examplePlan();
	const report = findFindings(plan, asOf);
	const owed = report.findings.find((one) => one.key === 'SEQ-3/TE3/PR6')!;
	const [plain] = mendsOf(plan, report, owed);
	expect(plain?.label).toBe('Mark the link from PR6 to TE3 as plain');
	const effect = effectOfMend(plan, report, plain!);
	expect(effect.cleared.map((one) => one.key)).toContain('SEQ-3/TE3/PR6');
	expect([effect.debtBefore, effect.debtAfter]).toEqual([232, 130]);
	expect(sayEffect(effect)).toMatch(
		/^Clears 1 finding, makes .*order debt falls from 7\.6 months to 4\.3 months\.$/
	);
});

test('[SEQ-11] an effect without news says so', () => {
	expect(sayEffect({ cleared: [], made: [], debtBefore: 130, debtAfter: 130 })).toBe(
		'Clears no finding, makes none; order debt stays at 4.3 months.'
	);
	const made = ['A', 'B', 'C'].map((title) => ({ rule: 'SEQ-2', title }) as Finding);
	expect(sayEffect({ cleared: made.slice(0, 1), made, debtBefore: 0, debtAfter: 20 })).toBe(
		'Clears 1 finding, makes 3 findings (SEQ-2, A; SEQ-2, B and 1 more); order debt rises from 0 months to 20 days.'
	);
});

test('a plan with changes keeps what no change touches', () => {
	const plan = examplePlan();
	const [link] = plan.links;
	const after = changedPlan(plan, [
		{ kind: 'delete', collection: 'links', id: link!.id, record: link! },
		{ kind: 'set', collection: 'initiatives', id: 'TE4', field: 'title', before: '', after: 'Renamed' }
	]);
	expect(after.links).toHaveLength(plan.links.length - 1);
	expect(after.trash.map((one) => one.record)).toEqual([link]);
	expect(after.initiatives.filter((one, at) => one !== plan.initiatives[at]).map((one) => one.title)).toEqual(
		['Renamed']
	);
	expect(after.phases).toBe(plan.phases);
	const back = changedPlan(after, [{ kind: 'add', collection: 'links', id: link!.id, record: link! }]);
	expect([...back.links].map((one) => one.id).sort()).toEqual(plan.links.map((one) => one.id).sort());
	expect(back.trash).toEqual([]);
});

/** Structure that no process shapes, with work to choose from. */
const unshaped = buildPlan({
	phases: [{ id: 'P1', title: 'First', start: day('2028-01-01'), end: day('2029-12-31') }],
	initiatives: [
		{
			id: 'far',
			code: 'PR1',
			title: 'Rent',
			lane: 'process',
			start: day('2026-01-01'),
			end: day('2026-03-31')
		},
		{
			id: 'late',
			code: 'PR2',
			title: 'Late',
			lane: 'process',
			start: day('2029-01-01'),
			end: day('2029-06-30')
		},
		{
			id: 'like',
			code: 'PR3',
			title: 'Redesign returns',
			lane: 'process',
			phase: 'P1',
			start: day('2028-01-01'),
			end: day('2028-06-30')
		},
		{ id: 'called off', code: 'PR4', lane: 'process', status: 'cancelled' },
		{
			id: 'own',
			code: 'ST1',
			title: 'Returns desk',
			lane: 'structure',
			phase: 'P1',
			start: day('2028-09-01'),
			end: day('2028-12-31')
		},
		{ id: 'alone', code: 'ST2', title: 'Returns team', lane: 'structure' },
		{ id: 'shaped', code: 'ST3', title: 'Shaped', lane: 'structure' },
		{ id: 'behind', code: 'ST4', title: 'Behind', lane: 'structure' }
	],
	links: [
		{ id: 'a', from: 'far', to: 'shaped' },
		{ id: 'b', from: 'own', to: 'behind' },
		{ id: 'c', from: 'far', to: 'behind' }
	]
});

function questionOf(plan: Plan, key: string) {
	const report = findFindings(plan, asOf);
	return linkQuestionOf(
		plan,
		report,
		report.findings.find((one) => one.key === key)!
	);
}

test('[SEQ-14] what could shape work stands in the order of likeness, and nothing that would close a cycle', () => {
	const question = questionOf(unshaped, 'SEQ-1/own');
	expect(question?.choose).toBe('from');
	expect(question?.candidates.map(({ initiative, debtDays }) => [initiative.id, debtDays])).toEqual([
		['like', 0],
		['far', 0],
		['late', 302],
		['shaped', 0]
	]);
});

test('[SEQ-14] the link that was chosen clears the finding', () => {
	const question = questionOf(unshaped, 'SEQ-1/own')!;
	const mend = linkMend(question.candidates[0]!.initiative, question.of, 'new');
	expect(mend.label).toBe('Add the link from PR3 to ST1');
	expect(mend.undoLabel).toBe('link PR3 to ST1');
	const effect = effectOfMend(unshaped, findFindings(unshaped, asOf), mend);
	expect(effect.cleared.map((one) => one.key)).toEqual(['SEQ-1/own']);
	expect(effect.made).toEqual([]);
});

test('[SEQ-14] a redesign is linked to structure, and to technology or to structure that shapes some', () => {
	const plan = examplePlan();
	const report = findFindings(plan, asOf);
	const triggers = report.findings.filter((one) => one.rule === 'SEQ-5');
	expect(triggers.length).toBeGreaterThan(0);
	for (const finding of triggers) {
		const question = linkQuestionOf(plan, report, finding)!;
		expect(question.choose).toBe('to');
		const effect = effectOfMend(
			plan,
			report,
			linkMend(question.of, question.candidates[0]!.initiative, 'new')
		);
		expect(effect.cleared.map((one) => one.key)).toContain(finding.key);
	}
});

test('[SEQ-14] every candidate clears its finding and closes no cycle', () => {
	for (const key of ['SEQ-1/own', 'SEQ-1/alone']) {
		const question = questionOf(unshaped, key)!;
		for (const { initiative } of question.candidates) {
			const effect = effectOfMend(
				unshaped,
				findFindings(unshaped, asOf),
				linkMend(initiative, question.of, 'zz')
			);
			expect(effect.cleared.map((one) => one.key)).toContain(key);
			expect(effect.made.filter((one) => one.rule === 'LNK-1')).toEqual([]);
		}
	}
});

test('[SEQ-14] findings of another kind miss no link', () => {
	const plan = examplePlan();
	const report = findFindings(plan, asOf);
	expect(
		linkQuestionOf(
			plan,
			report,
			report.findings.find((one) => one.rule === 'SEQ-3')!
		)
	).toBeNull();
});
