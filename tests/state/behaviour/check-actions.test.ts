import { expect, test } from 'vitest';
import { nextChecks } from '$lib/plan/behaviour/next-checks';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { day } from '$lib/plan/day';
import { promiseCheck, withdrawCheck } from '$lib/state/behaviour/check-actions';
import { behaviourStatusOf } from '$lib/state/behaviour/behaviour-status.svelte';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import { buildBehaviourPlan } from '../../support/behaviour-plan-builder';
import { memoryRoadmap } from '../../support/memory-roadmap';

function roadmap(): Roadmap {
	return memoryRoadmap(
		buildBehaviourPlan({
			teams: [{ id: 't', name: 'Customer Care' }],
			behaviours: [{ id: 'b', name: 'Stay with the problem', teams: ['t'] }]
		})
	);
}

const promise = { behaviour: 'b', team: 't', due: day('2028-08-30'), assignee: 'Rosa', note: 'night shift' };

function checkIn({ plan, asOf }: Roadmap) {
	return nextChecks(plan, behaviourReport(plan, asOf))[0]!;
}

test('a promised look is one step of undo, said in plain words, and moves the next check to its day', () => {
	const open = roadmap();
	expect(checkIn(open).due).toBe(open.asOf);
	promiseCheck(open, promise);
	expect(open.undoLabel).toBe('promise a check of Stay with the problem, Customer Care by 30 Aug 2028');
	expect(open.plan.checks).toMatchObject([promise]);
	expect(checkIn(open)).toMatchObject({ due: promise.due, assignee: 'Rosa', reason: 'promised' });
	open.undo();
	expect(open.plan.checks).toEqual([]);
	open.redo();
	expect(open.plan.checks).toMatchObject([promise]);
});

test('promises keep the sequence in which they were made', () => {
	const open = roadmap();
	promiseCheck(open, promise);
	promiseCheck(open, { ...promise, assignee: 'Ben' });
	expect(open.plan.checks.map(({ assignee }) => assignee)).toEqual(['Rosa', 'Ben']);
});

test('a promise that is taken back goes to the trash, and comes back by undo', () => {
	const open = roadmap();
	promiseCheck(open, promise);
	withdrawCheck(open, open.plan.checks[0]!);
	expect(open.plan.checks).toEqual([]);
	expect(open.plan.trash.map(({ collection }) => collection)).toEqual(['checks']);
	expect(open.undoLabel).toBe('take back the check of Stay with the problem, Customer Care');
	open.undo();
	expect(open.plan.checks.length).toBe(1);
});

test('a roadmap has one status, which follows its edits and stays the same between them', () => {
	const open = roadmap();
	const status = behaviourStatusOf(open);
	expect(behaviourStatusOf(open)).toBe(status);
	const { report, nextChecks: checks } = status;
	expect(status.report).toBe(report);
	expect(status.nextChecks).toBe(checks);
	expect(status.cell('b', 't')?.word).toBe('no evidence');
	expect(status.cell('b', 'nobody')).toBeNull();
	promiseCheck(open, promise);
	expect(status.report).toBe(report);
	expect(status.nextChecks[0]?.reason).toBe('promised');
});
