import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { parts } from '$lib/plan/part';
import { databaseName } from '$lib/sync/names';
import { expect, test, vi } from 'vitest';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { deleteRaw, inStore } from '../support/idb';
import { adds, titles } from '../support/plain-edit';
import { dropCopy } from '../support/safety-copy';
import { idsAfterReload, initiativeIds, openRoadmap, untilStatus } from '../support/stored-roadmap';

test('an edit is saved and there after a reload', async () => {
	const id = crypto.randomUUID();
	const { document, stored, close } = await openRoadmap(id);
	const kinds: string[] = [];
	stored.onStatus((status) => kinds.push(status.kind));
	document.run(adds('initiatives', 'a', { title: 'First' }));
	document.run(adds('people', 'p', { name: 'Someone' }));
	await untilStatus(stored, 'saved');
	expect(kinds).toEqual(['saving', 'saved']);
	await close();
	const reloaded = await openRoadmap(id);
	expect(reloaded.document.plan.initiatives[0]?.title).toBe('First');
	expect(reloaded.document.plan.people[0]?.id).toBe('p');
	expect(reloaded.stored.damage).toEqual([]);
});

test('any string is an id', async () => {
	for (const id of ['', '../odd "id"\u0000', 'x-plan', 'ルート', `${crypto.randomUUID()}#?%20`]) {
		const { document, close } = await openRoadmap(id);
		document.run(adds('initiatives', `in ${id}`));
		await close();
		expect(await idsAfterReload(id)).toEqual([`in ${id}`]);
		await Promise.all(parts.map((part) => deleteRaw(databaseName(id, part))));
		await dropCopy(id);
	}
});

test('what the document held before it was opened is stored too', async () => {
	const id = crypto.randomUUID();
	const document = new RoadmapDocument(id);
	document.run(adds('initiatives', 'before'));
	const { openStored } = await import('$lib/sync/stored-document');
	const stored = await openStored(document);
	expect(stored.status.kind).toBe('saved');
	await stored.close();
	await dropCopy(id);
	expect(await idsAfterReload(id)).toEqual(['before']);
});

test('opening writes nothing', async () => {
	const id = crypto.randomUUID();
	const { document, close } = await openRoadmap(id);
	document.run(adds('initiatives', 'a'));
	await close();
	for (let time = 0; time < 10; time++) await idsAfterReload(id);
	expect(await inStore(databaseName(id, 'plan'), 'updates', (store) => store.count())).toBeLessThanOrEqual(2);
});

test('edits made while a write is under way are written after it, none lost', async () => {
	const id = crypto.randomUUID();
	const { document, stored, close } = await openRoadmap(id);
	for (let at = 0; at < 40; at++) {
		document.run(adds('initiatives', `i${String(at).padStart(2, '0')}`));
		if (at % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
	}
	await stored.flush();
	expect(stored.status.kind).toBe('saved');
	await close();
	await dropCopy(id);
	expect(await idsAfterReload(id)).toHaveLength(40);
});

test('many rows become one, also while another tab writes', async () => {
	const id = crypto.randomUUID();
	const one = await openRoadmap(id);
	const other = await openRoadmap(id);
	for (let at = 0; at < 260; at++) {
		one.document.run(adds('initiatives', `one ${at}`));
		other.document.run(adds('initiatives', `other ${at}`));
		if (at % 20 === 0) await one.stored.flush();
	}
	await Promise.all([one.stored.flush(), other.stored.flush()]);
	await vi.waitFor(() => expect(initiativeIds(one.document)).toHaveLength(520));
	await Promise.all([one.close(), other.close()]);
	expect(await inStore(databaseName(id, 'plan'), 'updates', (store) => store.count())).toBeLessThan(520);
	await dropCopy(id);
	expect(await idsAfterReload(id)).toHaveLength(520);
});

test('the library itself can read what is stored', async () => {
	const id = crypto.randomUUID();
	const { document, close } = await openRoadmap(id);
	document.run(titles('Read me'));
	document.run(adds('initiatives', 'a'));
	const { plan } = document;
	await close();
	const doc = new Y.Doc();
	const library = new IndexeddbPersistence(databaseName(id, 'plan'), doc);
	await library.whenSynced;
	await library.destroy();
	const copy = new RoadmapDocument(id);
	copy.applyUpdate('plan', Y.encodeStateAsUpdate(doc), 'file');
	expect(copy.plan).toEqual(plan);
});

test('undo and redo are stored like any edit', async () => {
	const id = crypto.randomUUID();
	const { document, close } = await openRoadmap(id);
	document.run(titles('Before'));
	document.run(titles('After'));
	document.undo();
	await close();
	const reloaded = await openRoadmap(id);
	expect(reloaded.document.plan.roadmap.title).toBe('Before');
});
