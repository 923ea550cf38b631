import { type DoneCommand, noteActivity } from '$lib/plan/talk/note-activity';
import { activityToDrop } from '$lib/plan/talk/trim-activity';
import { newId } from '$lib/state/new-id';
import type { TalkGround } from './talk-ground';

/** A clock may be so far ahead, in milliseconds, before its time is not believed. */
const beliefMs = 86_400_000;

/**
 * Each command leaves an activity record from now on, for as long as one may write them; so do those that waited for
 * this. Returns how to stop.
 */
export function keepActivity(session: TalkGround): () => void {
	const { document } = session.roadmap;
	let last = 0;
	const note = (done: DoneCommand) => {
		const { me, roadmap } = session;
		if (!me || !roadmap.mayWrite('talk')) return;
		// Two commands within a millisecond have an order all the same.
		last = Math.max(Date.parse(roadmap.timestamp()), last + 1);
		const record = noteActivity(newId(), done, me, new Date(last).toISOString());
		if (!record) return;
		document.addFacts('activity', [record]);
		trim(session);
	};
	trim(session);
	session.takeEarly().forEach(note);
	return document.onCommand(note);
}

/** The apps of owners keep activity from growing for ever. */
function trim({ roadmap, me }: TalkGround): void {
	if (me?.role !== 'owner' || !roadmap.mayWrite('talk')) return;
	const { document } = roadmap;
	const latest = new Date(Date.parse(roadmap.timestamp()) + beliefMs).toISOString();
	const ids = activityToDrop(document.plan.activity, latest);
	if (ids.length > 0) document.dropFacts('activity', ids);
}
