import { expect, test } from 'vitest';
import { deleteRecords } from '$lib/doc/edits/delete-records';
import { changedPlan } from '$lib/plan/changed-plan';
import { day } from '$lib/plan/day';
import type { Finding, FindingReport } from '$lib/plan/finding';
import { findFindings } from '$lib/plan/findings';
import { linkQuestionOf } from '$lib/plan/link-candidates';
import { mendsOf } from '$lib/plan/mends';
import type { Plan } from '$lib/plan/plan';
import { applyMend, giveReason, missingLink } from '$lib/state/finding-actions';
import { goldenPlans } from '../support/golden-plan';
import { memoryRoadmap } from '../support/memory-roadmap';
import { buildPlan } from '../support/plan-builder';

/** What a report says, without what belongs to the plan that it is of. */
function said({ findings, debtDays, ignoredLinks }: FindingReport) {
	return { findings: findings.map(({ key, reason }) => [key, reason]).sort(), debtDays, ignoredLinks };
}

test.each([...goldenPlans('mends'), ...goldenPlans('errors')])(
	'[SEQ-11] a mend does what was said of it, as one step of undo ($file)',
	({ plan: golden, asOf }) => {
		const before = memoryRoadmap(withAsOf(golden, asOf)).plan;
		for (const [at, finding] of findFindings(before, asOf).findings.entries()) {
			const count = mendsOf(before, findFindings(before, asOf), finding).length;
			for (let way = 0; way < count; way++) {
				const roadmap = memoryRoadmap(withAsOf(golden, asOf));
				const found = roadmap.report.findings[at]!;
				const mend = mendsOf(roadmap.plan, roadmap.report, found)[way]!;
				const expected = findFindings(changedPlan(roadmap.plan, mend.changes), asOf);
				const reportBefore = said(roadmap.report);
				applyMend(roadmap, mend);
				expect(said(roadmap.report)).toEqual(said(expected));
				expect(roadmap.undoLabel).toBe(mend.undoLabel);
				roadmap.undo();
				expect(said(roadmap.report)).toEqual(reportBefore);
				expect(roadmap.undoLabel).toBeNull();
			}
		}
	}
);

function withAsOf(plan: Plan, asOf: Finding['debtDays']): Plan {
	return { ...plan, roadmap: { ...plan.roadmap, asOf: asOf as Plan['roadmap']['asOf'] } };
}

test('[SEQ-15] an initiative that is restored brings back the links that went with it', () => {
	const roadmap = memoryRoadmap(
		withAsOf(
			buildPlan({
				initiatives: [
					{ id: 'a', code: 'PR1', lane: 'process', order: 'a0' },
					{ id: 'b', code: 'ST1', lane: 'structure', order: 'a1' }
				],
				links: [{ id: 'l', from: 'a', to: 'b' }]
			}),
			day('2028-06-30')
		)
	);
	roadmap.run(deleteRecords(roadmap.plan, 'initiatives', ['b'], { by: '', at: '2028-06-01T00:00:00Z' }));
	// Somebody else linked it meanwhile, and that link came later.
	roadmap.run({
		name: 'add',
		label: 'add',
		part: 'plan',
		write: (to) => to.add('links', { ...buildPlan({ links: [{ id: 'm', from: 'a', to: 'b' }] }).links[0]! })
	});
	const [finding] = roadmap.report.findings;
	expect(finding?.rule).toBe('LNK-2');
	const [restore] = mendsOf(roadmap.plan, roadmap.report, finding!);
	expect(restore).toMatchObject({
		label: 'Restore ST1 from the trash',
		note: 'With the link deleted together with it.'
	});
	applyMend(roadmap, restore!);
	expect(roadmap.plan.initiatives.map((one) => one.id)).toEqual(['a', 'b']);
	expect(roadmap.plan.links.map((one) => one.id).sort()).toEqual(['l', 'm']);
	expect(roadmap.plan.trash).toEqual([]);
	expect(roadmap.undoLabel).toBe('restore ST1');
});

test('[SEQ-14] a missing link is added as any other link, under an id of its own', () => {
	const roadmap = memoryRoadmap(
		buildPlan({
			initiatives: [
				{ id: 'a', code: 'PR1', lane: 'process' },
				{ id: 'b', code: 'ST1', lane: 'structure' }
			]
		})
	);
	const question = linkQuestionOf(roadmap.plan, roadmap.report, roadmap.report.findings[0]!)!;
	applyMend(roadmap, missingLink(question.candidates[0]!.initiative, question.of));
	expect(roadmap.plan.links).toMatchObject([{ from: 'a', to: 'b', type: 'FS', lagDays: 0, plain: false }]);
	expect(roadmap.report.findings).toEqual([]);
	expect(roadmap.undoLabel).toBe('link PR1 to ST1');
});

test('[SEQ-6] a reason that is given clears its finding', () => {
	const roadmap = memoryRoadmap(
		buildPlan({ initiatives: [{ id: 'a', code: 'PR1', lane: 'process', approach: 'waste-cutting' }] })
	);
	giveReason(roadmap, roadmap.report.findings[0]!, 'Nobody sees it.');
	expect(roadmap.report.findings).toEqual([]);
	expect(roadmap.undoLabel).toBe('set reason for the approach of PR1');
});
