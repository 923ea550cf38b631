import { moveMilestone } from '$lib/doc/edits/move-milestone';
import { setFields } from '$lib/doc/edits/set-fields';
import { NotAllowedError, RoadmapDocument } from '$lib/doc/roadmap-document';
import { parts } from '$lib/plan/part';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { mayWrite } from '$lib/plan/role';
import { activityFields } from '$lib/plan/talk/activity';
import { commentFields } from '$lib/plan/talk/comment';
import { type DoneCommand, noteActivity } from '$lib/plan/talk/note-activity';
import { describe, expect, test } from 'vitest';
import { adds } from '../support/plain-edit';
import { copyOf, deliver, documentWith, exchange, initiativeWith } from '../support/roadmap-document';

const comment = makeRecord(commentFields, 'c1', {
	about: { collection: 'initiatives', id: 'a' },
	text: 'Why?',
	by: 'p-ana',
	name: 'Ana',
	at: '2028-06-30T10:00:00.000Z'
});
const titled = [initiativeWith('a', { title: 'CRM core' })];

/** Writes activity of every command, as an app does while its roadmap is shared. */
function keepActivity(document: RoadmapDocument): void {
	let count = 0;
	document.onCommand((done) => {
		const me = { participantId: 'p-ana', name: 'Ana', role: 'owner' as const };
		const record = noteActivity(`act${++count}`, done, me, '2028-06-30T10:00:00.000Z');
		if (record) document.addFacts('activity', [record]);
	});
}

function rename(document: RoadmapDocument, title: string): void {
	document.run(setFields(document.plan, 'initiatives', 'a', { title }));
}

describe('[TLK-1] What is said', () => {
	test('is there at once, on every copy, and written as one plain value of the part talk', () => {
		const document = documentWith({ initiatives: titled });
		const written: string[] = [];
		document.onUpdate((part, _update, origin) => written.push(`${part} ${origin}`));
		document.addFacts('comments', [comment]);
		expect(document.plan.comments).toEqual([comment]);
		expect(copyOf(document).plan.comments).toEqual([comment]);
		expect(written).toEqual(['talk local']);
	});

	test('is not undone, and leaves the undo history alone', () => {
		const document = documentWith({ initiatives: titled });
		rename(document, 'New');
		document.addFacts('comments', [comment]);
		expect(document.undo()).toBe('rename CRM core');
		expect(document.undo()).toBeNull();
		expect(document.plan.comments).toEqual([comment]);
	});

	test('leaves what stands under its id', () => {
		const document = documentWith({ comments: [comment] });
		document.addFacts('comments', [{ ...comment, text: 'Forged' } as typeof comment]);
		expect(document.plan.comments).toEqual([comment]);
	});

	test('[TLK-5] is refused to those who may not write talk, and changes nothing', () => {
		for (const role of ['recorder', 'viewer'] as const) {
			const document = documentWith({ comments: [comment] });
			document.limitWriting((part) => mayWrite(role, part));
			expect(() => document.addFacts('comments', [{ ...comment, id: 'c2' }])).toThrow(NotAllowedError);
			expect(() => document.dropFacts('comments', ['c1'])).toThrow(NotAllowedError);
			expect(document.plan.comments).toEqual([comment]);
		}
	});
});

describe('[TLK-8] Activity', () => {
	test('is told in one step with its command, and the records it left alone are the same', () => {
		const document = documentWith({ initiatives: titled, phases: [] });
		keepActivity(document);
		const plans: Plan[] = [];
		document.onPlan((plan) => plans.push(plan));
		const before = document.plan;
		rename(document, 'New');
		expect(plans).toHaveLength(1);
		expect(plans[0]?.activity).toMatchObject([{ label: 'rename CRM core', name: 'Ana' }]);
		expect(plans[0]?.links).toBe(before.links);
	});

	test('is left by undoing and doing again too, and stays when its command is undone', () => {
		const document = documentWith({ initiatives: titled });
		keepActivity(document);
		rename(document, 'New');
		document.undo();
		document.redo();
		expect(document.plan.activity.map(({ label }) => label)).toEqual([
			'rename CRM core',
			'undo rename CRM core',
			'redo rename CRM core'
		]);
		expect(document.plan.activity[1]?.changes).toMatchObject([{ before: { title: 'New' } }]);
	});

	test('is left neither by a command that changes nothing nor by one that is refused or fails', () => {
		const document = documentWith({ initiatives: titled });
		keepActivity(document);
		rename(document, 'CRM core');
		document.run(moveMilestone(document.plan, 'nobody', 3));
		document.limitWriting(() => false);
		expect(() => rename(document, 'New')).toThrow(NotAllowedError);
		expect(document.plan.activity).toEqual([]);
	});

	test('is not left by what others did', () => {
		const document = documentWith({ initiatives: titled });
		const heard: DoneCommand[] = [];
		document.onCommand((done) => heard.push(done));
		const other = copyOf(document);
		rename(other, 'New');
		deliver(other, document);
		expect([document.plan.initiatives[0]?.title, heard]).toEqual(['New', []]);
	});

	test('ends when nobody listens any more', () => {
		const document = documentWith({ initiatives: titled });
		let count = 0;
		const stop = document.onCommand(() => count++);
		rename(document, 'New');
		stop();
		rename(document, 'Newer');
		expect(count).toBe(1);
	});

	test('[TLK-11] that was dropped is gone on every copy, and in no trash', () => {
		const records = ['a1', 'a2', 'a3'].map((id) => makeRecord(activityFields, id, { label: id }));
		const document = documentWith({ activity: records });
		const copy = copyOf(document);
		document.dropFacts('activity', ['a1', 'a3', 'nobody']);
		exchange(document, copy);
		for (const one of [document, copy]) {
			expect(one.plan.activity.map(({ id }) => id)).toEqual(['a2']);
			expect(one.plan.trash).toEqual([]);
		}
	});
});

describe('[TLK-12] The client that wrote a record', () => {
	test('is that of the document where it was added, on every copy', () => {
		const document = documentWith({ initiatives: titled });
		const other = copyOf(document);
		other.addFacts('comments', [comment]);
		other.run(adds('observations', 'o1', { n: 3 }));
		deliver(other, document);
		for (const one of [document, other]) {
			expect(one.authorClient('comments', 'c1')).toBe(other.parts.talk.clientID);
			expect(one.authorClient('observations', 'o1')).toBe(other.parts.records.clientID);
			expect(one.authorClient('initiatives', 'a')).toBe(document.parts.plan.clientID);
		}
	});

	test('of a fact is whoever wrote what stands there now', () => {
		const document = documentWith({ comments: [comment] });
		const forger = copyOf(document);
		forger.parts.talk.getMap('comments').set('c1', { text: 'Forged', by: 'p-ana', name: 'Ana' });
		deliver(forger, document);
		expect(document.plan.comments[0]?.text).toBe('Forged');
		expect(document.authorClient('comments', 'c1')).toBe(forger.parts.talk.clientID);
	});

	test('is null where there is no such record, or none any more', () => {
		const document = documentWith({ comments: [comment] });
		document.dropFacts('comments', ['c1']);
		expect([document.authorClient('comments', 'c1'), document.authorClient('teams', '')]).toEqual([
			null,
			null
		]);
	});
});

test('documents of before have neither comments nor activity, and opening them writes nothing', () => {
	const document = documentWith({ initiatives: titled });
	expect([document.plan.comments, document.plan.activity]).toEqual([[], []]);
	const copy = new RoadmapDocument('copy');
	const written: string[] = [];
	copy.onUpdate((part) => written.push(part));
	for (const part of parts.filter((one) => one !== 'talk'))
		copy.applyUpdate(part, document.encode(part), 'storage');
	expect(written).not.toContain('talk');
	expect(copy.plan.comments).toEqual([]);
});
