import { describe, expect, test } from 'vitest';
import { day, isoOf } from '$lib/plan/day';
import { groupFields } from '$lib/plan/group';
import { makeRecord } from '$lib/plan/record';
import {
	linkInChain,
	resizeRecords,
	setOnAll,
	setTeam,
	shiftRecords,
	toggleDone,
	trashAll
} from '$lib/state/bulk-actions';
import { restoreFromTrash } from '$lib/state/plan-actions';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import { memoryRoadmap } from '../support/memory-roadmap';
import { buildPlan } from '../support/plan-builder';

function roadmap(): Roadmap {
	const plan = buildPlan({
		phases: [{ id: 'f', title: 'Sustain', start: day('2027-01-01'), end: day('2027-12-31') }],
		initiatives: [
			{
				id: 'a',
				code: 'PR1',
				start: day('2026-01-31'),
				end: day('2026-03-15'),
				actualStart: day('2026-02-10')
			},
			{ id: 'b', code: 'ST1', lane: 'structure', start: day('2026-05-01'), end: day('2026-05-01') },
			{ id: 'c', code: 'TE1', lane: 'technology', group: 'g', teams: ['t1'] }
		],
		milestones: [{ id: 'm', title: 'Review', day: day('2026-04-10'), group: 'g' }],
		links: [
			{ id: 'am', from: 'a', to: 'm' },
			{ id: 'gf', from: 'g', to: 'f' }
		]
	});
	return memoryRoadmap({
		...plan,
		groups: [makeRecord(groupFields, 'g', { title: 'Desk', start: day('2026-04-01') })]
	});
}

function daysOf(of: Roadmap, id: string): string[] {
	const { initiatives, milestones, phases, groups } = of.plan;
	const record = [...initiatives, ...milestones, ...phases, ...groups].find((one) => one.id === id);
	return Object.values(record ?? {}).flatMap((value) =>
		typeof value === 'number' && value > 1000 ? isoOf(value as never) : []
	);
}

describe('Moving many', () => {
	test('shifts each by whole months from its own first day, and all its other days with it', () => {
		const of = roadmap();
		expect(shiftRecords(of, ['a', 'b'], 1, 'month')).toBe(true);
		expect(daysOf(of, 'a')).toEqual(['2026-02-28', '2026-04-12', '2026-03-10']);
		expect(daysOf(of, 'b')).toEqual(['2026-06-01', '2026-06-01']);
		expect(of.undoLabel).toBe('move 2 initiatives 1 month later');
		of.undo();
		expect(daysOf(of, 'b')).toEqual(['2026-05-01', '2026-05-01']);
		expect(of.undoLabel).toBeNull();
	});

	test('takes all kinds along, and what is in a group', () => {
		const of = roadmap();
		shiftRecords(of, ['g', 'f'], -2, 'week');
		expect(daysOf(of, 'g')).toEqual(['2026-03-18']);
		expect(daysOf(of, 'm')).toEqual(['2026-03-27']);
		expect(daysOf(of, 'f')).toEqual(['2026-12-18', '2027-12-17']);
		expect(of.undoLabel).toBe('move 2 rows 2 weeks earlier');
		expect(shiftRecords(of, ['c'], 1, 'day')).toBe(false);
	});

	test('lengthens and shortens ends, down to one day', () => {
		const of = roadmap();
		expect(resizeRecords(of, ['a'], 'start', 1, 'quarter')).toBe(true);
		expect(daysOf(of, 'a')).toEqual(['2026-03-05', '2026-03-15', '2026-03-15']);
		expect(resizeRecords(of, ['b', 'm'], 'end', -1, 'day')).toBe(false);
		expect(resizeRecords(of, ['b', 'f'], 'end', 1, 'week')).toBe(true);
		expect(daysOf(of, 'b')).toEqual(['2026-05-01', '2026-05-08']);
		expect(daysOf(of, 'f')).toEqual(['2027-01-01', '2028-01-07']);
	});
});

describe('Setting many', () => {
	test('sets what each kind has, as one step', () => {
		const of = roadmap();
		setOnAll(of, ['a', 'b', 'm', 'f'], { owner: 'Head of Care' });
		expect(of.plan.initiatives.map(({ owner }) => owner)).toEqual(['Head of Care', 'Head of Care', '']);
		expect(of.plan.milestones[0]?.owner).toBe('Head of Care');
		expect(of.undoLabel).toBe('set owner of 4 rows');
		of.undo();
		expect(of.undoLabel).toBeNull();
	});

	test('adds a team once and takes it away again', () => {
		const of = roadmap();
		setTeam(of, ['a', 'c', 'm'], 't1', true);
		expect(of.plan.initiatives.map(({ teams }) => teams)).toEqual([['t1'], [], ['t1']]);
		setTeam(of, ['a', 'c'], 't1', false);
		expect(of.plan.initiatives.map(({ teams }) => teams)).toEqual([[], [], []]);
	});

	test('marks as done, and back when all of them are', () => {
		const of = roadmap();
		toggleDone(of, ['a', 'b', 'm']);
		expect(of.plan.initiatives[0]).toMatchObject({ status: 'done', progress: 100 });
		expect(of.plan.milestones[0]?.done).toBe(true);
		toggleDone(of, ['a', 'b', 'm']);
		expect(of.plan.initiatives.map(({ status }) => status)).toEqual(['active', 'active', 'planned']);
		expect(of.plan.milestones[0]?.done).toBe(false);
	});
});

test('many of any kind are deleted as one step, with their links and what is in a group, and come back', () => {
	const of = roadmap();
	trashAll(of, ['a', 'g']);
	expect(of.undoLabel).toBe('delete 2 rows');
	expect(of.plan.initiatives.map(({ id }) => id)).toEqual(['b']);
	expect([of.plan.milestones, of.plan.groups, of.plan.links]).toEqual([[], [], []]);
	const restore = (id: string) =>
		restoreFromTrash(
			of,
			of.plan.trash.find((one) => one.record.id === id)!
		);
	restore('g');
	expect(of.plan.links.map(({ id }) => id)).toEqual(['gf']);
	restore('m');
	expect(of.plan.links).toHaveLength(1);
	restore('a');
	expect(of.plan.links).toHaveLength(2);
});

test('many are linked one after the other by their days, leaving out what cannot be', () => {
	const of = roadmap();
	expect(linkInChain(of, ['f', 'b', 'm', 'a'])).toBe(2);
	const pairs = of.plan.links.map(({ from, to }) => `${from}${to}`).sort();
	expect(pairs).toEqual(['am', 'bf', 'gf', 'mb']);
	expect(of.undoLabel).toBe('link 4 rows in a chain');
	of.undo();
	expect(of.plan.links).toHaveLength(2);
	expect(linkInChain(of, ['a', 'm'])).toBe(0);
});
