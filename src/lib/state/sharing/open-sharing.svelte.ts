import { untrack } from 'svelte';
import type { Authors } from '$lib/plan/talk/authorship';
import type { Me } from '$lib/plan/talk/me';
import type { SharedPresence } from '$lib/state/presence/shared-presence.svelte';
import type { LookedAt } from '$lib/state/presence/start-presence';
import { watchMembership } from '$lib/sync/server/membership';
import { suggestDeviceName } from './device-name';
import { Sharing } from './sharing.svelte';

/** As much of an open roadmap as sharing changes: a `Session`. */
interface Shared extends LookedAt {
	sharing: Sharing | null;
	me: Me | null;
	presence: SharedPresence | null;
	authors: Authors | null;
	askAuthors: (() => void) | null;
}

/** Milliseconds between two questions to the server about who wrote what. */
const authorsEveryMs = 5_000;

/**
 * Takes up who else takes part in an open roadmap, and keeps the session told of it: who one is, who is here, who
 * wrote what. Ends with the sharing's own `close`.
 *
 * @param server where the app is, with its sub-path, without a slash at the end
 */
export async function openSharing(session: Shared, server: string, now: () => Date): Promise<void> {
	const device = suggestDeviceName(navigator.userAgent);
	const sharing = new Sharing({ roadmap: session.roadmap, server, device, now });
	session.sharing = sharing;
	sharing.onClose($effect.root(() => follow(session, sharing)));
	await sharing.look();
	const look = () => void sharing.look().catch(() => undefined);
	sharing.onClose(await watchMembership(session.roadmap.id, look));
}

function follow(session: Shared, sharing: Sharing): void {
	$effect(() => {
		const { membership } = sharing;
		session.me = membership && {
			participantId: membership.participantId,
			name: membership.name,
			role: membership.role
		};
	});
	$effect(() => {
		const { link } = sharing;
		if (!link) return;
		let isOver = false;
		import('$lib/state/presence/start-presence')
			.then(({ startPresence }) => {
				if (!isOver) session.presence = untrack(() => startPresence(session, link.awareness, who));
			})
			.catch(() => undefined);
		return () => {
			isOver = true;
			session.presence?.stop();
			session.presence = null;
		};
	});
	$effect(() => {
		if (!sharing.link) return;
		const stop = untrack(() => followAuthors(session, sharing));
		return stop;
	});

	function who() {
		const { participantId, name, role } = sharing.membership ?? {
			participantId: '',
			name: '',
			role: 'viewer'
		};
		return { id: participantId, name, role };
	}
}

/** Asks who wrote what whenever somebody needs to know, and not more often than every few seconds. */
function followAuthors(session: Shared, sharing: Sharing): () => void {
	let timer: ReturnType<typeof setTimeout> | null = null;
	let isWanted = false;
	const ask = () => {
		if (timer !== null) {
			isWanted = true;
			return;
		}
		isWanted = false;
		timer = setTimeout(() => {
			timer = null;
			if (isWanted) ask();
		}, authorsEveryMs);
		sharing.authors().then(
			(authors) => (session.authors = authors),
			() => undefined
		);
	};
	session.askAuthors = ask;
	// What was said while nobody asked is known from the first moment in step, and again when people change.
	const stop = $effect.root(() => {
		const isInStep = $derived(sharing.status?.state === 'synced');
		$effect(() => {
			const { changes } = sharing;
			if (isInStep || changes > 0) untrack(ask);
		});
	});
	return () => {
		stop();
		if (timer !== null) clearTimeout(timer);
		session.askAuthors = null;
		session.authors = null;
	};
}
