import type { Session } from '$lib/state/session.svelte';

const all = new WeakMap<Session, Map<string, string>>();

/** What somebody has begun to say and not sent, by where: it is there again when one comes back. */
export function draftsOf(session: Session): Map<string, string> {
	let drafts = all.get(session);
	if (!drafts) all.set(session, (drafts = new Map()));
	return drafts;
}
