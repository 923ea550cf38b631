import type { Session } from './session.svelte';

/** Which finding one was led away from, so that one can come back to it. */
class FindingTour {
	/** Key of the finding whose place was shown last; null before any was. */
	shown: string | null = $state(null);
	/** Key of the finding whose card is to take the focus as soon as it is there. */
	wanted: string | null = $state(null);
}

const tours = new WeakMap<Session, FindingTour>();

/** The tour of a session through its findings. */
export function tourOf(session: Session): FindingTour {
	let tour = tours.get(session);
	if (!tour) tours.set(session, (tour = new FindingTour()));
	return tour;
}
