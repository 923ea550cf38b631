import { addDecision } from '$lib/doc/edits/add-decision';
import { addInitiative } from '$lib/doc/edits/add-initiative';
import { addLink } from '$lib/doc/edits/add-link';
import { addMilestone } from '$lib/doc/edits/add-milestone';
import { addPhase } from '$lib/doc/edits/add-phase';
import { deleteRecords } from '$lib/doc/edits/delete-records';
import { mergeChanges } from '$lib/doc/edits/merge-changes';
import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { moveMilestone } from '$lib/doc/edits/move-milestone';
import { resizeInitiative } from '$lib/doc/edits/resize-initiative';
import { restoreRecord } from '$lib/doc/edits/restore-record';
import { setFields } from '$lib/doc/edits/set-fields';
import { setRoadmap } from '$lib/doc/edits/set-roadmap';
import type { RoadmapDocument } from '$lib/doc/roadmap-document';
import { diffPlans } from '$lib/plan/change';
import { addDays, day, isoOf, lastDay } from '$lib/plan/day';
import type { Link } from '$lib/plan/link';
import { linkFields } from '$lib/plan/link-fields';
import { milestoneFields } from '$lib/plan/milestone';
import { makeRecord } from '$lib/plan/record';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyOf, documentWith, initiativeWith } from '../support/roadmap-document';

const mark = { by: 'Ann', at: '2028-06-30T12:00:00Z' };

function link(id: string, from: string, to: string): Link {
	return makeRecord(linkFields, id, { from, to });
}

function threeLinked(): RoadmapDocument {
	return documentWith({
		initiatives: [
			initiativeWith('p', { code: 'PR4', title: 'One case record', order: 'a0' }),
			initiativeWith('s', { title: 'Case owners', order: 'a1' }),
			initiativeWith('t', { code: 'TE2', title: 'Self-service', order: 'a2' })
		],
		links: [link('ps', 'p', 's'), link('pt', 'p', 't'), link('st', 's', 't')]
	});
}

describe('Moving', () => {
	const dated = () =>
		documentWith({
			initiatives: [
				initiativeWith('a', {
					title: 'CRM core',
					start: day('2028-01-01'),
					end: day('2028-03-31'),
					actualStart: day('2028-01-10')
				}),
				initiativeWith('b', { code: 'TE9', start: day('2199-12-01'), end: day('2199-12-30') }),
				initiativeWith('c', { title: 'Undated' })
			]
		});

	test('shifts every date that is set, planned and actual', () => {
		const document = dated();
		document.run(moveInitiatives(document.plan, ['a', 'c'], -14));
		expect(document.undoLabel).toBe('move 2 initiatives −14 days');
		expect(document.plan.initiatives[0]).toMatchObject({
			start: day('2027-12-18'),
			end: day('2028-03-17'),
			actualStart: day('2027-12-27'),
			actualEnd: null
		});
		expect(document.plan.initiatives[2]).toMatchObject({ start: null, end: null });
	});

	test('keeps the length of what would leave the calendar, and says how far it went', () => {
		const document = dated();
		document.run(moveInitiatives(document.plan, ['b'], 30));
		expect(document.undoLabel).toBe('move TE9 +1 day');
		expect(document.plan.initiatives[1]).toMatchObject({ start: day('2199-12-02'), end: lastDay });
	});

	test('moves milestones', () => {
		const document = documentWith({
			milestones: [makeRecord(milestoneFields, 'm', { title: 'Board review', day: day('2028-05-01') })]
		});
		document.run(moveMilestone(document.plan, 'm', -7));
		expect(document.undoLabel).toBe('move Board review −7 days');
		expect(document.plan.milestones[0]?.day).toBe(day('2028-04-24'));
	});
});

describe('Resizing', () => {
	function resized(values: Parameters<typeof initiativeWith>[1], edge: 'start' | 'end', days: number) {
		const document = documentWith({ initiatives: [initiativeWith('a', values)] });
		document.run(resizeInitiative(document.plan, 'a', edge, days));
		const { start, end, actualStart, actualEnd } = document.plan.initiatives[0] ?? initiativeWith('a');
		return [start, end, actualStart, actualEnd].map((one) => (one === null ? null : isoOf(one)));
	}
	const spring = { start: day('2028-03-01'), end: day('2028-05-31') };

	test('shifts one end, planned and where known actual', () => {
		expect(resized(spring, 'end', 14)).toEqual(['2028-03-01', '2028-06-14', null, null]);
		expect(resized({ ...spring, actualStart: day('2028-03-10') }, 'start', -5)).toEqual([
			'2028-02-25',
			'2028-05-31',
			'2028-03-05',
			null
		]);
	});

	test('leaves at least one day, of the plan and of what happened', () => {
		expect(resized(spring, 'end', -500)).toEqual(['2028-03-01', '2028-03-01', null, null]);
		expect(resized(spring, 'start', 500)).toEqual(['2028-05-31', '2028-05-31', null, null]);
		expect(resized({ ...spring, actualStart: day('2028-05-20') }, 'end', -30)).toEqual([
			'2028-03-01',
			'2028-05-20',
			'2028-05-20',
			null
		]);
	});

	test('mends an end before its start, and never makes it worse', () => {
		const reversed = { start: spring.end, end: spring.start };
		expect(resized(reversed, 'end', 31)[1]).toBe('2028-04-01');
		expect(resized(reversed, 'end', -31)[1]).toBe('2028-03-01');
	});

	test('a resized initiative never ends before it starts', () => {
		const offset = fc.option(fc.integer({ min: -200, max: 200 }));
		const edges = fc.constantFrom('start' as const, 'end' as const);
		fc.assert(
			fc.property(offset, offset, edges, fc.integer({ min: -2_000, max: 2_000 }), (from, to, edge, days) => {
				const at = (base: string, by: number | null) => (by === null ? null : addDays(day(base), by));
				const actualStart = at('2028-03-01', from);
				const actualEnd = at('2030-03-01', to);
				const dates = { start: day('2028-03-01'), end: day('2030-03-01'), actualStart, actualEnd };
				const [start, end, began, ended] = resized(dates, edge, days);
				expect(String(start) <= String(end)).toBe(true);
				expect(String(began ?? start) <= String(ended ?? end)).toBe(true);
			})
		);
	});
});

describe('Adding', () => {
	test('puts an initiative last, or right after another', () => {
		const document = threeLinked();
		document.run(addInitiative(document.plan, { id: 'x', lane: 'process' }));
		document.run(addInitiative(document.plan, { id: 'y' }, 'p'));
		document.run(addInitiative(document.plan, { id: 'z' }, 'p'));
		expect(document.undoLabel).toBe('add initiative');
		expect(document.plan.initiatives.map((one) => one.id)).toEqual(['p', 'z', 'y', 's', 't', 'x']);
	});

	test('finds a place beside order keys of other programs, and beside equal ones', () => {
		const document = documentWith({
			initiatives: ['zz!', 'zz!', 'ö'].map((order, index) => initiativeWith(`${index}`, { order }))
		});
		document.run(addInitiative(document.plan, { id: 'after' }, '0'));
		document.run(addInitiative(document.plan, { id: 'last' }));
		expect(document.plan.initiatives.map((one) => one.id)).toEqual(['0', '1', 'after', '2', 'last']);
	});

	test('a new order key moves a record in its list', () => {
		const document = threeLinked();
		document.run(setFields(document.plan, 'initiatives', 'p', { order: 'a3' }));
		expect(document.plan.initiatives.map((one) => one.id)).toEqual(['s', 't', 'p']);
		expect(document.undo()).toBe('set place of PR4');
		expect(document.plan.initiatives.map((one) => one.id)).toEqual(['p', 's', 't']);
	});

	test('a record that is there already is not made twice', () => {
		const document = threeLinked();
		document.run(deleteRecords(document.plan, 'initiatives', ['t'], mark));
		document.run(addInitiative(document.plan, { id: 't', title: 'Anew' }));
		expect(document.plan.initiatives).toMatchObject([
			{ id: 'p' },
			{ id: 's' },
			{ id: 't', title: 'Anew', code: '' }
		]);
		document.undo();
		expect(document.plan.trash).toMatchObject([
			{ record: { id: 't', title: 'Self-service', code: 'TE2' } },
			{},
			{}
		]);
	});

	test('each kind says what it adds', () => {
		const { plan } = threeLinked();
		const labels = [
			addPhase(plan, { id: 'f' }),
			addMilestone(plan, { id: 'm' }),
			addMilestone(plan, { id: 'g', kind: 'gate' }),
			addLink(plan, { id: 'l', from: 'p', to: 't' }),
			addLink(plan, { id: 'l', from: 's', to: 'gone' }),
			addDecision(plan, { id: 'd', kind: 'override', title: 'SEQ-3: TE2 starts before ST5' })
		].map((edit) => edit.label);
		expect(labels).toEqual([
			'add phase',
			'add milestone',
			'add gate',
			'link PR4 to TE2',
			'link Case owners to a missing initiative',
			'accept SEQ-3: TE2 starts before ST5'
		]);
	});
});

describe('Deleting and restoring', () => {
	test('the links of an initiative go with it and come back with it', () => {
		const document = threeLinked();
		const before = document.plan;
		document.run(deleteRecords(document.plan, 'initiatives', ['t'], mark));
		expect(document.undoLabel).toBe('delete TE2');
		expect(document.plan.links.map((one) => one.id)).toEqual(['ps']);
		expect(document.plan.trash.map((one) => one.record.id)).toEqual(['t', 'pt', 'st']);
		document.run(restoreRecord(document.plan, 'initiatives', 't'));
		expect(document.undoLabel).toBe('restore TE2');
		expect(document.plan).toEqual(before);
	});

	test('so do the links of a milestone', () => {
		const document = threeLinked();
		document.run(addMilestone(document.plan, { id: 'm', title: 'Board decides' }));
		document.run(addLink(document.plan, { id: 'tm', from: 't', to: 'm' }));
		expect(document.undoLabel).toBe('link TE2 to Board decides');
		document.run(deleteRecords(document.plan, 'milestones', ['m'], mark));
		expect(document.plan.links.map((one) => one.id)).not.toContain('tm');
		document.run(restoreRecord(document.plan, 'milestones', 'm'));
		expect(document.plan.links.map((one) => one.id)).toContain('tm');
	});

	test('a link that was deleted for itself stays in the trash', () => {
		const document = threeLinked();
		document.run(deleteRecords(document.plan, 'links', ['pt'], mark));
		expect(document.undoLabel).toBe('delete link PR4 to TE2');
		document.run(deleteRecords(document.plan, 'initiatives', ['t'], mark));
		document.run(restoreRecord(document.plan, 'initiatives', 't'));
		expect(document.plan.links.map((one) => one.id)).toEqual(['ps', 'st']);
		expect(document.plan.trash.map((one) => one.record.id)).toEqual(['pt']);
	});

	test('a link between two deleted initiatives comes back with the second of them', () => {
		const document = threeLinked();
		document.run(deleteRecords(document.plan, 'initiatives', ['s', 't'], mark));
		expect(document.undoLabel).toBe('delete 2 initiatives');
		expect(document.plan.links).toEqual([]);
		document.run(restoreRecord(document.plan, 'initiatives', 's'));
		expect(document.plan.links.map((one) => one.id)).toEqual(['ps']);
		document.run(restoreRecord(document.plan, 'initiatives', 't'));
		expect(document.plan.links.map((one) => one.id)).toEqual(['ps', 'pt', 'st']);
	});

	test('what was deleted last is first in the trash', () => {
		const document = threeLinked();
		document.run(deleteRecords(document.plan, 'links', ['ps'], { by: 'Ann', at: '2028-01-01T00:00:00Z' }));
		document.run(deleteRecords(document.plan, 'links', ['st'], { by: 'Bob', at: '2028-02-01T00:00:00Z' }));
		expect(document.plan.trash.map((one) => [one.record.id, one.deletedBy])).toEqual([
			['st', 'Bob'],
			['ps', 'Ann']
		]);
	});
});

describe('Setting', () => {
	test.each([
		[{ owner: 'Head' }, 'set owner of TE2'],
		[{ title: 'New name' }, 'rename TE2'],
		[{ progress: 40 }, 'set progress of TE2'],
		[{ start: null, end: null }, 'set planned start and planned end of TE2'],
		[{ health: 'at-risk', healthNote: 'Late', owner: 'Head' }, 'set 3 fields of TE2'],
		[{ effortDays: 12 }, 'set effort of TE2']
	])('%o is labelled "%s"', (values, label) => {
		expect(setFields(threeLinked().plan, 'initiatives', 't', values).label).toBe(label);
	});

	test('long names are cut in labels, and missing ones replaced', () => {
		const { plan } = documentWith({
			initiatives: [initiativeWith('a', { title: '😀'.repeat(60) }), initiativeWith('b')],
			people: [{ id: 'p', order: '', more: { role: 'Chief Executive' } }]
		});
		expect(setFields(plan, 'initiatives', 'a', { code: 'X' }).label).toBe(`set code of ${'😀'.repeat(39)}…`);
		expect(deleteRecords(plan, 'initiatives', ['b'], mark).label).toBe('delete untitled initiative');
		expect(deleteRecords(plan, 'people', ['p'], mark)).toMatchObject({
			label: 'delete Chief Executive',
			part: 'people'
		});
		expect(deleteRecords(plan, 'people', ['p', 'q'], mark).label).toBe('delete 2 people');
	});

	test('the roadmap itself has labels of its own', () => {
		const { plan } = threeLinked();
		expect(setRoadmap(plan, { title: 'Ours' }).label).toBe('rename the roadmap');
		expect(setRoadmap(plan, { mission: 'Serve' }).label).toBe('set mission of the roadmap');
		expect(setRoadmap(plan, { asOf: null }).label).toBe('set as-of day of the roadmap');
	});
});

describe('Merging another copy', () => {
	test('taking over every difference makes this copy like the other, in one step', () => {
		const document = threeLinked();
		const other = copyOf(document);
		other.run(setFields(other.plan, 'initiatives', 's', { owner: 'Theirs', notes: 'Long', extra: [1] }));
		other.run(setRoadmap(other.plan, { title: 'Theirs', mission: 'Serve' }));
		other.run(addInitiative(other.plan, { id: 'n', title: 'New', need: 'Why' }, 'p'));
		other.run(deleteRecords(other.plan, 'initiatives', ['t'], mark));
		const before = document.plan;
		const changes = diffPlans(document.plan, other.plan);
		document.run(mergeChanges(changes, mark));
		expect(document.undoLabel).toBe(`merge ${changes.length} changes`);
		expect(document.plan.initiatives).toEqual(other.plan.initiatives);
		expect(document.plan.links).toEqual(other.plan.links);
		expect(document.plan.roadmap).toEqual(other.plan.roadmap);
		document.undo();
		expect({ ...document.plan, trash: [] }).toEqual(before);
		expect(document.plan.trash).toMatchObject([{ deletedAt: '', record: { id: 'n', title: 'New' } }]);
	});
});
