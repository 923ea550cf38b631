import { isJsonObject, type Json } from '$lib/plan/field';

/** The key under which this device keeps what the person who records is called. */
export const nameKey = 'record-name';

/** The key under which this device keeps the roadmap that was recorded in last. */
export const lastRecordedKey = 'record-roadmap';

/**
 * The device's database takes a moment to write. What is on its way there lies in this tab meanwhile, so that a
 * page that is loaded again at that moment loses nothing either.
 */
const aheadKey = 'longroad-record-ahead';

/** Puts down what is about to be kept of a roadmap. */
export function putAhead(roadmapId: string, value: Json): void {
	try {
		sessionStorage.setItem(aheadKey, JSON.stringify({ roadmapId, value }));
	} catch {
		// Closed or full: the database alone keeps it then.
	}
}

/** Takes away what was put down, unless something newer lies there by now. */
export function dropAhead(roadmapId: string, value: Json): void {
	try {
		if (sessionStorage.getItem(aheadKey) === JSON.stringify({ roadmapId, value }))
			sessionStorage.removeItem(aheadKey);
	} catch {
		// Closed: then nothing lies there.
	}
}

/** What was on its way when the page was left; null when all of it had arrived. */
export function readAhead(roadmapId: string): Json {
	try {
		const stored = JSON.parse(sessionStorage.getItem(aheadKey) ?? 'null') as Json;
		return isJsonObject(stored) && stored.roadmapId === roadmapId ? (stored.value ?? null) : null;
	} catch {
		return null;
	}
}
