import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { parts } from '$lib/plan/part';
import { databaseName } from '$lib/sync/names';
import { openEarly } from '$lib/sync/stored-document';
import { expect, onTestFinished, test } from 'vitest';
import { deleteRaw, inStore } from '../support/idb';
import { adds } from '../support/plain-edit';
import { initiativeIds, openRoadmap } from '../support/stored-roadmap';

/** A roadmap of which the safety copy knows both initiatives, and the other store the first alone. */
async function halfLost(): Promise<string> {
	const id = crypto.randomUUID();
	const { document, stored, close } = await openRoadmap(id);
	document.run(adds('initiatives', 'a'));
	await stored.flush();
	const rows = await inStore(databaseName(id, 'plan'), 'updates', (store) => store.getAllKeys());
	document.run(adds('initiatives', 'b'));
	await close();
	await inStore(databaseName(id, 'plan'), 'updates', (store) =>
		store.delete(IDBKeyRange.lowerBound(rows.at(-1), true))
	);
	return id;
}

async function openNow(id: string) {
	const document = new RoadmapDocument(id);
	const stored = await openEarly(document);
	onTestFinished(async () => {
		await stored.close();
		document.destroy();
	});
	return { document, stored };
}

test('what the first store holds is there at once, and what only the safety copy knows soon after', async () => {
	const { document, stored } = await openNow(await halfLost());
	expect(initiativeIds(document)).toContain('a');
	await stored.whole;
	expect(initiativeIds(document)).toEqual(['a', 'b']);
});

test('where the first store is gone, the safety copy is waited for', async () => {
	const id = await halfLost();
	await Promise.all(parts.map((part) => deleteRaw(databaseName(id, part))));
	const { document } = await openNow(id);
	expect(initiativeIds(document)).toEqual(['a', 'b']);
});
