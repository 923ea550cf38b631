import { deleteRecords } from '$lib/doc/edits/delete-records';
import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { restoreRecord } from '$lib/doc/edits/restore-record';
import { setFields } from '$lib/doc/edits/set-fields';
import { setRoadmap } from '$lib/doc/edits/set-roadmap';
import { addInitiative } from '$lib/doc/edits/add-initiative';
import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { day } from '$lib/plan/day';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyOf, documentWith, exchange, initiativeWith } from '../support/roadmap-document';

const mark = { by: 'Ann', at: '2028-06-30T12:00:00Z' };

function twoCopies(values: Parameters<typeof initiativeWith>[1] = {}): [RoadmapDocument, RoadmapDocument] {
	const start = day('2028-01-01');
	const one = documentWith({ initiatives: [initiativeWith('a', { start, end: start, ...values })] });
	return [one, copyOf(one)];
}

function setBoth(
	[one, other]: readonly [RoadmapDocument, RoadmapDocument],
	mine: Parameters<typeof setFields>[3],
	theirs: Parameters<typeof setFields>[3]
): void {
	one.run(setFields(one.plan, 'initiatives', 'a', mine));
	other.run(setFields(other.plan, 'initiatives', 'a', theirs));
	exchange(one, other);
	expect(other.plan).toEqual(one.plan);
}

describe('Two people at once', () => {
	test('set different fields of one record: both stay', () => {
		const copies = twoCopies();
		setBoth(copies, { owner: 'Mine' }, { health: 'at-risk' });
		expect(copies[0].plan.initiatives[0]).toMatchObject({ owner: 'Mine', health: 'at-risk' });
	});

	test('write in one long text: the words of both stay', () => {
		const copies = twoCopies({ notes: 'We map the task.' });
		setBoth(copies, { notes: 'First, we map the task.' }, { notes: 'We map the task. Then we build.' });
		expect(copies[0].plan.initiatives[0]?.notes).toContain('Then we build.');
		expect(copies[0].plan.initiatives[0]?.notes).toContain('First, ');
	});

	test('write the mission of a new roadmap: the words of both stay', () => {
		const [one, other] = [new RoadmapDocument('r'), new RoadmapDocument('r')];
		one.run(setRoadmap(one.plan, { mission: 'Keep kitchens working' }));
		other.run(setRoadmap(other.plan, { mission: 'with little effort' }));
		exchange(one, other);
		expect(other.plan.roadmap).toEqual(one.plan.roadmap);
		expect(one.plan.roadmap.mission).toContain('Keep kitchens working');
		expect(one.plan.roadmap.mission).toContain('with little effort');
	});

	test('delete and edit one record: it lies in the trash with the edit, and comes back with it', () => {
		const [one, other] = twoCopies();
		one.run(deleteRecords(one.plan, 'initiatives', ['a'], mark));
		other.run(moveInitiatives(other.plan, ['a'], 30));
		exchange(one, other);
		for (const { plan } of [one, other]) {
			expect(plan.initiatives).toEqual([]);
			expect(plan.trash).toMatchObject([
				{ deletedAt: mark.at, deletedBy: 'Ann', record: { start: day('2028-01-31') } }
			]);
		}
		other.run(restoreRecord(other.plan, 'initiatives', 'a'));
		exchange(one, other);
		expect(one.plan.initiatives).toMatchObject([{ id: 'a', start: day('2028-01-31') }]);
		expect(one.plan.trash).toEqual([]);
	});

	test('add an initiative each at the same place: both are there, in the same order everywhere', () => {
		const [one, other] = twoCopies();
		one.run(addInitiative(one.plan, { id: 'x', title: 'Mine' }));
		other.run(addInitiative(other.plan, { id: 'b', title: 'Theirs' }));
		exchange(one, other);
		expect(one.plan.initiatives.map((record) => record.id)).toEqual(['a', 'b', 'x']);
		expect(other.plan).toEqual(one.plan);
		one.run(addInitiative(one.plan, { id: 'c' }, 'b'));
		expect(one.plan.initiatives.map((record) => record.id)).toEqual(['a', 'b', 'x', 'c']);
	});
});

describe('Long text', () => {
	test('reads as it was set, whatever it held before, here and in a copy', { timeout: 60_000 }, () => {
		const text = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.string({ unit: fc.constantFrom('😀', '😁', '👍', 'a', '\n') })
		);
		fc.assert(
			fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
				const document = documentWith({ initiatives: [initiativeWith('a')] });
				const copy = copyOf(document);
				for (const notes of texts) {
					document.run(setFields(document.plan, 'initiatives', 'a', { notes }));
					exchange(document, copy);
					expect(document.plan.initiatives[0]?.notes).toBe(notes);
					expect(copy.plan.initiatives[0]?.notes).toBe(notes);
				}
			})
		);
	});

	test('half a character becomes a replacement mark at once, not only on other devices', () => {
		const document = documentWith({ initiatives: [initiativeWith('a')] });
		document.run(setFields(document.plan, 'initiatives', 'a', { notes: 'x\ud83d', title: '\ude00y' }));
		expect(document.plan.initiatives[0]).toMatchObject({ notes: 'x\ufffd', title: '\ufffdy' });
		expect(copyOf(document).plan).toEqual(document.plan);
	});
});
