import { checkUpdate, DamagedUpdateError } from '$lib/doc/damaged-update';
import { deleteRecords } from '$lib/doc/edits/delete-records';
import { restoreRecord } from '$lib/doc/edits/restore-record';
import { setFields } from '$lib/doc/edits/set-fields';
import { setRoadmap } from '$lib/doc/edits/set-roadmap';
import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { collectionNames } from '$lib/plan/collections';
import { parts } from '$lib/plan/part';
import { day } from '$lib/plan/day';
import { initiativeFields } from '$lib/plan/initiative-fields';
import fc from 'fast-check';
import { makeRoadmapInfo } from '$lib/plan/roadmap-info';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { contentHash } from '../support/content-hash';
import { copyOf, documentWith, initiativeWith } from '../support/roadmap-document';

/** Many runs on a busy machine take longer than one test usually may. */
const patient = { timeout: 60_000 };

const mark = { by: 'Ann', at: '2028-06-30T12:00:00Z' };

/** A document that opens what some other program wrote into the part `plan`. */
function opened(write: (doc: Y.Doc) => void): RoadmapDocument {
	const foreign = new Y.Doc();
	foreign.transact(() => write(foreign));
	const document = new RoadmapDocument('r');
	document.applyUpdate('plan', Y.encodeStateAsUpdate(foreign), 'storage');
	return document;
}

describe('What another version or program wrote', () => {
	test('opening a document writes nothing into it', () => {
		const source = documentWith({ initiatives: [initiativeWith('a', { title: 'CRM core' })] });
		const copy = new RoadmapDocument('roadmap');
		const written: string[] = [];
		copy.onUpdate((part, _update, origin) => written.push(`${part} ${origin}`));
		for (const part of parts) copy.applyUpdate(part, source.encode(part), 'storage');
		expect(copy.plan).toEqual(source.plan);
		expect(written).toEqual(['plan storage']);
		expect(copy.encode('plan')).toEqual(source.encode('plan'));
	});

	test('fields without a name here survive edits, the trash and copies', () => {
		const document = opened((doc) => {
			const record = new Y.Map<unknown>(
				Object.entries({ title: 'A', mood: 'bright', nested: { deep: [1, null] } })
			);
			doc.getMap('initiatives').set('a', record);
			doc.getMap('roadmap').set('slogan', 'On we go');
		});
		document.run(setFields(document.plan, 'initiatives', 'a', { owner: 'Head' }));
		document.run(setRoadmap(document.plan, { title: 'Ours' }));
		document.run(deleteRecords(document.plan, 'initiatives', ['a'], mark));
		document.run(restoreRecord(document.plan, 'initiatives', 'a'));
		const { initiatives, roadmap } = copyOf(document).plan;
		expect(initiatives).toMatchObject([
			{ title: 'A', owner: 'Head', more: { mood: 'bright', nested: { deep: [1, null] } } }
		]);
		expect(roadmap).toEqual(makeRoadmapInfo({ title: 'Ours', more: { slogan: 'On we go' } }));
	});

	test('collections without a name here survive edits and copies', () => {
		const document = opened((doc) => doc.getMap('horoscopes').set('h1', { sign: 'Leo' }));
		document.run(setRoadmap(document.plan, { title: 'Ours' }));
		const bytes = copyOf(document).encode('plan');
		const doc = new Y.Doc();
		Y.applyUpdate(doc, bytes);
		expect(doc.getMap('horoscopes').toJSON()).toEqual({ h1: { sign: 'Leo' } });
	});

	test('long text that is stored as a plain string is read, and written as one', () => {
		const document = opened((doc) => {
			doc.getMap('initiatives').set('a', new Y.Map<unknown>([['notes', 'Plain words']]));
			doc.getMap('roadmap').set('mission', 'Plain mission');
		});
		expect(document.plan.initiatives[0]?.notes).toBe('Plain words');
		expect(document.plan.roadmap.mission).toBe('Plain mission');
		document.run(setFields(document.plan, 'initiatives', 'a', { notes: 'Other words', need: 'New' }));
		document.run(setRoadmap(document.plan, { mission: 'Other mission' }));
		const record = document.parts.plan.getMap('initiatives').get('a');
		expect(record instanceof Y.Map && record.toJSON()).toEqual({ notes: 'Other words', need: 'New' });
		expect(document.plan.roadmap.mission).toBe('Other mission');
	});

	test('an entity stored as one plain value is read, edited, deleted and restored', () => {
		const document = opened((doc) => doc.getMap('initiatives').set('a', { title: 'A', mood: 'bright' }));
		document.run(setFields(document.plan, 'initiatives', 'a', { owner: 'Head' }));
		document.run(deleteRecords(document.plan, 'initiatives', ['a'], mark));
		expect(document.plan.trash).toMatchObject([{ deletedBy: 'Ann', record: { title: 'A', owner: 'Head' } }]);
		document.run(restoreRecord(document.plan, 'initiatives', 'a'));
		expect(document.plan.initiatives).toMatchObject([
			{ title: 'A', owner: 'Head', more: { mood: 'bright' } }
		]);
		expect(document.parts.plan.getMap('initiatives').get('a')).toEqual({
			title: 'A',
			owner: 'Head',
			mood: 'bright'
		});
	});

	test('a value that is not legal reads as the empty value of its field, and stays stored', () => {
		const illegal = {
			title: 5,
			lane: 'garden',
			start: '2028-01-01',
			progress: 400,
			teams: [1],
			notes: true,
			order: 7
		};
		const document = opened((doc) =>
			doc.getMap('initiatives').set('a', new Y.Map<unknown>(Object.entries({ ...illegal, owner: 'Head' })))
		);
		expect(document.plan.initiatives).toEqual([initiativeWith('a', { owner: 'Head' })]);
		const record = document.parts.plan.getMap('initiatives').get('a');
		expect(record instanceof Y.Map && record.toJSON()).toEqual({ ...illegal, owner: 'Head' });
		document.run(setFields(document.plan, 'initiatives', 'a', { progress: 0, start: day('2028-01-01') }));
		expect(record instanceof Y.Map && record.get('progress')).toBe(0);
	});

	test('what is no record at all is left alone', () => {
		const document = opened((doc) => {
			const root = doc.getMap('initiatives');
			root.set('text', new Y.Text('words'));
			root.set('list', [1, 2]);
			root.set('null', null);
			root.set('bytes', new Uint8Array([1]));
			root.set('real', new Y.Map([['title', 'Real']]));
		});
		expect(document.plan.initiatives.map((one) => one.id)).toEqual(['real']);
		document.run(setFields(document.plan, 'initiatives', 'list', { title: 'No' }));
		document.run(setFields(document.plan, 'initiatives', 'missing', { title: 'No' }));
		expect(document.undoLabel).toBeNull();
	});

	test('values nested ever so deeply are not read, and do not stop the rest', patient, () => {
		const document = opened((doc) => {
			let deep: Y.Map<unknown> = new Y.Map();
			doc.getMap('initiatives').set(
				'a',
				new Y.Map<unknown>([
					['title', 'A'],
					['deep', deep]
				])
			);
			for (let level = 0; level < 10_000; level++) {
				const inner = new Y.Map<unknown>();
				deep.set('in', inner);
				deep = inner;
			}
		});
		expect(document.plan.initiatives).toMatchObject([{ id: 'a', title: 'A' }]);
		expect(contentHash(document)).toMatch(/^[0-9a-f]{16}$/);
	});

	test('any stored values are read without an error', patient, () => {
		const names = [...Object.keys(initiativeFields), 'order', 'deletedAt', 'deletedBy', '__proto__', 'x'];
		const stored = fc.dictionary(fc.constantFrom(...names), fc.anything({ withDate: false }), {
			noNullPrototype: false
		});
		fc.assert(
			fc.property(fc.constantFrom(...collectionNames), fc.string(), stored, (collection, id, values) => {
				const document = new RoadmapDocument('r');
				for (const part of parts) {
					const storable = Object.entries(values).filter(([, value]) => isStorable(value));
					document.parts[part].getMap(collection).set(id, new Y.Map<unknown>(storable));
				}
				const { plan } = copyOf(document);
				expect(plan[collection].length + plan.trash.length).toBe(1);
				expect(() => JSON.stringify(plan)).not.toThrow();
			})
		);
	});
});

/** Whether Yjs can store a value at all. */
function isStorable(value: unknown): boolean {
	try {
		const doc = new Y.Doc();
		doc.getMap('try').set('value', value);
		return Y.encodeStateAsUpdate(doc).length > 0;
	} catch {
		return false;
	}
}

describe('Damaged updates', () => {
	test('bytes that are no update are refused with an error that says so', () => {
		const document = documentWith({ initiatives: [initiativeWith('a')] });
		const before = document.plan;
		for (const bytes of [
			new Uint8Array(),
			new Uint8Array([255, 255, 255]),
			new TextEncoder().encode('{"a":1}')
		]) {
			expect(() => document.applyUpdate('plan', bytes, 'file')).toThrow(DamagedUpdateError);
			expect(() => checkUpdate(bytes)).toThrow('damaged');
		}
		expect(document.plan).toBe(before);
	});

	test(
		'an update with changed or missing bytes is refused whole, or applied without an error',
		patient,
		() => {
			const source = documentWith({
				initiatives: [
					initiativeWith('a', { title: 'CRM core', notes: 'Words', order: 'a0' }),
					initiativeWith('b', { order: 'a1' })
				]
			});
			const bytes = source.encode('plan');
			const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 4 });
			fc.assert(
				fc.property(changes, fc.nat(bytes.length), fc.boolean(), (changed, length, cut) => {
					const damaged = cut ? bytes.slice(0, length) : bytes.slice();
					for (const [at, value] of changed) if (at < damaged.length) damaged[at] = value;
					const document = documentWith({ initiatives: [initiativeWith('mine', { title: 'Mine' })] });
					const [plan, vector] = [document.plan, document.stateVector('plan')];
					try {
						document.applyUpdate('plan', damaged, 'file');
					} catch (error) {
						expect(error).toBeInstanceOf(DamagedUpdateError);
						expect(document.plan).toBe(plan);
						expect(document.stateVector('plan')).toEqual(vector);
					}
					expect(JSON.stringify(document.plan)).toContain('Mine');
				}),
				{ numRuns: 2_000 }
			);
		}
	);

	test('an update whose items refer to what their author had not made yet is refused whole', () => {
		const doc = new Y.Doc();
		doc.clientID = 77;
		doc.getMap('m').set('k', new Y.Map([['inner', 1]]));
		const bytes = Y.encodeStateAsUpdate(doc);
		const [first, second] = Y.decodeUpdate(bytes).structs;
		const parentAt = bytes.lastIndexOf(77);
		expect([first?.id.clock, second?.id.clock, bytes[parentAt + 1]]).toEqual([0, 1, 0]);
		const damaged = bytes.slice();
		damaged[parentAt + 1] = 9;
		const document = new RoadmapDocument('r');
		expect(() => document.applyUpdate('plan', damaged, 'tab')).toThrow(DamagedUpdateError);
		expect(document.encode('plan')).toEqual(new RoadmapDocument('r').encode('plan'));
	});
});
