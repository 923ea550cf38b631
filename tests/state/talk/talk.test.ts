import { beforeEach, describe, expect, test, vi } from 'vitest';
import { buildPlan } from '../../support/plan-builder';
import { memoryRoadmap } from '../../support/memory-roadmap';
import type { Me } from '$lib/plan/talk/me';
import { mostActivity, activityFields } from '$lib/plan/talk/activity';
import { threadsOf } from '$lib/plan/talk/threads';
import { makeRecord } from '$lib/plan/record';
import { roles } from '$lib/plan/role';
import { setRecord, trashRecords } from '$lib/state/plan-actions';
import type { Session } from '$lib/state/session.svelte';
import { keepActivity } from '$lib/state/talk/activity-log';
import { awaitNoting } from '$lib/state/talk/early-commands';
import { authorshipOf } from '$lib/state/talk/authorship';
import {
	addComment,
	answerComment,
	mayComment,
	rewordComment,
	setResolved,
	takeBackComment
} from '$lib/state/talk/comment-actions';

const about = { collection: 'initiatives', id: 'a' };
const ana: Me = { participantId: 'p-ana', name: 'Ana', role: 'owner' };

/** What talk needs of a session. */
function sessionOf(me: Me | null, lists: Parameters<typeof buildPlan>[0] = { initiatives: [{ id: 'a' }] }) {
	const roadmap = memoryRoadmap(buildPlan(lists));
	roadmap.takeRole(me?.role ?? null);
	return {
		roadmap,
		me,
		authors: null,
		askAuthors: null,
		takeEarly: awaitNoting(roadmap.document)
	} as Partial<Session> as Session;
}

function told(session: Session) {
	const { comments } = session.roadmap;
	return threadsOf(comments, about, (one) => authorshipOf(session).writerKey(one));
}

beforeEach(() => {
	vi.useRealTimers();
});

describe('Comments', () => {
	test('[TLK-1] are said, answered, reworded, closed and taken back', () => {
		const session = sessionOf(ana);
		addComment(session, about, 'Wy?');
		const [thread] = told(session);
		if (!thread) throw new Error('The comment is not there.');
		answerComment(session, thread, 'Because');
		rewordComment(session, thread.opening, 'Why?');
		setResolved(session, thread, true);
		expect(told(session)).toMatchObject([
			{
				opening: { last: { text: 'Why?', by: 'p-ana', name: 'Ana' }, isReworded: true },
				answers: [{ last: { text: 'Because', about } }],
				resolved: { name: 'Ana' }
			}
		]);
		setResolved(session, thread, false);
		takeBackComment(session, thread.opening);
		expect(told(session)).toMatchObject([{ opening: { isWithdrawn: true }, resolved: null }]);
		expect(session.roadmap.announcement.text).toBe('Comment taken back.');
		expect(session.roadmap.undoLabel).toBeNull();
	});

	test.each(roles)('[TLK-5] may be written by a %s as the role says', (role) => {
		const session = sessionOf({ ...ana, role });
		const isAllowed = !['recorder', 'viewer'].includes(role);
		expect(mayComment(session)).toBe(isAllowed);
		expect(addComment(session, about, 'Why?') !== null).toBe(isAllowed);
		expect(session.roadmap.comments).toHaveLength(isAllowed ? 1 : 0);
		expect(session.roadmap.refusedEdits).toBe(isAllowed ? 0 : 1);
	});

	test('[TLK-5] are not written where the roadmap is not shared', () => {
		const session = sessionOf(null);
		expect([mayComment(session), addComment(session, about, 'Why?')]).toEqual([false, null]);
	});
});

describe('Activity', () => {
	test('[TLK-7] is kept of each command while one takes part', () => {
		const session = sessionOf(ana);
		const stop = keepActivity(session);
		setRecord(session.roadmap, 'initiatives', 'a', { title: 'New' });
		session.roadmap.undo();
		addComment(session, about, 'Why?');
		stop();
		setRecord(session.roadmap, 'initiatives', 'a', { title: 'Newer' });
		expect(session.roadmap.activity.map(({ label, by }) => `${by}: ${label}`).sort()).toEqual([
			'p-ana: rename untitled initiative',
			'p-ana: undo rename untitled initiative'
		]);
	});

	test('[TLK-7] is kept of commands given before what notes them was there, each once', () => {
		const session = sessionOf(ana);
		setRecord(session.roadmap, 'initiatives', 'a', { title: 'New' });
		for (const stop of [keepActivity(session), keepActivity(session)]) stop();
		expect(session.roadmap.activity).toMatchObject([{ label: 'rename untitled initiative', name: 'Ana' }]);
	});

	test('[TLK-7] is kept neither without a membership nor by a role that may not write it', () => {
		for (const me of [null, { ...ana, role: 'recorder' as const }]) {
			const session = sessionOf(me);
			keepActivity(session);
			if (me === null) setRecord(session.roadmap, 'initiatives', 'a', { title: 'New' });
			else trashRecords(session.roadmap, 'observations', ['nobody']);
			expect(session.roadmap.activity).toEqual([]);
			expect(session.roadmap.refusedEdits).toBe(0);
		}
	});

	test.each([
		['owner', mostActivity],
		['editor', mostActivity + 200]
	] as const)('[TLK-11] of years is trimmed by an owner alone: %s', (role, left) => {
		const session = sessionOf({ ...ana, role });
		const at = (i: number) => new Date(Date.UTC(2027, 0, 1) + i * 60_000).toISOString();
		const old = Array.from({ length: mostActivity + 200 }, (_, i) =>
			makeRecord(activityFields, `a${i}`, { label: `${i}`, at: at(i) })
		);
		session.roadmap.addFacts('activity', old);
		keepActivity(session);
		expect(session.roadmap.activity).toHaveLength(left);
		expect(session.roadmap.activity.some(({ id }) => id === 'a0')).toBe(role === 'editor');
	});
});

describe('[TLK-12] Whose word a record is', () => {
	test('is one’s own at once, without asking', () => {
		const session = sessionOf(ana);
		addComment(session, about, 'Why?');
		const [comment] = session.roadmap.comments;
		if (!comment) throw new Error('The comment is not there.');
		const asked = vi.fn();
		session.askAuthors = asked;
		authorshipOf(session).askAbout('comments', [comment]);
		expect(authorshipOf(session).of('comments', comment)).toEqual({
			name: 'Ana',
			verdict: 'verified',
			writtenBy: null
		});
		expect(asked).not.toHaveBeenCalled();
	});

	test('[TLK-14] is shown by the server’s name where it is verified, else by what it says', () => {
		const session = sessionOf({ ...ana, participantId: 'p-me', name: 'Me' });
		const other = memoryRoadmap(buildPlan({})).document;
		const forged = { about, text: 'x', by: 'p-ana', name: 'Ana' };
		for (const id of ['c1', 'c2']) other.parts.talk.getMap('comments').set(id, forged);
		session.roadmap.document.applyUpdate('talk', other.encode('talk'), 'server');
		const [comment] = session.roadmap.comments;
		if (!comment) throw new Error('The comment is not there.');
		const authorship = authorshipOf(session);
		const clients = (owner: string) => ({ talk: { [other.parts.talk.clientID]: owner } });
		const names = { 'p-ana': 'Ana Li', 'p-mallory': 'Mallory' };
		expect(authorship.of('comments', comment).verdict).toBe('unchecked');
		session.authors = { clients: clients('p-ana'), names };
		expect(authorship.of('comments', comment)).toMatchObject({ name: 'Ana Li', verdict: 'verified' });
		session.authors = { clients: clients('p-mallory'), names };
		expect(authorship.of('comments', comment)).toEqual({
			name: 'Ana',
			verdict: 'unverified',
			writtenBy: 'Mallory'
		});
	});

	test('[TLK-13] is asked for once in five seconds, as long as it is not known', () => {
		vi.useFakeTimers();
		const session = sessionOf(ana);
		const asked = vi.fn();
		session.askAuthors = asked;
		const authorship = authorshipOf(session);
		for (let i = 0; i < 10; i++) authorship.askAbout('comments', [{ id: 'of somebody else' }]);
		expect(asked).toHaveBeenCalledTimes(1);
		vi.advanceTimersByTime(5_000);
		expect(asked).toHaveBeenCalledTimes(2);
		vi.advanceTimersByTime(60_000);
		expect(asked).toHaveBeenCalledTimes(2);
	});

	test('of an observation is the name that was entered; without one there is nothing to check', () => {
		const session = sessionOf(ana);
		const authorship = authorshipOf(session);
		expect(authorship.ofObservation({ id: 'o1', by: ' ' })).toBeNull();
		expect(authorship.ofObservation({ id: 'o1', by: 'Ben' })).toMatchObject({
			name: 'Ben',
			verdict: 'unchecked'
		});
	});
});
