import type { Edit } from '$lib/doc/edit';
import { RoadmapDocument } from '$lib/doc/roadmap-document';
import type { Plan } from '$lib/plan/plan';
import { openStored, type StoredDocument } from '$lib/sync/stored-document';

/**
 * Roadmaps that are not on screen: written, read and changed in one go. Loaded only when needed, so that the
 * library itself shows without the document's code.
 */

/** A roadmap could not be written to this device's storage; the message says why, in a plain sentence. */
class NotStoredError extends Error {
	override readonly name = 'NotStoredError';
}

/** Stores a new roadmap under its id. Throws `NotStoredError`. */
export function writeStored(id: string, plan: Plan): Promise<void> {
	return withStored(id, (document) => document.fill(plan));
}

/** The plan of a stored roadmap, as it is on this device and in its other tabs. */
export function readStored(id: string): Promise<Plan> {
	return withStored(id, (document) => document.plan);
}

/** Makes one edit to a stored roadmap and returns the plan after it. Throws `NotStoredError`. */
export function editStored(id: string, makeEdit: (plan: Plan) => Edit): Promise<Plan> {
	return withStored(id, (document) => {
		document.run(makeEdit(document.plan));
		return document.plan;
	});
}

async function withStored<T>(id: string, act: (document: RoadmapDocument) => T): Promise<T> {
	const document = new RoadmapDocument(id);
	const stored = await openStored(document);
	try {
		const result = act(document);
		await stored.flush();
		refuseUnsaved(stored);
		return result;
	} finally {
		await stored.close();
		document.destroy();
	}
}

function refuseUnsaved(stored: StoredDocument): void {
	const { status } = stored;
	if (status.kind === 'not-saved') throw new NotStoredError(status.reason);
}
