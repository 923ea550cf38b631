import { describe, expect, test } from 'vitest';
import { day, isoOf, lastDay } from '$lib/plan/day';
import { groupFields } from '$lib/plan/group';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { dateChanges, reachOf, shiftLabel, shiftWithin } from '$lib/state/drag/date-changes';
import { contentOfHead, heldOf } from '$lib/state/drag/held';
import { buildPlan } from '../../support/plan-builder';

const dates = { start: day('2028-01-01'), end: day('2028-03-31') };

function plan(): Plan {
	return {
		...buildPlan({
			initiatives: [
				{ id: 'a', code: 'A1', lane: 'process', phase: 'p', group: 'inner', ...dates },
				{ id: 'b', lane: 'structure', group: 'outer', ...dates, actualStart: day('2028-01-10') },
				{ id: 'c', lane: 'structure', phase: 'gone', start: day('2028-01-01') }
			],
			milestones: [{ id: 'm', title: 'Signed', lane: 'process', group: 'inner', day: day('2028-02-01') }],
			phases: [{ id: 'p', title: 'Build', end: day('2028-12-31') }]
		}),
		groups: [
			makeRecord(groupFields, 'outer', { title: 'Outer', end: day('2028-06-30') }),
			makeRecord(groupFields, 'inner', { title: 'Inner', group: 'outer' })
		]
	};
}

describe('what is held', () => {
	test('[GES-2] of a group is everything in it, each once, also what was chosen besides', () => {
		const held = heldOf(plan(), [
			['a', 'initiatives'],
			['outer', 'groups']
		]);
		expect(held.map(({ id }) => id).sort()).toEqual(['a', 'b', 'm', 'outer']);
	});

	test('[GES-2] of a head is what is under it, and the phase that it is; a phase that is gone is none', () => {
		const ids = (by: 'lane' | 'phase', lane: 'structure' | null, phase: string | null) =>
			contentOfHead(plan(), { by, lane, phase: phase === null ? null : { id: phase } }).map(([id]) => id);
		expect(ids('lane', 'structure', null)).toEqual(['b', 'c']);
		expect(ids('phase', null, 'p')).toEqual(['p', 'a']);
		expect(ids('phase', null, null)).toEqual(['b', 'c', 'm']);
	});

	test('has dates: what has none is left out', () => {
		expect(heldOf(plan(), [['c', 'initiatives']])).toEqual([]);
		expect(heldOf(plan(), [['p', 'phases']]).map(({ from }) => isoOf(from.start))).toEqual(['2028-12-31']);
	});
});

describe('a shift', () => {
	test('[GES-2] moves every date that is set, planned and actual, and no other', () => {
		const made = plan();
		const held = heldOf(made, [
			['b', 'initiatives'],
			['p', 'phases'],
			['m', 'milestones']
		]);
		const changes = dateChanges(made, held, 'middle', 10);
		const after = changes.map((one) => (one.kind === 'set' ? `${one.id} ${one.field}` : one.kind));
		expect(after).toEqual(['b start', 'b end', 'b actualStart', 'p end', 'm day']);
		expect(shiftLabel(made, held, 'middle', 10)).toBe('move 3 records +10 days');
		expect(shiftLabel(made, held.slice(0, 1), 'end', -1)).toBe('move end of Untitled −1 day');
		expect(shiftLabel(made, heldOf(made, [['a', 'initiatives']]), 'middle', 10)).toBe('move A1 +10 days');
	});

	test('[GES-2] is shortened for all where one would leave the calendar', () => {
		const held = heldOf(plan(), [
			['a', 'initiatives'],
			['p', 'phases']
		]);
		expect(shiftWithin(reachOf(held), 1_000_000)).toBe(lastDay - day('2028-12-31'));
	});

	test('[GES-14] brings what someone else moved to where it was seen, and leaves out what is gone', () => {
		const before = plan();
		const held = heldOf(before, [
			['a', 'initiatives'],
			['b', 'initiatives']
		]);
		const moved = before.initiatives
			.filter(({ id }) => id !== 'b')
			.map((one) => (one.id === 'a' ? { ...one, start: day('2028-01-05'), end: day('2028-04-04') } : one));
		const changes = dateChanges({ ...before, initiatives: moved }, held, 'middle', 10);
		expect(changes.map((one) => (one.kind === 'set' ? one.after : null))).toEqual([
			day('2028-01-11'),
			day('2028-04-10')
		]);
	});
});
