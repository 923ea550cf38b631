import { expect, test } from 'vitest';
import { groupFields } from '$lib/plan/group';
import { linkFields } from '$lib/plan/link-fields';
import { makeRecord } from '$lib/plan/record';
import { tryLink } from '$lib/state/link-actions';
import { memoryRoadmap } from '../support/memory-roadmap';
import { buildPlan } from '../support/plan-builder';

function linked() {
	const plan = buildPlan({
		initiatives: [
			{ id: 'p', code: 'PR4' },
			{ id: 's', code: 'ST5', group: 'g' },
			{ id: 't', code: 'TE2' }
		],
		milestones: [{ id: 'm', title: 'Board review' }],
		phases: [{ id: 'f', title: 'Sustain' }],
		links: [
			{ id: '1', from: 'p', to: 's' },
			{ id: '2', from: 's', to: 't' }
		]
	});
	return memoryRoadmap({ ...plan, groups: [makeRecord(groupFields, 'g', { title: 'Desk' })] });
}

test('records of every kind that has a place in time can be linked, as one step', () => {
	const roadmap = linked();
	expect(tryLink(roadmap, 'p', 'm')).toEqual({ ok: true });
	expect(roadmap.undoLabel).toBe('link PR4 to Board review');
	expect(tryLink(roadmap, 'm', 'f', 'SS')).toEqual({ ok: true });
	expect(tryLink(roadmap, 't', 'f')).toEqual({ ok: true });
	expect(tryLink(roadmap, 'g', 'm')).toEqual({ ok: true });
	expect(roadmap.plan.links).toHaveLength(6);
	expect(roadmap.plan.links.find(({ from }) => from === 'm')).toMatchObject({ type: 'SS', lagDays: 0 });
});

test('a link that cannot be says why, and nothing is written', () => {
	const roadmap = linked();
	expect(tryLink(roadmap, 'p', 'p')).toEqual({ ok: false, why: 'PR4 cannot wait for itself.' });
	expect(tryLink(roadmap, 'p', 'gone')).toEqual({
		ok: false,
		why: 'There is nothing to link to here.'
	});
	expect(tryLink(roadmap, 'p', 's')).toEqual({
		ok: false,
		why: 'PR4 and ST5 are linked already, finish to start.'
	});
	expect(tryLink(roadmap, 't', 'p')).toEqual({
		ok: false,
		why: 'That would close a circle, in which everything waits for itself: TE2 → PR4 → ST5 → TE2.'
	});
	expect(tryLink(roadmap, 'g', 's')).toEqual({
		ok: false,
		why: 'ST5 is part of Desk; a group cannot be linked with what is in it.'
	});
	expect(roadmap.undoLabel).toBeNull();
	expect(tryLink(roadmap, 'p', 's', 'FF')).toEqual({ ok: true });
});

test('a long circle is named by its beginning and its end', () => {
	const ids = Array.from({ length: 12 }, (_, at) => `i${at}`);
	const plan = buildPlan({
		initiatives: ids.map((id) => ({ id, code: id })),
		links: ids.slice(1).map((to, at) => makeRecord(linkFields, `l${at}`, { from: `i${at}`, to }))
	});
	const result = tryLink(memoryRoadmap(plan), 'i11', 'i0');
	expect(result).toMatchObject({ why: expect.stringMatching(/: i11 → i0 → i1 → i2 → … → i11\.$/) as string });
});
