import { RoadmapDocument } from '$lib/doc/roadmap-document';
import type { Patience } from '$lib/sync/patience';
import { openStored, type StoredDocument } from '$lib/sync/stored-document';
import { databaseName } from '$lib/sync/names';
import { expect, onTestFinished, vi } from 'vitest';
import { inStore } from './idb';

export interface OpenRoadmap {
	readonly document: RoadmapDocument;
	readonly stored: StoredDocument;
	/** Closes it as the program does. */
	close(): Promise<void>;
}

/** Patience of a test: failures show soon, and the safety copy is only written when asked for. */
const testPatience: Partial<Patience> = {
	openMs: 2_000,
	writeMs: 2_000,
	firstRetryMs: 20,
	longestRetryMs: 50,
	copyMs: 600_000
};

/** Opens a roadmap of this browser in a document of its own, as a tab does; closed after the test. */
export async function openRoadmap(id: string, patience: Partial<Patience> = {}): Promise<OpenRoadmap> {
	const document = new RoadmapDocument(id);
	const stored = await openStored(document, { ...testPatience, ...patience });
	let isOpen = true;
	async function close(): Promise<void> {
		if (!isOpen) return;
		isOpen = false;
		await stored.close();
		document.destroy();
	}
	onTestFinished(close);
	return { document, stored, close };
}

/** Ids of the initiatives that a fresh tab sees after everyone has left. */
export async function idsAfterReload(id: string): Promise<string[]> {
	const { document, close } = await openRoadmap(id);
	const ids = initiativeIds(document);
	await close();
	return ids;
}

/** Ids of the initiatives that the rows on disk alone hold, whatever open tabs know. */
export async function idsOnDisk(id: string): Promise<string[]> {
	const document = new RoadmapDocument(id);
	const rows = await inStore(databaseName(id, 'plan'), 'updates', (store) => store.getAll());
	for (const row of rows) document.applyUpdate('plan', row as Uint8Array, 'file');
	return initiativeIds(document);
}

export function initiativeIds(document: RoadmapDocument): string[] {
	return document.plan.initiatives.map((initiative) => initiative.id).sort();
}

/** Waits until the status is of this kind. */
export async function untilStatus(
	stored: StoredDocument,
	kind: StoredDocument['status']['kind']
): Promise<void> {
	await vi.waitFor(() => expect(stored.status.kind).toBe(kind), { timeout: 10_000 });
}
