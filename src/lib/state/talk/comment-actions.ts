import { makeRecord } from '$lib/plan/record';
import { type About, type Comment, commentFields } from '$lib/plan/talk/comment';
import { commentsByRecord, recordKey, type Saying, type Thread } from '$lib/plan/talk/threads';
import { newId } from '$lib/state/new-id';
import type { Session } from '$lib/state/session.svelte';

/** A clock may be so far ahead, in milliseconds, before its time is not believed. */
const beliefMs = 86_400_000;

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
	const at = timeAfter(session, values.about ?? null);
	const signed = { by: me.participantId, name: me.name, at };
	const record = makeRecord(commentFields, id, { ...values, ...signed });
	if (!roadmap.addFacts('comments', [record])) return null;
	roadmap.announce(said);
	return id;
}

/**
 * Now, or just after the last that was said of the record: what answers something comes after it, also where the other
 * device's clock is ahead.
 */
function timeAfter({ roadmap }: Session, about: About | null): string {
	const now = Date.parse(roadmap.timestamp());
	const said = about ? (commentsByRecord(roadmap.comments).get(recordKey(about)) ?? []) : [];
	const last = said.map(({ at }) => Date.parse(at)).filter((time) => time < now + beliefMs);
	return new Date(Math.max(now, ...last.map((time) => time + 1))).toISOString();
}
