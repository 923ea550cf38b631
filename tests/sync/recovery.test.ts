import { cdp } from 'vitest/browser';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import {
	bringAllBack,
	deleteForEver,
	listEntries,
	patchEntry,
	putEntry,
	readEntry
} from '$lib/sync/catalogue';
import { openDevice as device } from '$lib/sync/device-database';
import { makeEntry } from '../support/catalogue-entry';
import { adds } from '../support/plain-edit';
import { dropAllCopies, hideCopyFiles, readCopyOf, writeCopyOf } from '../support/safety-copy';
import { abortCommits } from '../support/storage-faults';
import { idsAfterReload, initiativeIds, openRoadmap, untilStatus } from '../support/stored-roadmap';

beforeEach(async () => {
	await dropAllCopies();
	await Promise.all(device().tables.map((table) => table.clear()));
});

/** The browser drops all databases of the site, as Chromium does when their log is damaged. */
async function dropDatabases(): Promise<void> {
	const { origin } = window.location;
	await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
	// What uses the lost connection first may still find it closing.
	await vi.waitFor(async () => expect(await listEntries()).toEqual([]));
}

async function makeRoadmap(title: string) {
	const summary = { initiatives: 1, findings: 2, debtDays: 3, from: 4, to: 5, asOf: null, bars: [] };
	const entry = makeEntry({ title, summary });
	await putEntry(entry);
	const { document, close } = await openRoadmap(entry.id);
	document.run(adds('initiatives', `in ${title}`));
	await close();
	return entry;
}

test('roadmaps come back with their entries and content after the browser dropped every database', async () => {
	const made = [await makeRoadmap('one'), await makeRoadmap('two')];
	await dropDatabases();
	expect(await bringAllBack()).toBe(2);
	for (const entry of made) {
		expect(await readEntry(entry.id)).toEqual(entry);
		expect(await idsAfterReload(entry.id)).toEqual([`in ${entry.title}`]);
	}
	expect(await bringAllBack()).toBe(0);
});

test('a roadmap whose address is opened comes back by itself', async () => {
	const entry = await makeRoadmap('one');
	await dropDatabases();
	expect(await readEntry(entry.id)).toEqual(entry);
	expect(await listEntries()).toEqual([entry]);
});

test('a change to what the catalogue says of a roadmap brings its entry back', async () => {
	const entry = await makeRoadmap('one');
	await dropDatabases();
	await patchEntry(entry.id, { trashedAt: 7 });
	expect(await listEntries()).toEqual([{ ...entry, trashedAt: 7 }]);
});

test('only files of roadmaps that the catalogue lacks are read', async () => {
	await makeRoadmap('there');
	const { getFile } = FileSystemFileHandle.prototype;
	const reading = vi.spyOn(FileSystemFileHandle.prototype, 'getFile').mockImplementation(getFile);
	onTestFinished(() => reading.mockRestore());
	expect(await bringAllBack()).toBe(0);
	expect(reading).not.toHaveBeenCalled();
});

test('a damaged copy brings nothing back and does not keep the others from it', async () => {
	const damaged = await makeRoadmap('damaged');
	const whole = await makeRoadmap('whole');
	await writeCopyOf(damaged.id, new Uint8Array([1, 2, 3]));
	await dropDatabases();
	expect(await bringAllBack()).toBe(1);
	expect(await listEntries()).toEqual([whole]);
	expect(await readEntry(damaged.id)).toBeNull();
});

test('the copy of another roadmap under a file’s name brings nothing back', async () => {
	const { id } = await makeRoadmap('one');
	await writeCopyOf('other', (await readCopyOf(id)) ?? new Uint8Array());
	expect(await readEntry('other')).toBeNull();
	expect(await bringAllBack()).toBe(0);
});

test('a roadmap deleted for ever never comes back, not even by a copy that was left', async () => {
	const { id } = await makeRoadmap('one');
	const left = await readCopyOf(id);
	await deleteForEver(id);
	await dropDatabases();
	expect(await bringAllBack()).toBe(0);
	await deleteForEver(id);
	await writeCopyOf(id, left ?? new Uint8Array());
	expect(await bringAllBack()).toBe(0);
	expect(await readEntry(id)).toBeNull();
});

test('an open roadmap puts its entry back once writing works again, before it counts as saved', async () => {
	const entry = makeEntry();
	await putEntry(entry);
	const { document, stored } = await openRoadmap(entry.id);
	document.run(adds('initiatives', 'a'));
	await untilStatus(stored, 'saved');
	const mend = abortCommits();
	onTestFinished(mend);
	document.run(adds('initiatives', 'b'));
	await untilStatus(stored, 'not-saved');
	await dropDatabases();
	mend();
	await untilStatus(stored, 'saved');
	expect(await listEntries()).toEqual([entry]);
	await dropDatabases();
	expect(await bringAllBack()).toBe(1);
	expect(initiativeIds((await openRoadmap(entry.id)).document)).toEqual(['a', 'b']);
});

test('an open roadmap puts its entry back also in a browser without files for copies', async () => {
	hideCopyFiles();
	const entry = makeEntry();
	await putEntry(entry);
	const { document, stored } = await openRoadmap(entry.id);
	await dropDatabases();
	await untilStatus(stored, 'not-saved');
	document.run(adds('initiatives', 'a'));
	await untilStatus(stored, 'saved');
	expect(await listEntries()).toEqual([entry]);
});
