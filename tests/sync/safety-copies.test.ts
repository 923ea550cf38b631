import { parts } from '$lib/plan/part';
import { deleteForEver, putEntry } from '$lib/sync/catalogue';
import { openDevice as device } from '$lib/sync/device-database';
import { databaseName } from '$lib/sync/names';
import { unpackCopy } from '$lib/sync/safety-copy';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makeEntry } from '../support/catalogue-entry';
import { deleteRaw } from '../support/idb';
import { adds } from '../support/plain-edit';
import {
	dropCopy,
	failReadingCopies,
	failWritingFiles,
	hideCopyFiles,
	readCopyOf,
	writeCopyOf
} from '../support/safety-copy';
import { refuseOpening } from '../support/storage-faults';
import { idsAfterReload, initiativeIds, openRoadmap } from '../support/stored-roadmap';

/** A closed roadmap with two initiatives, whose only trace is its safety copy. */
async function makeCopy(id: string = crypto.randomUUID()): Promise<string> {
	const { document, close } = await openRoadmap(id);
	document.run(adds('initiatives', 'a'));
	document.run(adds('people', 'p'));
	document.run(adds('initiatives', 'b'));
	await close();
	await Promise.all(parts.map((part) => deleteRaw(databaseName(id, part))));
	return id;
}

test('a copy is written some time after the last edit', async () => {
	const id = crypto.randomUUID();
	const { document } = await openRoadmap(id, { copyMs: 20 });
	expect(await readCopyOf(id)).toBeNull();
	document.run(adds('initiatives', 'a'));
	await vi.waitFor(async () => expect(await readCopyOf(id)).not.toBeNull());
});

test('a copy is written when the page is left', async () => {
	const id = crypto.randomUUID();
	const { document } = await openRoadmap(id);
	document.run(adds('initiatives', 'a'));
	window.dispatchEvent(new PageTransitionEvent('pagehide'));
	await vi.waitFor(async () => expect(await readCopyOf(id)).not.toBeNull());
});

test('a copy is written when the roadmap is closed, is compressed, and names the catalogue’s entry', async () => {
	const entry = makeEntry({ title: 'Named' });
	await putEntry(entry);
	const { document, close } = await openRoadmap(entry.id);
	for (let at = 0; at < 50; at++) document.run(adds('initiatives', `i${at}`, { title: 'Word '.repeat(50) }));
	const size = document.encode('plan').length;
	await close();
	const bytes = (await readCopyOf(entry.id)) ?? new Uint8Array();
	expect(bytes.length).toBeLessThan(size / 5);
	expect((await unpackCopy(bytes))?.entry).toEqual(entry);
});

test('a copy is not written again when nothing changed, and only what changed is packed anew', async () => {
	const id = await makeCopy();
	const before = await readCopyOf(id);
	const opened = await openRoadmap(id);
	await opened.close();
	await writeCopyOf(id, before ?? new Uint8Array());
	const createWritable = vi.spyOn(FileSystemFileHandle.prototype, 'createWritable');
	onTestFinished(() => createWritable.mockRestore());
	await (await openRoadmap(id)).close();
	expect(createWritable).not.toHaveBeenCalled();
	const { document, close } = await openRoadmap(id);
	document.run(adds('initiatives', 'c'));
	await close();
	expect(createWritable).toHaveBeenCalledOnce();
	const [old, renewed] = await Promise.all(
		[before, await readCopyOf(id)].map((bytes) => unpackCopy(bytes ?? new Uint8Array()))
	);
	expect(renewed?.parts.people).toEqual(old?.parts.people);
	expect(renewed?.parts.plan).not.toEqual(old?.parts.plan);
});

test('a roadmap that has no copy gets one when it is opened', async () => {
	const id = crypto.randomUUID();
	const before = await openRoadmap(id);
	before.document.run(adds('initiatives', 'a'));
	await before.close();
	await dropCopy(id);
	await (await openRoadmap(id)).close();
	expect(await readCopyOf(id)).not.toBeNull();
});

test('the copy of before stands when writing the next one breaks off, which is tried again', async () => {
	const id = await makeCopy();
	const before = await readCopyOf(id);
	const { document, stored } = await openRoadmap(id);
	const mend = failWritingFiles();
	document.run(adds('initiatives', 'c'));
	await stored.flush();
	expect(stored.status.kind).toBe('saved');
	expect(await readCopyOf(id)).toEqual(before);
	mend();
	await stored.flush();
	await Promise.all(parts.map((part) => deleteRaw(databaseName(id, part))));
	expect(await idsAfterReload(id)).toEqual(['a', 'b', 'c']);
});

test('a copy that could not be read is taken in before it is replaced', async () => {
	const id = crypto.randomUUID();
	const before = await openRoadmap(id);
	before.document.run(adds('initiatives', 'only in the copy'));
	await before.close();
	await Promise.all(parts.map((part) => deleteRaw(databaseName(id, part))));
	const mend = failReadingCopies();
	onTestFinished(() => void mend());
	const { document, stored, close } = await openRoadmap(id);
	expect(initiativeIds(document)).toEqual([]);
	mend();
	document.run(adds('initiatives', 'new'));
	await stored.flush();
	expect(initiativeIds(document)).toEqual(['new', 'only in the copy']);
	await close();
	const mendOpening = refuseOpening('UnknownError');
	onTestFinished(() => void mendOpening());
	const after = await openRoadmap(id);
	expect(initiativeIds(after.document)).toEqual(['new', 'only in the copy']);
});

test.each([
	['empty', () => new Uint8Array()],
	['cut short in its header', (bytes: Uint8Array) => bytes.slice(0, 30)],
	['another program’s', () => new TextEncoder().encode('{"roadmap": "none of ours"}')],
	['full of noise', (bytes: Uint8Array) => bytes.map((byte, at) => byte ^ (at * 31))]
])('a copy that is %s never stops an opening, and is replaced', async (_what, damage) => {
	const id = crypto.randomUUID();
	const before = await openRoadmap(id);
	before.document.run(adds('initiatives', 'a'));
	await before.close();
	await writeCopyOf(id, new Uint8Array(damage((await readCopyOf(id)) ?? new Uint8Array())));
	expect(await idsAfterReload(id)).toEqual(['a']);
	await Promise.all(parts.map((part) => deleteRaw(databaseName(id, part))));
	expect(await idsAfterReload(id)).toEqual(['a']);
});

test('what is whole of a copy that was cut short is taken in, and the loss is told', async () => {
	const id = await makeCopy();
	const bytes = (await readCopyOf(id)) ?? new Uint8Array();
	await writeCopyOf(id, bytes.slice(0, bytes.length - 1));
	const { document, stored } = await openRoadmap(id);
	expect(initiativeIds(document)).toEqual(['a', 'b']);
	expect(document.plan.people).toEqual([]);
	expect(stored.damage).toEqual([expect.stringContaining('safety copy')]);
});

test('any string is the id of a copy, and no two share one', async () => {
	const ids = [
		'',
		'.',
		'../x',
		'CON',
		'a/b',
		'A/B',
		'ルート',
		'\ud800',
		'\ufffd',
		'\u0000',
		'x'.repeat(5_000)
	];
	for (const [at, id] of ids.entries()) {
		const { document, close } = await openRoadmap(id);
		document.run(adds('initiatives', `in ${at}`));
		await close();
		await Promise.all(parts.map((part) => deleteRaw(databaseName(id, part))));
	}
	for (const [at, id] of ids.entries()) {
		expect(await idsAfterReload(id)).toEqual([`in ${at}`]);
		await Promise.all(parts.map((part) => deleteRaw(databaseName(id, part))));
		await dropCopy(id);
	}
});

test('deleting for ever removes the copy, also one that a tab wrote late', async () => {
	const { id } = makeEntry();
	await putEntry(makeEntry({ id }));
	await makeCopy(id);
	expect(await readCopyOf(id)).not.toBeNull();
	await deleteForEver(id);
	expect(await readCopyOf(id)).toBeNull();
	const late = await openRoadmap(id);
	late.document.run(adds('initiatives', 'late'));
	await late.close();
	expect(await readCopyOf(id)).toBeNull();
});

test('a deletion while the copy is being written leaves none', async () => {
	const { id } = makeEntry();
	await putEntry(makeEntry({ id }));
	const { document, stored } = await openRoadmap(id);
	document.run(adds('initiatives', 'a'));
	const { close } = FileSystemWritableFileStream.prototype;
	onTestFinished(() => void (FileSystemWritableFileStream.prototype.close = close));
	FileSystemWritableFileStream.prototype.close = async function () {
		await deleteForEver(id);
		await close.call(this);
	};
	await stored.flush();
	expect(await readCopyOf(id)).toBeNull();
});

test('a browser without such files keeps the copy in the catalogue’s database', async () => {
	hideCopyFiles();
	const id = await makeCopy();
	expect(await device().copies.get(id)).toBeDefined();
	expect(await idsAfterReload(id)).toEqual(['a', 'b']);
	await deleteForEver(id);
	expect(await device().copies.get(id)).toBeUndefined();
});
