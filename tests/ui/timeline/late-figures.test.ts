import { expect, test } from 'vitest';
import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { setFields } from '$lib/doc/edits/set-fields';
import { day } from '$lib/plan/day';
import { findFindings } from '$lib/plan/findings';
import { emptyPlan } from '$lib/plan/plan';
import { buildLargePlan } from '../../support/plan-builder';
import { memoryRoadmap } from '../../support/memory-roadmap';

test('[OUT-11] of many initiatives the findings follow once the plan is painted, and are told', async () => {
	const roadmap = memoryRoadmap(buildLargePlan(3_000));
	expect(roadmap.isReckoned).toBe(false);
	expect(roadmap.report).toEqual(findFindings(emptyPlan(), roadmap.asOf));
	await expect.poll(() => roadmap.isReckoned).toBe(true);
	expect(roadmap.report).toBe(findFindings(roadmap.plan, roadmap.asOf));

	const before = roadmap.report;
	const first = roadmap.plan.initiatives[0]?.id ?? '';
	roadmap.run(setFields(roadmap.plan, 'initiatives', first, { end: day('2020-01-01') }));
	expect(roadmap.report).toBe(before);
	expect(roadmap.announcement.text).not.toMatch(/DAT-1/);
	await expect.poll(() => roadmap.report === before).toBe(false);
	expect(roadmap.report).toBe(findFindings(roadmap.plan, roadmap.asOf));
	expect(roadmap.announcement.text).toMatch(/^1 new finding: DAT-1/);
});

test('[OUT-11] of a few initiatives the findings are there with the edit', () => {
	const roadmap = memoryRoadmap(buildLargePlan(100));
	expect(roadmap.isReckoned).toBe(true);
	roadmap.run(moveInitiatives(roadmap.plan, [roadmap.plan.initiatives[0]?.id ?? ''], 700));
	expect(roadmap.report).toBe(findFindings(roadmap.plan, roadmap.asOf));
});
