import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import {
	deleteForEver,
	type Entry,
	listEntries,
	patchEntry,
	purgeTrash,
	putEntry,
	readEntry,
	readSetting,
	readView,
	restoreEntry,
	trashEntry,
	watchEntries,
	writeSetting,
	writeView
} from '$lib/sync/catalogue';
import { isDeletedForEver } from '$lib/sync/deletion';
import { openDevice as device } from '$lib/sync/device-database';
import { databaseNames } from '$lib/sync/names';
import { makeEntry } from '../support/catalogue-entry';
import { openRaw } from '../support/idb';
import { readCopyOf, writeCopyOf } from '../support/safety-copy';

const day = 86_400_000;

beforeEach(async () => {
	await Promise.all(device().tables.map((table) => table.clear()));
});

describe('the catalogue', () => {
	test('lists roadmaps with the newest edit first', async () => {
		await putEntry(makeEntry({ id: 'a', editedAt: 1 }));
		await putEntry(makeEntry({ id: 'b', editedAt: 3 }));
		await putEntry(makeEntry({ id: 'c', editedAt: 2 }));
		expect((await listEntries()).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
	});

	test('keeps an entry as it was put, whatever its id', async () => {
		const summary: Entry['summary'] = {
			initiatives: 2,
			findings: 1,
			debtDays: 12.5,
			from: 20_000,
			to: 21_000,
			asOf: null,
			bars: [[0, 20_000, 20_500, 0.5]]
		};
		const entry = makeEntry({ id: '../"odd"\u0000 id \u2603', summary });
		await putEntry(entry);
		expect(await readEntry(entry.id)).toEqual(entry);
		expect(await readEntry('another')).toBeNull();
	});

	test('tells watchers of what is there and of every change', async () => {
		const seen: string[][] = [];
		const stop = watchEntries(
			(entries) => seen.push(entries.map(({ title }) => title)),
			(error) => expect.unreachable(String(error))
		);
		await vi.waitFor(() => expect(seen.at(-1)).toEqual([]));
		const entry = makeEntry({ title: 'Before' });
		await putEntry(entry);
		await vi.waitFor(() => expect(seen.at(-1)).toEqual(['Before']));
		await patchEntry(entry.id, { title: 'After' });
		await vi.waitFor(() => expect(seen.at(-1)).toEqual(['After']));
		stop();
	});

	test('says that it cannot be read, and is read again when it can', async () => {
		await putEntry(makeEntry({ id: 'a' }));
		device().close({ disableAutoOpen: false });
		const { open } = IDBFactory.prototype;
		const mend = () => (IDBFactory.prototype.open = open);
		onTestFinished(() => void mend());
		IDBFactory.prototype.open = () => {
			throw new DOMException('refused by the test', 'SecurityError');
		};
		const seen = vi.fn();
		const failed = vi.fn();
		const stop = watchEntries(seen, failed);
		onTestFinished(stop);
		await vi.waitFor(() => expect(failed).toHaveBeenCalled());
		expect(seen).not.toHaveBeenCalled();
		await expect(readSetting('theme')).rejects.toThrow();
		mend();
		expect((await readEntry('a'))?.id).toBe('a');
		await vi.waitFor(() => expect(seen).toHaveBeenCalledWith([expect.objectContaining({ id: 'a' })]), {
			timeout: 8_000
		});
	});

	test('does not make an entry out of a change to one that is not there', async () => {
		await patchEntry('gone', { title: 'Back again' });
		expect(await listEntries()).toEqual([]);
	});

	test('keeps views and settings, and says null of those it does not have', async () => {
		await writeView('a', { zoom: 'year', left: 20_000 });
		await writeSetting('theme', 'dark');
		expect(await readView('a')).toEqual({ zoom: 'year', left: 20_000 });
		expect(await readView('b')).toBeNull();
		expect(await readSetting('theme')).toBe('dark');
		expect(await readSetting('other')).toBeNull();
	});
});

describe('the trash', () => {
	test('marks a roadmap and restores it', async () => {
		const entry = makeEntry();
		await putEntry(entry);
		await trashEntry(entry.id, 5);
		expect((await readEntry(entry.id))?.trashedAt).toBe(5);
		await restoreEntry(entry.id);
		expect(await readEntry(entry.id)).toEqual(entry);
	});

	test('keeps a roadmap for 30 days and not a moment less', async () => {
		await putEntry(makeEntry({ id: 'kept', trashedAt: 1_000 + 1 }));
		await putEntry(makeEntry({ id: 'due', trashedAt: 1_000 }));
		await putEntry(makeEntry({ id: 'in use' }));
		await putEntry(makeEntry({ id: 'from the future', trashedAt: 90 * day }));
		await purgeTrash(1_000 + 30 * day);
		expect((await listEntries()).map(({ id }) => id).sort()).toEqual(['from the future', 'in use', 'kept']);
	});

	test('does not delete what was restored while the purge was under way', async () => {
		const entry = makeEntry({ trashedAt: null });
		await putEntry(entry);
		await deleteForEver(entry.id, (trashedAt) => trashedAt === null);
		expect(await readEntry(entry.id)).toEqual(entry);
		expect(await isDeletedForEver(entry.id)).toBe(false);
	});
});

describe('deleting for ever', () => {
	test('removes the databases, the safety copy and the view', async () => {
		const { id } = makeEntry();
		await putEntry(makeEntry({ id }));
		await writeView(id, { zoom: 'fit' });
		await writeCopyOf(id, new Uint8Array(3));
		for (const name of databaseNames(id)) (await openRaw(name)).close();
		await deleteForEver(id);
		expect(await readEntry(id)).toBeNull();
		expect(await readView(id)).toBeNull();
		expect(await readCopyOf(id)).toBeNull();
		const left = (await indexedDB.databases()).map(({ name }) => name);
		expect(databaseNames(id).filter((name) => left.includes(name))).toEqual([]);
	});

	test('is ended at a later start when a tab still held a database', async () => {
		const id = crypto.randomUUID();
		await putEntry(makeEntry({ id }));
		await device().deletions.put({ id, at: 1, finished: false });
		for (const name of databaseNames(id)) (await openRaw(name)).close();
		await purgeTrash(0);
		expect((await device().deletions.get(id))?.finished).toBe(true);
		const left = (await indexedDB.databases()).map(({ name }) => name);
		expect(databaseNames(id).filter((name) => left.includes(name))).toEqual([]);
	});

	test('is forgotten when a roadmap with the same id is put again', async () => {
		const { id } = makeEntry();
		await deleteForEver(id);
		expect(await isDeletedForEver(id)).toBe(true);
		await putEntry(makeEntry({ id }));
		expect(await isDeletedForEver(id)).toBe(false);
	});
});
