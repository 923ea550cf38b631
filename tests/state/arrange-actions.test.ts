import { describe, expect, test } from 'vitest';
import { groupFields } from '$lib/plan/group';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { milestoneFields } from '$lib/plan/milestone';
import { phaseFields } from '$lib/plan/phase';
import { makeRecord } from '$lib/plan/record';
import {
	groupRows,
	indentRows,
	moveRows,
	outdentRows,
	placeRows,
	setLane,
	setPhase,
	ungroup
} from '$lib/state/arrange-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import { memoryRoadmap } from '../support/memory-roadmap';

/** a, b, c and d in process, t in technology; group g holds c, group h inside it holds d. */
function plan(given: Partial<Plan> = {}): Plan {
	const work = (id: string, order: string, values = {}) =>
		makeRecord(initiativeFields, id, { code: id.toUpperCase(), title: `Work ${id}`, order, ...values });
	return {
		...emptyPlan(),
		phases: [
			makeRecord(phaseFields, 'p1', { title: 'Understand', order: 'a0' }),
			makeRecord(phaseFields, 'p2', { title: 'Sustain', order: 'a1' })
		],
		groups: [
			makeRecord(groupFields, 'g', { title: 'Desk', order: 'a0' }),
			makeRecord(groupFields, 'h', { title: 'Inner', order: 'a1', group: 'g' })
		],
		initiatives: [
			work('a', 'a0'),
			work('b', 'a1'),
			work('c', 'a2', { group: 'g' }),
			work('d', 'a3', { group: 'h' }),
			work('t', 'a4', { lane: 'technology' })
		],
		milestones: [makeRecord(milestoneFields, 'm', { title: 'Review', lane: 'process', order: 'a0' })],
		...given
	};
}

const rows = ['lane:process', 'a', 'b', 'group:g', 'c', 'group:h', 'd', 'm', 'lane:technology', 't'];

function sequence(roadmap: Roadmap): string {
	return roadmap.plan.initiatives.map(({ id }) => id).join('');
}

function groupOf(roadmap: Roadmap, id: string): string | null | undefined {
	return [...roadmap.plan.initiatives, ...roadmap.plan.groups, ...roadmap.plan.milestones].find(
		(one) => one.id === id
	)?.group;
}

describe('Placing rows', () => {
	test('puts several before another one, in the sequence given, as one step', () => {
		const roadmap = memoryRoadmap(plan());
		placeRows(roadmap, ['d', 'c'], { before: 'a' });
		expect(sequence(roadmap)).toBe('dcabt');
		expect(roadmap.undoLabel).toBe('move 2 initiatives to another place');
		roadmap.undo();
		expect(sequence(roadmap)).toBe('abcdt');
	});

	test('puts one last, and changes lane, phase and group with it', () => {
		const roadmap = memoryRoadmap(plan());
		placeRows(roadmap, ['a'], { lane: 'structure', phase: 'p2', group: 'g', before: null });
		expect(sequence(roadmap)).toBe('bcdta');
		expect(roadmap.plan.initiatives.at(-1)).toMatchObject({ lane: 'structure', phase: 'p2', group: 'g' });
		expect(roadmap.undoLabel).toBe('move A into Desk');
		roadmap.undo();
		expect(roadmap.undoLabel).toBeNull();
		expect(roadmap.plan.initiatives[0]).toMatchObject({ id: 'a', lane: 'process', phase: null, group: null });
	});

	test('takes what is in a group along to another lane', () => {
		const roadmap = memoryRoadmap(plan());
		setLane(roadmap, ['g'], 'structure');
		const lanes = roadmap.plan.initiatives.map(({ id, lane }) => [id, lane]);
		expect(Object.fromEntries(lanes)).toMatchObject({ a: 'process', c: 'structure', d: 'structure' });
		expect(roadmap.undoLabel).toBe('move Desk to Structure');
	});

	test('never puts a group inside itself, and an initiative always has a lane', () => {
		const roadmap = memoryRoadmap(plan());
		placeRows(roadmap, ['g'], { group: 'h' });
		expect(groupOf(roadmap, 'g')).toBeNull();
		setLane(roadmap, ['a', 'm'], null);
		expect(roadmap.plan.initiatives[0]?.lane).toBe('process');
		expect(roadmap.plan.milestones[0]?.lane).toBeNull();
	});

	test('works between records that two people gave the same key', () => {
		const same = plan({
			initiatives: ['a', 'b', 'c', 'd'].map((id) => makeRecord(initiativeFields, id, { order: 'a0' }))
		});
		const roadmap = memoryRoadmap(same);
		placeRows(roadmap, ['d'], { before: 'b' });
		expect(sequence(roadmap)).toBe('adbc');
		placeRows(roadmap, ['c'], { before: 'a' });
		expect(sequence(roadmap)).toBe('cadb');
	});

	test('works where another program made the keys', () => {
		const foreign = plan({
			initiatives: ['1', '10', '2', '3'].map((order) => makeRecord(initiativeFields, `i${order}`, { order }))
		});
		const roadmap = memoryRoadmap(foreign);
		placeRows(roadmap, ['i3'], { before: 'i10' });
		expect(roadmap.plan.initiatives.map(({ id }) => id)).toEqual(['i1', 'i3', 'i10', 'i2']);
		placeRows(roadmap, ['i2'], { before: 'i1' });
		expect(roadmap.plan.initiatives.map(({ id }) => id)).toEqual(['i2', 'i1', 'i3', 'i10']);
	});

	test('goes out of a phase again', () => {
		const roadmap = memoryRoadmap(plan());
		setPhase(roadmap, ['a'], 'p1');
		expect(roadmap.undoLabel).toBe('move A to Understand');
		setPhase(roadmap, ['a'], null);
		expect(roadmap.undoLabel).toBe('move A out of its phase');
		expect(roadmap.plan.initiatives[0]?.phase).toBeNull();
	});
});

describe('Moving rows up and down', () => {
	test('is one step among rows of one lane and group', () => {
		const roadmap = memoryRoadmap(plan());
		expect(moveRows(roadmap, ['a'], 'down', rows)).toBe(true);
		expect(sequence(roadmap)).toBe('bacdt');
		expect(roadmap.undoLabel).toBe('move A down');
		expect(moveRows(roadmap, ['a'], 'down', rows.toSpliced(1, 2, 'b', 'a'))).toBe(false);
		expect(moveRows(roadmap, ['t'], 'up', rows)).toBe(false);
		expect(sequence(roadmap)).toBe('bacdt');
	});

	test('keeps several together and stops at the edge', () => {
		const all = plan({
			groups: [],
			initiatives: ['a', 'b', 'c', 'd', 'e'].map((id, at) =>
				makeRecord(initiativeFields, id, { order: `a${at}` })
			)
		});
		const roadmap = memoryRoadmap(all);
		const seen = () => ['lane:process', ...roadmap.plan.initiatives.map(({ id }) => id)];
		moveRows(roadmap, ['b', 'c', 'e'], 'up', seen());
		expect(sequence(roadmap)).toBe('bcaed');
		moveRows(roadmap, ['b', 'c', 'e'], 'up', seen());
		expect(sequence(roadmap)).toBe('bcead');
		expect(moveRows(roadmap, ['b', 'c', 'e'], 'up', seen())).toBe(false);
		moveRows(roadmap, ['b', 'e'], 'down', seen());
		expect(sequence(roadmap)).toBe('cbaed');
	});

	test('steps over one row that can be seen, past those that cannot', () => {
		const roadmap = memoryRoadmap(plan());
		moveRows(roadmap, ['c'], 'up', ['lane:process', 'a', 'c'], 'lane');
		expect(sequence(roadmap)).toBe('abcdt');
		placeRows(roadmap, ['c', 'd'], { group: null });
		moveRows(roadmap, ['d'], 'up', ['lane:process', 'a', 'd'], 'lane');
		expect(sequence(roadmap)).toBe('dabct');
	});

	test('goes by phase where rows are grouped by phase', () => {
		const roadmap = memoryRoadmap(plan());
		const byPhase = ['phase:', 'a', 'b', 't', 'group:g @phase:', 'c'];
		expect(moveRows(roadmap, ['t'], 'up', byPhase, 'lane')).toBe(false);
		expect(moveRows(roadmap, ['t'], 'up', byPhase, 'phase')).toBe(true);
		expect(sequence(roadmap)).toBe('atbcd');
	});
});

describe('Groups', () => {
	test('a row is indented into the group above it, level by level, and out again', () => {
		const roadmap = memoryRoadmap(plan());
		expect(indentRows(roadmap, ['a'], rows)).toBe(false);
		expect(indentRows(roadmap, ['m'], rows)).toBe(true);
		expect(groupOf(roadmap, 'm')).toBe('g');
		expect(roadmap.undoLabel).toBe('move Review into Desk');
		expect(indentRows(roadmap, ['m'], rows)).toBe(true);
		expect(groupOf(roadmap, 'm')).toBe('h');
		expect(outdentRows(roadmap, ['m', 'd'])).toBe(true);
		expect([groupOf(roadmap, 'm'), groupOf(roadmap, 'd')]).toEqual(['g', 'g']);
		outdentRows(roadmap, ['m']);
		expect(groupOf(roadmap, 'm')).toBeNull();
		expect(outdentRows(roadmap, ['m'])).toBe(false);
	});

	test('are made of rows and dissolved again, each as one step', () => {
		const roadmap = memoryRoadmap(plan());
		const id = groupRows(roadmap, ['a', 'b']);
		expect(roadmap.undoLabel).toBe('group 2 initiatives');
		expect(roadmap.plan.groups.at(-1)).toMatchObject({
			id,
			title: 'New group',
			lane: 'process',
			group: null
		});
		expect(groupOf(roadmap, 'a')).toBe(id);
		roadmap.undo();
		expect(groupOf(roadmap, 'a')).toBeNull();
		expect(roadmap.plan.groups).toHaveLength(2);
		expect(groupRows(roadmap, [])).toBeNull();

		ungroup(roadmap, ['g']);
		expect(groupOf(roadmap, 'c')).toBeNull();
		expect(groupOf(roadmap, 'h')).toBeNull();
		expect(groupOf(roadmap, 'd')).toBe('h');
		expect(roadmap.plan.trash).toMatchObject([{ collection: 'groups' }, { collection: 'groups' }]);
		roadmap.undo();
		expect(groupOf(roadmap, 'c')).toBe('g');
	});

	test('whose parents go round in a circle do no harm', () => {
		const circle = plan({
			groups: [
				makeRecord(groupFields, 'g', { title: 'One', order: 'a0', group: 'h' }),
				makeRecord(groupFields, 'h', { title: 'Other', order: 'a1', group: 'g' })
			]
		});
		const roadmap = memoryRoadmap(circle);
		setLane(roadmap, ['g'], 'structure');
		expect(roadmap.plan.initiatives.filter(({ lane }) => lane === 'structure')).toHaveLength(2);
		ungroup(roadmap, ['g', 'h']);
		expect(groupOf(roadmap, 'd')).toBeNull();
	});
});
