import { parts } from '$lib/plan/part';
import { deleteForEver, putEntry, readView, writeView } from '$lib/sync/catalogue';
import { openDevice as device } from '$lib/sync/device-database';
import { databaseName, databaseNames } from '$lib/sync/names';
import { expect, test, vi } from 'vitest';
import { makeEntry } from '../support/catalogue-entry';
import { deleteRaw } from '../support/idb';
import { adds } from '../support/plain-edit';
import { dropCopy, readCopyOf } from '../support/safety-copy';
import { idsAfterReload, openRoadmap, untilStatus } from '../support/stored-roadmap';

async function databasesLeft(id: string): Promise<string[]> {
	const names = (await indexedDB.databases()).map(({ name }) => name);
	return databaseNames(id).filter((name) => names.includes(name));
}

test('an open roadmap that is deleted for ever lets go, says so and never comes back', async () => {
	const { id } = makeEntry();
	await putEntry(makeEntry({ id }));
	const { document, stored, close } = await openRoadmap(id, { copyMs: 1 });
	const told = vi.fn();
	stored.onDeletedElsewhere(told);
	document.run(adds('initiatives', 'a'));
	// A copy that is just being written would be removed by its writer, and the deletion finished later.
	await stored.flush();
	await deleteForEver(id);
	await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
	expect((await device().deletions.get(id))?.finished).toBe(true);
	document.run(adds('initiatives', 'b'));
	document.undo();
	await stored.retry();
	await stored.flush();
	expect(stored.status).toEqual({ kind: 'not-saved', reason: 'This roadmap was deleted for ever.' });
	expect(document.plan.initiatives).toHaveLength(1);
	await close();
	expect(await databasesLeft(id)).toEqual([]);
	expect(await readCopyOf(id)).toBeNull();
	expect(told).toHaveBeenCalledOnce();
});

test('a deletion in the middle of an edit is orderly in every tab', async () => {
	const { id } = makeEntry();
	const tabs = [await openRoadmap(id), await openRoadmap(id), await openRoadmap(id)];
	const told = vi.fn();
	for (const { stored } of tabs) stored.onDeletedElsewhere(told);
	const deletion = deleteForEver(id);
	for (const { document } of tabs) document.run(adds('initiatives', crypto.randomUUID()));
	await deletion;
	await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(3));
	for (const { document } of tabs) document.run(adds('initiatives', crypto.randomUUID()));
	await Promise.all(tabs.map(({ close }) => close()));
	expect(await databasesLeft(id)).toEqual([]);
});

test('a tab that missed the message finds out before it writes again', async () => {
	const { id } = makeEntry();
	const { document, stored } = await openRoadmap(id);
	const told = vi.fn();
	stored.onDeletedElsewhere(told);
	await device().deletions.put({ id, at: 1, finished: true });
	await Promise.all(parts.map((part) => deleteRaw(databaseName(id, part))));
	document.run(adds('initiatives', 'a'));
	await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
	expect(await databasesLeft(id)).toEqual([]);
});

test('opening a roadmap that was deleted for ever makes nothing and tells so', async () => {
	const { id } = makeEntry();
	await deleteForEver(id);
	const { stored } = await openRoadmap(id);
	const told = vi.fn();
	stored.onDeletedElsewhere(told);
	await vi.waitFor(() => expect(told).toHaveBeenCalledOnce());
	expect(await databasesLeft(id)).toEqual([]);
});

test('a roadmap put in the catalogue again after its deletion is stored again', async () => {
	const { id } = makeEntry();
	await deleteForEver(id);
	await putEntry(makeEntry({ id }));
	const { document, stored, close } = await openRoadmap(id);
	document.run(adds('initiatives', 'a'));
	await untilStatus(stored, 'saved');
	await close();
	expect(await idsAfterReload(id)).toEqual(['a']);
});

test('what an unfinished deletion left is no part of a new roadmap under the same id', async () => {
	const { id } = makeEntry();
	const before = await openRoadmap(id);
	before.document.run(adds('initiatives', 'old'));
	await before.close();
	await dropCopy(id);
	await device().deletions.put({ id, at: 1, finished: false });
	await putEntry(makeEntry({ id }));
	expect((await openRoadmap(id)).document.plan.initiatives).toEqual([]);
});

test('a view written late does not outlive its roadmap', async () => {
	const { id } = makeEntry();
	await writeView(id, { zoom: 'fit' });
	await deleteForEver(id);
	await writeView(id, { zoom: 'year' });
	expect(await readView(id)).toBeNull();
});
