import { addBaseline } from '$lib/doc/edits/add-baseline';
import { addInitiative } from '$lib/doc/edits/add-initiative';
import { deleteRecords } from '$lib/doc/edits/delete-records';
import { mergeChanges } from '$lib/doc/edits/merge-changes';
import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { restoreRecord } from '$lib/doc/edits/restore-record';
import { setFields } from '$lib/doc/edits/set-fields';
import type { RoadmapDocument } from '$lib/doc/roadmap-document';
import { day } from '$lib/plan/day';
import { describe, expect, test } from 'vitest';
import { copyOf, documentWith, exchange, initiativeWith } from '../support/roadmap-document';

const mark = { by: 'Ann', at: '2028-06-30T12:00:00Z' };

function oneInitiative(): RoadmapDocument {
	return documentWith({
		initiatives: [
			initiativeWith('a', { title: 'CRM core', start: day('2028-01-01'), end: day('2028-03-31') })
		]
	});
}

function set(document: RoadmapDocument, values: Parameters<typeof setFields>[3]): void {
	document.run(setFields(document.plan, 'initiatives', 'a', values));
}

describe('Undo', () => {
	test('one edit is one step, however soon the next one follows', () => {
		const document = oneInitiative();
		set(document, { owner: 'First' });
		set(document, { owner: 'Second' });
		set(document, { notes: 'Third' });
		expect(document.undo()).toBe('set notes of CRM core');
		expect(document.plan.initiatives[0]).toMatchObject({ owner: 'Second', notes: '' });
		expect(document.undo()).toBe('set owner of CRM core');
		expect(document.plan.initiatives[0]).toMatchObject({ owner: 'First' });
		expect(document.redo()).toBe('set owner of CRM core');
		expect(document.plan.initiatives[0]).toMatchObject({ owner: 'Second' });
	});

	test('the labels tell what undo and redo will do', () => {
		const document = oneInitiative();
		expect([document.undoLabel, document.redoLabel]).toEqual([null, null]);
		document.run(moveInitiatives(document.plan, ['a'], 30));
		expect([document.undoLabel, document.redoLabel]).toEqual(['move CRM core +30 days', null]);
		document.undo();
		expect([document.undoLabel, document.redoLabel]).toEqual([null, 'move CRM core +30 days']);
		expect(document.undo()).toBeNull();
	});

	test('a new edit ends what could be done again', () => {
		const document = oneInitiative();
		set(document, { owner: 'First' });
		document.undo();
		set(document, { code: 'TE1' });
		expect(document.redo()).toBeNull();
		expect(document.plan.initiatives[0]).toMatchObject({ owner: '', code: 'TE1' });
	});

	test('an edit that changes nothing leaves no step', () => {
		const document = oneInitiative();
		set(document, { title: 'CRM core', notes: '', teams: [] });
		set(document, { owner: '' });
		expect(document.undoLabel).toBeNull();
	});

	test('filling and what others did are not undoable', () => {
		const document = oneInitiative();
		const other = copyOf(document);
		set(other, { owner: 'Theirs' });
		exchange(document, other);
		expect(document.undo()).toBeNull();
		expect(document.plan.initiatives[0]).toMatchObject({ title: 'CRM core', owner: 'Theirs' });
	});

	test('an edit over several parts is one step', () => {
		const document = oneInitiative();
		const person = { id: 'p1', order: '', more: { role: 'Chief Executive' } };
		document.run(
			mergeChanges(
				[
					{ kind: 'add', collection: 'people', id: 'p1', record: person },
					{ kind: 'set', collection: 'initiatives', id: 'a', field: 'owner', before: '', after: 'Head' },
					{ kind: 'set', collection: 'roadmap', id: '', field: 'mission', before: '', after: 'Serve' }
				],
				mark
			)
		);
		expect(document.plan.people).toEqual([person]);
		expect(document.undo()).toBe('merge 3 changes');
		expect(document.plan.people).toEqual([]);
		expect(document.plan.initiatives[0]?.owner).toBe('');
		expect(document.plan.roadmap.mission).toBe('');
		document.redo();
		expect(document.plan.people).toEqual([person]);
		expect(document.plan.roadmap.mission).toBe('Serve');
		expect(document.undoLabel).toBe('merge 3 changes');
	});
});

describe('Undo beside others', () => {
	test('another field that someone else set since stays', () => {
		const document = oneInitiative();
		const other = copyOf(document);
		set(document, { owner: 'Mine' });
		exchange(document, other);
		set(other, { health: 'at-risk' });
		exchange(document, other);
		document.undo();
		exchange(document, other);
		expect(other.plan.initiatives[0]).toMatchObject({ owner: '', health: 'at-risk' });
	});

	test('the same field that someone else set since is not overwritten, and no earlier edit goes in its place', () => {
		const document = oneInitiative();
		const other = copyOf(document);
		set(document, { code: 'TE1' });
		set(document, { owner: 'Mine' });
		exchange(document, other);
		set(other, { owner: 'Theirs' });
		exchange(document, other);
		expect(document.undo()).toBeNull();
		expect(document.plan.initiatives[0]).toMatchObject({ owner: 'Theirs', code: 'TE1' });
		expect(document.undo()).toBe('set code of CRM core');
		expect(document.plan.initiatives[0]).toMatchObject({ owner: 'Theirs', code: '' });
	});

	test('the words that someone else wrote into the same text stay', () => {
		const document = oneInitiative();
		const other = copyOf(document);
		set(document, { notes: 'Mine.' });
		exchange(document, other);
		set(other, { notes: 'Mine. Theirs.' });
		exchange(document, other);
		document.undo();
		expect(document.plan.initiatives[0]?.notes).toBe(' Theirs.');
	});

	test('undoing an addition puts it into the trash with what others wrote in it meanwhile, and redo brings it back', () => {
		const document = documentWith();
		document.run(addInitiative(document.plan, { id: 'new', title: 'Pilot', notes: 'Start small.' }));
		const other = copyOf(document);
		other.run(setFields(other.plan, 'initiatives', 'new', { owner: 'Theirs', notes: 'Start small. Grow.' }));
		document.undo();
		exchange(document, other);
		expect(other.plan.initiatives).toEqual([]);
		expect(other.plan.trash.map((one) => one.record)).toMatchObject([
			{ id: 'new', title: 'Pilot', owner: 'Theirs', notes: 'Start small. Grow.' }
		]);
		other.run(setFields(other.plan, 'initiatives', 'new', { health: 'on-course' }));
		expect(document.redo()).toBe('add initiative');
		exchange(document, other);
		expect(document.plan.trash).toEqual([]);
		expect(document.plan.initiatives).toMatchObject([
			{ title: 'Pilot', owner: 'Theirs', notes: 'Start small. Grow.', health: 'on-course' }
		]);
		expect(other.plan).toEqual(document.plan);
	});

	test('an undone addition that someone restores from the trash is there again', () => {
		const document = documentWith();
		document.run(addInitiative(document.plan, { id: 'new', title: 'Pilot' }));
		const other = copyOf(document);
		document.undo();
		exchange(document, other);
		other.run(restoreRecord(other.plan, 'initiatives', 'new'));
		exchange(document, other);
		expect(document.plan.initiatives).toMatchObject([{ id: 'new', title: 'Pilot' }]);
	});

	test('a fact that was added is gone when that is undone, and there again after redo', () => {
		const document = oneInitiative();
		const baseline = { id: 'B1', name: 'First plan', day: day('2028-01-01'), reason: 'Agreed' };
		document.run(addBaseline(document.plan, baseline));
		const { baselines } = document.plan;
		expect(baselines).toMatchObject([
			{ name: 'First plan', dates: { a: [day('2028-01-01'), day('2028-03-31')] } }
		]);
		expect(document.undo()).toBe('take baseline First plan');
		expect(document.plan.baselines).toEqual([]);
		document.redo();
		expect(document.plan.baselines).toEqual(baselines);
	});

	test('a deletion is undone while someone else edits the record', () => {
		const document = oneInitiative();
		const other = copyOf(document);
		document.run(deleteRecords(document.plan, 'initiatives', ['a'], mark));
		set(other, { owner: 'Theirs' });
		exchange(document, other);
		expect(other.plan.trash).toMatchObject([{ deletedBy: 'Ann', record: { owner: 'Theirs' } }]);
		document.undo();
		exchange(document, other);
		expect(other.plan.initiatives).toMatchObject([{ title: 'CRM core', owner: 'Theirs' }]);
		expect(other.plan.trash).toEqual([]);
	});
});
