import type { Session } from '$lib/state/session.svelte';
import { replaceContent } from '$lib/sync/server/replace-content';
import { keepCopy } from './set-aside';
import { wish } from './wish';

/**
 * Puts what the server has in place of what this device has, which goes on as a roadmap of one's own, edits that the
 * server does not take included. Throws `WishError`.
 *
 * @param onclosing told when the session is closed: until then nothing was changed, and the page is to be loaded anew then
 */
export async function takeServers(session: Session, now: () => Date, onclosing: () => void): Promise<void> {
	const { roadmap, sharing } = session;
	const membership = sharing?.membership;
	if (!membership) throw new RangeError('This roadmap is on this device alone.');
	await wish('wish', () =>
		replaceContent(membership, async () => {
			await keepCopy(roadmap.document.plan, roadmap.leavingRole, now);
			onclosing();
			await session.close();
		})
	);
}
