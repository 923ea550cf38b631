import { parts } from '$lib/plan/collections';
import { device } from '$lib/sync/device-database';
import { databaseName } from '$lib/sync/names';
import { expect, onTestFinished, test, vi } from 'vitest';
import { deleteRaw } from '../support/idb';
import { adds } from '../support/plain-edit';
import { failReadingCopies, refuseOpening } from '../support/storage-faults';
import { initiativeIds, openRoadmap } from '../support/stored-roadmap';

function countCopies(id: string): PromiseLike<number> {
	return device().safety.where({ id }).count();
}

test('a copy is written some time after the last edit, of the parts that changed', async () => {
	const id = crypto.randomUUID();
	const { document } = await openRoadmap(id, { copyMs: 20 });
	expect(await countCopies(id)).toBe(0);
	document.run(adds('initiatives', 'a'));
	await vi.waitFor(async () => expect(await countCopies(id)).toBe(1));
});

test('a copy is written when the page is left', async () => {
	const id = crypto.randomUUID();
	const { document } = await openRoadmap(id);
	document.run(adds('initiatives', 'a'));
	document.run(adds('people', 'p'));
	window.dispatchEvent(new PageTransitionEvent('pagehide'));
	await vi.waitFor(async () => expect(await countCopies(id)).toBe(2));
});

test('a copy is written when the roadmap is closed, and is compressed', async () => {
	const id = crypto.randomUUID();
	const { document, close } = await openRoadmap(id);
	for (let at = 0; at < 50; at++) document.run(adds('initiatives', `i${at}`, { title: 'Word '.repeat(50) }));
	const size = document.encode('plan').length;
	await close();
	const copy = await device().safety.get([id, 'plan']);
	expect(copy?.gzip.length).toBeGreaterThan(0);
	expect(copy?.gzip.length).toBeLessThan(size / 5);
});

test('a copy that could not be read is taken in before it is replaced', async () => {
	const id = crypto.randomUUID();
	const before = await openRoadmap(id);
	before.document.run(adds('initiatives', 'only in the copy'));
	await before.close();
	await Promise.all(parts.map((part) => deleteRaw(databaseName(id, part))));
	const mend = failReadingCopies();
	onTestFinished(mend);
	const { document, stored, close } = await openRoadmap(id);
	expect(initiativeIds(document)).toEqual([]);
	mend();
	document.run(adds('initiatives', 'new'));
	await stored.flush();
	expect(initiativeIds(document)).toEqual(['new', 'only in the copy']);
	await close();
	const mendOpening = refuseOpening('UnknownError');
	onTestFinished(mendOpening);
	const after = await openRoadmap(id);
	expect(initiativeIds(after.document)).toEqual(['new', 'only in the copy']);
});
