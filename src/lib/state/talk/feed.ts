import type { Activity } from '$lib/plan/talk/activity';
import type { About, Comment } from '$lib/plan/talk/comment';
import { byTime } from '$lib/plan/talk/instant';
import { claimedWriter, commentsByRecord, threadsOf } from '$lib/plan/talk/threads';
import type { Session } from '$lib/state/session.svelte';
import { authorshipOf } from './authorship';

/** Something that was done or said, as the panel of activity lists it. */
export type FeedEntry =
	| { readonly kind: 'done'; readonly record: Activity }
	| { readonly kind: 'said'; readonly record: Comment; readonly about: About; readonly text: string }
	| { readonly kind: 'closed'; readonly record: Comment; readonly about: About };

/** Everything that was done and said, the newest first: comments in their last wordings, without what was taken back. */
export function feedOf(session: Session): readonly FeedEntry[] {
	const { activity, comments } = session.roadmap;
	const done = activity.map((record): FeedEntry => ({ kind: 'done', record }));
	const said = [...commentsByRecord(comments).values()].flatMap(([{ about }]) =>
		about ? saidOf(session, about) : []
	);
	return [...done, ...said].sort(
		(a, b) => byTime(b.record.at, a.record.at) || (a.record.id < b.record.id ? -1 : 1)
	);
}

function saidOf(session: Session, about: About): readonly FeedEntry[] {
	const writer = (comment: Comment) => authorshipOf(session).writerKey(comment);
	return threadsOf(session.roadmap.comments, about, writer).flatMap(({ opening, answers, resolved }) => [
		...[opening, ...answers]
			.filter(({ isWithdrawn }) => !isWithdrawn)
			.map(({ first, last }): FeedEntry => ({ kind: 'said', record: first, about, text: last.text })),
		...(resolved ? [{ kind: 'closed', record: resolved, about } as const] : [])
	]);
}

/** Those who did or said something, by what the records say, each once, in the order of their names. */
export function peopleIn(
	feed: readonly FeedEntry[]
): readonly { readonly key: string; readonly name: string }[] {
	const names = new Map<string, string>();
	for (const { record } of feed)
		if (!names.has(claimedWriter(record))) names.set(claimedWriter(record), record.name);
	return [...names]
		.map(([key, name]) => ({ key, name: name || 'Someone' }))
		.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}
