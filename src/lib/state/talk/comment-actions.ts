import { makeRecord } from '$lib/plan/record';
import { type About, type Comment, commentFields } from '$lib/plan/talk/comment';
import type { Saying, Thread } from '$lib/plan/talk/threads';
import { newId } from '$lib/state/new-id';
import type { Session } from '$lib/state/session.svelte';

/** Whether one may say something here: on a shared roadmap, with a role that may. */
export function mayComment({ me, roadmap }: Session): boolean {
	return me !== null && roadmap.mayWrite('talk');
}

/** Says something of a record. Returns the comment's id; null where one may not. */
export function addComment(session: Session, about: About, text: string): string | null {
	return write(session, { about, text }, 'Comment added.');
}

/** Answers in a thread. */
export function answerComment(session: Session, { opening }: Thread, text: string): string | null {
	return write(session, { about: opening.first.about, text, answers: opening.first.id }, 'Answer added.');
}

/** Says one's own words anew; the first wording stays in the document, and is shown no more. */
export function rewordComment(session: Session, { first }: Saying, text: string): string | null {
	return write(session, inPlaceOf(first, text), 'Comment changed.');
}

/** Takes one's own words back. */
export function takeBackComment(session: Session, { first }: Saying): string | null {
	return write(session, inPlaceOf(first, ''), 'Comment taken back.');
}

/** Closes a thread, or opens it again. */
export function setResolved(session: Session, { opening }: Thread, isResolved: boolean): string | null {
	const { about, id } = opening.first;
	const kind = isResolved ? 'resolved' : 'reopened';
	return write(session, { about, kind, answers: id }, isResolved ? 'Thread closed.' : 'Thread opened again.');
}

function inPlaceOf({ about, answers, id }: Comment, text: string): Partial<Comment> {
	return { about, answers, supersedes: id, text };
}

function write(session: Session, values: Partial<Comment>, said: string): string | null {
	const { roadmap, me } = session;
	if (!me) return null;
	const id = newId();
	const signed = { by: me.participantId, name: me.name, at: roadmap.timestamp() };
	const record = makeRecord(commentFields, id, { ...values, ...signed });
	if (!roadmap.addFacts('comments', [record])) return null;
	roadmap.announce(said);
	return id;
}
