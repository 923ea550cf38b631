import { expect, test } from 'vitest';
import { influenceFields } from '$lib/plan/behaviour/influence';
import { makeRecord } from '$lib/plan/record';
import {
	readinessProblems,
	removeReadiness,
	removeTie,
	saveReadiness,
	setDice,
	setListening
} from '$lib/state/behaviour/team-records';
import { memoryRoadmap } from '../../support/memory-roadmap';
import { workedExample } from '../../support/worked-example';

function weights(roadmap: ReturnType<typeof memoryRoadmap>, listener: string, source: string): number[] {
	return roadmap.plan.influence
		.filter((one) => one.listener === listener && one.source === source)
		.map(({ weight }) => weight);
}

test('[SUP-6] a weight is set, added and taken out, each as one step that names both teams', () => {
	const roadmap = memoryRoadmap(workedExample());
	setListening(roadmap, 'it', 'it', 0.6);
	expect([weights(roadmap, 'it', 'it'), roadmap.undoLabel]).toEqual([
		[0.6],
		'set how much Information Technology listens to itself'
	]);
	setListening(roadmap, 'it', 'marketing', 0.1);
	expect(weights(roadmap, 'it', 'marketing')).toEqual([0.1]);
	setListening(roadmap, 'it', 'marketing', 0);
	expect(weights(roadmap, 'it', 'marketing')).toEqual([]);
	for (let i = 0; i < 3; i++) roadmap.undo();
	expect([weights(roadmap, 'it', 'it'), roadmap.undoLabel]).toEqual([[0.7], null]);
});

test('[SUP-6] weights that two people gave to the same pair become one', () => {
	const plan = workedExample();
	const twice = makeRecord(influenceFields, 'twice', { listener: 'sales', source: 'care', weight: 0.3 });
	const roadmap = memoryRoadmap({ ...plan, influence: [...plan.influence, twice] });
	expect(weights(roadmap, 'sales', 'care').toSorted()).toEqual([0.1, 0.3]);
	setListening(roadmap, 'sales', 'care', 0.2);
	expect(weights(roadmap, 'sales', 'care')).toEqual([0.2]);
	roadmap.undo();
	expect(weights(roadmap, 'sales', 'care')).toHaveLength(2);
});

test('[SUP-7] scores are written, changed and deleted under the name of their team', () => {
	const roadmap = memoryRoadmap(workedExample());
	saveReadiness(roadmap, null, { team: 'care', date: roadmap.asOf, desire: 2 });
	const { id } = roadmap.plan.adkar.at(-1)!;
	expect(roadmap.plan.adkar.at(-1)).toMatchObject({ team: 'care', desire: 2, awareness: 0 });
	saveReadiness(roadmap, id, { desire: 3 });
	expect(roadmap.undoLabel).toBe('change readiness scores of Customer Care');
	removeReadiness(roadmap, id);
	expect(roadmap.undoLabel).toBe('delete readiness scores of Customer Care');
	expect(roadmap.plan.trash.some(({ record }) => record.id === id)).toBe(true);
	expect(Object.keys(readinessProblems({ awareness: 0 }))).toEqual(['awareness']);
	expect(readinessProblems({ reinforcement: 1 })).toEqual({});
});

test('[SUP-11] judgements are set and taken out; a tie is deleted by the names of its teams', () => {
	const roadmap = memoryRoadmap(workedExample());
	setDice(roadmap, 'PR1', null);
	expect(roadmap.initiatives.get('PR1')?.dice).toBeNull();
	expect(roadmap.undoLabel).toBe('set DICE of PR1');
	removeTie(roadmap, roadmap.plan.plannedTies[0]!);
	expect(roadmap.undoLabel).toBe('delete tie of Information Technology to Customer Care');
	expect(roadmap.plan.plannedTies).toHaveLength(2);
});
