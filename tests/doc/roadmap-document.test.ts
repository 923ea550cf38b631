import { moveInitiatives } from '$lib/doc/edits/move-initiatives';
import { setFields } from '$lib/doc/edits/set-fields';
import { setRoadmap } from '$lib/doc/edits/set-roadmap';
import { RoadmapDocument, type UpdateOrigin } from '$lib/doc/roadmap-document';
import { observationFields } from '$lib/plan/behaviour/observation';
import { baselineFields } from '$lib/plan/baseline';
import type { Part } from '$lib/plan/part';
import { day } from '$lib/plan/day';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { makeRoadmapInfo } from '$lib/plan/roadmap-info';
import { describe, expect, test } from 'vitest';
import { copyOf, deliver, documentWith, initiativeWith, planWith } from '../support/roadmap-document';

function filledPlan(): Plan {
	return planWith({
		roadmap: makeRoadmapInfo({
			title: 'Brindlemoor',
			mission: 'Keep kitchens working',
			more: { horizonNote: 'ten' }
		}),
		initiatives: [
			initiativeWith('b', { title: 'Second in the alphabet', order: 'a0', notes: 'Two\n\nparagraphs' }),
			initiativeWith('a', { code: 'TE2', order: 'a1', start: day('2028-01-01'), more: { colour: 'red' } })
		],
		baselines: [makeRecord(baselineFields, 'B1', { name: 'First plan', dates: { a: [1, 2] } })],
		metrics: [{ id: 'M1', order: 'a0', more: { name: 'Average call time', value: 6.4 } }],
		people: [{ id: 'p1', order: 'a0', more: { role: 'Chief Executive' } }],
		observations: [
			makeRecord(observationFields, 'OB1', { k: 18, n: 50, source: 'record', more: { shift: null } })
		],
		trash: [
			{
				collection: 'initiatives',
				record: initiativeWith('old', { title: 'Given up', order: 'a2' }),
				deletedAt: '2028-06-30T10:00:00Z',
				deletedBy: 'Ann'
			}
		]
	});
}

describe('Filling and reading', () => {
	test('a filled document reads as the plan it was filled with', () => {
		const document = new RoadmapDocument('r');
		document.fill(filledPlan());
		expect(document.plan).toEqual(filledPlan());
	});

	test('a copy made from the bytes of the four parts reads the same', () => {
		const document = new RoadmapDocument('r');
		document.fill(filledPlan());
		expect(copyOf(document).plan).toEqual(filledPlan());
	});

	test('a filled document refuses to be filled again, and stays as it was', () => {
		const document = new RoadmapDocument('r');
		document.fill(filledPlan());
		expect(() => document.fill(filledPlan())).toThrow(RangeError);
		expect(document.plan).toEqual(filledPlan());
	});

	test('records that come without order keys keep the sequence of their list', () => {
		const document = documentWith({ initiatives: ['c', 'a', 'b'].map((id) => initiativeWith(id)) });
		expect(document.plan.initiatives.map((one) => one.id)).toEqual(['c', 'a', 'b']);
	});

	test('ten thousand initiatives are filled in, read back and edited', { timeout: 60_000 }, () => {
		const initiatives = Array.from({ length: 10_000 }, (_, index) =>
			initiativeWith(`id ${index}`, { title: `Initiative ${index}`, notes: 'Some words', owner: 'Head' })
		);
		const copy = copyOf(documentWith({ initiatives }));
		const before = copy.plan;
		copy.run(setFields(before, 'initiatives', 'id 5000', { owner: 'Someone else' }));
		expect(copy.plan.initiatives).toHaveLength(10_000);
		expect(copy.plan.initiatives.filter((one, index) => one !== before.initiatives[index])).toEqual([
			{ ...before.initiatives[5000], owner: 'Someone else' }
		]);
	});

	test('any string is a legal id', () => {
		const ids = ['', '__proto__', 'constructor', 'toString', 'a/b', '😀', ' '];
		const document = documentWith({
			initiatives: ids.map((id) => initiativeWith(id, { title: `<${id}>` }))
		});
		for (const id of ids) document.run(setFields(document.plan, 'initiatives', id, { owner: `o${id}` }));
		const copy = copyOf(document);
		expect(copy.plan).toEqual(document.plan);
		expect(copy.plan.initiatives.map((one) => [one.id, one.title, one.owner])).toEqual(
			ids.map((id) => [id, `<${id}>`, `o${id}`])
		);
	});
});

describe('Editing', () => {
	test('an edit reuses every record and list that it did not touch', () => {
		const document = new RoadmapDocument('r');
		document.fill(filledPlan());
		const before = document.plan;
		document.run(setFields(before, 'initiatives', 'a', { owner: 'Head of IT' }));
		const after = document.plan;
		expect(after).not.toBe(before);
		expect(after.initiatives[0]).toBe(before.initiatives[0]);
		expect(after.initiatives[1]).toMatchObject({ id: 'a', owner: 'Head of IT' });
		expect(before.initiatives[1]?.owner).toBe('');
		expect(after.teams).toBe(before.teams);
		expect(after.roadmap).toBe(before.roadmap);
		expect(after.trash).toBe(before.trash);
	});

	test('listeners hear of a new plan once an edit, and not after they stopped', () => {
		const document = documentWith({
			initiatives: ['a', 'b'].map((id) => initiativeWith(id, { start: day('2028-01-01') }))
		});
		const heard: Plan[] = [];
		const stop = document.onPlan((plan) => heard.push(plan));
		document.run(moveInitiatives(document.plan, ['a', 'b'], 30));
		expect(heard).toEqual([document.plan]);
		document.run(moveInitiatives(document.plan, ['a'], 0));
		expect(heard).toHaveLength(1);
		stop();
		document.undo();
		expect(heard).toHaveLength(1);
	});

	test('a listener that edits sees its own edit at once', () => {
		const document = documentWith({ initiatives: [initiativeWith('a')] });
		const stop = document.onPlan((plan) => {
			stop();
			document.run(setFields(plan, 'initiatives', 'a', { owner: 'Second' }));
			expect(document.plan.initiatives[0]).toMatchObject({ title: 'First', owner: 'Second' });
		});
		document.run(setFields(document.plan, 'initiatives', 'a', { title: 'First' }));
		expect(document.undo()).toBe('set owner of First');
		expect(document.undo()).toBe('rename untitled initiative');
	});

	test('every change is told as bytes with the part and where it came from', () => {
		const [document, other] = [documentWith(), documentWith()];
		const told: [Part, UpdateOrigin][] = [];
		document.onUpdate((part, _update, origin) => told.push([part, origin]));
		document.run(setRoadmap(document.plan, { title: 'Mine' }));
		document.undo();
		other.run(setRoadmap(other.plan, { organisation: 'Theirs' }));
		deliver(other, document);
		expect(told).toEqual([
			['plan', 'local'],
			['plan', 'local'],
			['plan', 'tab']
		]);
	});

	test('what comes in while a part is hushed is in the plan, and told to nobody as bytes', () => {
		const [document, other] = [documentWith(), documentWith()];
		const told: Part[] = [];
		document.onUpdate((part) => told.push(part));
		other.run(setRoadmap(other.plan, { organisation: 'Theirs' }));
		const end = document.hush('plan');
		deliver(other, document);
		expect(document.plan.roadmap.organisation).toBe('Theirs');
		expect(told).toEqual([]);
		end();
		document.run(setRoadmap(document.plan, { title: 'Mine' }));
		expect(told).toEqual(['plan']);
	});

	test('an edit that fails half-way has written nothing', () => {
		const document = documentWith({ initiatives: [initiativeWith('a')] });
		const before = document.plan;
		const failing = () =>
			document.run({
				name: 'failing',
				label: 'fail',
				part: 'plan',
				write: (to) => {
					to.set('initiatives', 'a', { title: 'Half' });
					throw new RangeError('half-way');
				}
			});
		expect(failing).toThrow('half-way');
		expect(document.plan).toBe(before);
		expect(document.undoLabel).toBeNull();
	});

	test('a value that its field does not allow is refused before anything is written', () => {
		const { plan } = documentWith({ initiatives: [initiativeWith('a')] });
		expect(() => setFields(plan, 'initiatives', 'a', { progress: 101 })).toThrow(
			'Done, % must be a number from 0 to 100.'
		);
		expect(() => setRoadmap(plan, { start: '2028-01-01' })).toThrow('Horizon start must be a day');
	});
});
