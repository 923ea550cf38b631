import { expect, test } from 'vitest';
import { emptyPlan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { activityFields } from '$lib/plan/talk/activity';
import { type Comment, commentFields } from '$lib/plan/talk/comment';
import type { Session } from '$lib/state/session.svelte';
import { feedOf, peopleIn } from '$lib/state/talk/feed';
import { memoryRoadmap } from '../../support/memory-roadmap';

const about = { collection: 'initiatives', id: 'a' };
const at = (minute: number) => `2028-06-30T10:${String(minute).padStart(2, '0')}:00.000Z`;

function comment(id: string, minute: number, values: Partial<Comment>): Comment {
	return makeRecord(commentFields, id, { about, by: 'p-ana', name: 'Ana', at: at(minute), ...values });
}

function sessionWith(comments: readonly Comment[]): Session {
	const activity = [
		makeRecord(activityFields, 'a1', { label: 'move A', by: 'p-ben', name: 'Ben', at: at(2) }),
		makeRecord(activityFields, 'a2', { label: 'without a time', name: 'Åsa' })
	];
	const roadmap = memoryRoadmap({ ...emptyPlan(), comments, activity });
	return { roadmap, me: null, authors: null } as Partial<Session> as Session;
}

/** The feed as words. */
function told(comments: readonly Comment[]): readonly string[] {
	return feedOf(sessionWith(comments)).map((entry) => {
		if (entry.kind === 'done') return entry.record.label;
		return entry.kind === 'said' ? entry.text : 'closed';
	});
}

test('what was done and said stands together, the newest first, what has no time last', () => {
	const comments = [
		comment('c1', 1, { text: 'Wy?' }),
		comment('c2', 3, { text: 'Because', answers: 'c1' }),
		comment('c3', 4, { text: 'Why?', supersedes: 'c1' }),
		comment('c4', 5, { kind: 'resolved', answers: 'c1' }),
		comment('c5', 6, { text: 'Of a phase', about: { collection: 'phases', id: 'p' } })
	];
	expect(told(comments)).toEqual(['Of a phase', 'closed', 'Because', 'move A', 'Why?', 'without a time']);
});

test('[TLK-3] what was taken back is not in it, nor what was opened again', () => {
	const comments = [
		comment('c1', 1, { text: 'Why?' }),
		comment('c2', 3, { text: 'Taken back', answers: 'c1' }),
		comment('c3', 4, { supersedes: 'c2' }),
		comment('c4', 5, { kind: 'resolved', answers: 'c1' }),
		comment('c5', 6, { kind: 'reopened', answers: 'c1' })
	];
	expect(told(comments)).toEqual(['move A', 'Why?', 'without a time']);
});

test('those who did or said something are each there once, in the order of their names', () => {
	const comments = [comment('c1', 1, { text: 'Why?' }), comment('c2', 2, { text: 'So', by: null, name: '' })];
	expect(peopleIn(feedOf(sessionWith(comments))).map(({ name }) => name)).toEqual([
		'Ana',
		'Åsa',
		'Ben',
		'Someone'
	]);
});
