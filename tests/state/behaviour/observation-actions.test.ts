import { expect, test } from 'vitest';
import { day } from '$lib/plan/day';
import { behaviourReport } from '$lib/plan/behaviour/behaviour-report';
import { correctObservation, deleteObservation } from '$lib/state/behaviour/observation-actions';
import { buildBehaviourPlan } from '../../support/behaviour-plan-builder';
import { memoryRoadmap } from '../../support/memory-roadmap';

function roadmapWithLook() {
	return memoryRoadmap(
		buildBehaviourPlan({
			teams: [{ id: 'it', name: 'IT', headcount: 60 }],
			behaviours: [{ id: 'B2', name: 'Offer a workable way first', teams: ['it'] }],
			observations: [
				{
					id: 'look',
					behaviour: 'B2',
					team: 'it',
					date: day('2028-05-31'),
					kind: 'count',
					k: 7,
					n: 40,
					source: 'record',
					note: 'first replies',
					by: 'Ana'
				}
			]
		})
	);
}

function checksOf({ plan, asOf }: ReturnType<typeof memoryRoadmap>) {
	return behaviourReport(plan, asOf).cells[0]?.checks.map(({ k, n }) => `${k} of ${n}`);
}

test('[CEL-12] a correction is a fact of its own that keeps what it does not change', () => {
	const roadmap = roadmapWithLook();
	const look = roadmap.plan.observations[0];
	if (!look) throw new Error('The look is missing.');
	const id = correctObservation(roadmap, look, { k: 17 });
	const found = (one: string) => roadmap.plan.observations.find((other) => other.id === one);
	expect(found('look')).toEqual(look);
	expect(found(id)).toMatchObject({
		id,
		k: 17,
		n: 40,
		source: 'record',
		note: 'first replies',
		by: 'Ana',
		supersedes: 'look'
	});
	expect(checksOf(roadmap)).toEqual(['17 of 40']);
	expect(roadmap.undoLabel).toMatch(/^correct to 17 of 40, Offer a workable way/);
	roadmap.undo();
	expect(roadmap.plan.observations).toEqual([look]);
	expect(checksOf(roadmap)).toEqual(['7 of 40']);
});

test('[CEL-12] once a correction is deleted, the look that it corrected counts again', () => {
	const roadmap = roadmapWithLook();
	const look = roadmap.plan.observations[0];
	if (!look) throw new Error('The look is missing.');
	const id = correctObservation(roadmap, look, { k: 17 });
	const correction = roadmap.plan.observations.find((one) => one.id === id);
	if (!correction) throw new Error('The correction is missing.');
	deleteObservation(roadmap, correction);
	expect(checksOf(roadmap)).toEqual(['7 of 40']);
	expect(roadmap.plan.trash.map(({ record }) => record.id)).toEqual([id]);
	roadmap.undo();
	expect(checksOf(roadmap)).toEqual(['17 of 40']);
});
