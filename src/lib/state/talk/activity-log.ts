import { noteActivity } from '$lib/plan/talk/note-activity';
import { activityToDrop } from '$lib/plan/talk/trim-activity';
import { newId } from '$lib/state/new-id';
import type { Session } from '$lib/state/session.svelte';

/** A clock may be so far ahead, in milliseconds, before its time is not believed. */
const beliefMs = 86_400_000;

/** From now on each command leaves an activity record, for as long as one may write them. Returns how to stop. */
export function keepActivity(session: Session): () => void {
	const { roadmap } = session;
	let last = 0;
	trim(session);
	return roadmap.document.onCommand((done) => {
		const { me } = session;
		if (!me || !roadmap.mayWrite('talk')) return;
		// Two commands within a millisecond have an order all the same.
		last = Math.max(Date.parse(roadmap.timestamp()), last + 1);
		const record = noteActivity(newId(), done, me, new Date(last).toISOString());
		if (!record) return;
		roadmap.document.addFacts('activity', [record]);
		trim(session);
	});
}

/** The apps of owners keep activity from growing for ever. */
function trim({ roadmap, me }: Session): void {
	if (me?.role !== 'owner' || !roadmap.mayWrite('talk')) return;
	const { document } = roadmap;
	const latest = new Date(Date.parse(roadmap.timestamp()) + beliefMs).toISOString();
	const ids = activityToDrop(document.plan.activity, latest);
	if (ids.length > 0) document.dropFacts('activity', ids);
}
