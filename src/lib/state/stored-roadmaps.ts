import { RoadmapDocument } from '$lib/doc/roadmap-document';
import type { Plan } from '$lib/plan/plan';
import { deleteForEver, type Entry, putEntry } from '$lib/sync/catalogue';
import { reasonOf } from '$lib/sync/failure-reason';
import { openStored, type StoredDocument } from '$lib/sync/stored-document';

/**
 * Roadmaps that are not on screen: written and read in one go. Loaded only when needed, so that the
 * library itself shows without the document's code.
 */

/** This device's storage cannot be written or read; the message says why, in a plain sentence. */
class StorageError extends Error {
	override readonly name = 'StorageError';
}

/**
 * Stores a new roadmap and puts it in the catalogue. Throws `StorageError`; what was begun is deleted then,
 * as far as the storage lets it be.
 */
export async function storeNew(entry: Entry, plan: Plan): Promise<void> {
	await putEntry(entry).catch((error: unknown) => {
		throw new StorageError(reasonOf(error));
	});
	try {
		await withStored(entry.id, async (document, stored) => {
			document.fill(plan);
			await store(stored);
		});
	} catch (error) {
		// Why it was not stored is what counts, even when it cannot be deleted either.
		await deleteForEver(entry.id).catch(() => undefined);
		throw error;
	}
}

/**
 * The plan of a stored roadmap, with what other tabs have not stored yet, if they answer in time. Throws
 * `StorageError` when it cannot be read.
 */
export function readStored(id: string): Promise<Plan> {
	return withStored(id, async (document, stored) => {
		refuseFailure(stored);
		await stored.hearOtherTabs();
		return document.plan;
	});
}

async function withStored<T>(
	id: string,
	act: (document: RoadmapDocument, stored: StoredDocument) => Promise<T>
): Promise<T> {
	const document = new RoadmapDocument(id);
	const stored = await openStored(document);
	try {
		return await act(document, stored);
	} finally {
		await stored.close();
		document.destroy();
	}
}

async function store(stored: StoredDocument): Promise<void> {
	await stored.flush();
	refuseFailure(stored);
}

function refuseFailure({ status }: StoredDocument): void {
	if (status.kind === 'not-saved') throw new StorageError(status.reason);
}
