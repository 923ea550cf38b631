import { parts } from '$lib/plan/part';
import { databaseName } from '$lib/sync/names';
import { packCopy, unpackCopy } from '$lib/sync/safety-copy';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { deleteRaw, inStore, openRaw } from '../support/idb';
import { adds } from '../support/plain-edit';
import { dropCopy, readCopyOf, writeCopyOf } from '../support/safety-copy';
import { abortCommits, failOpening, refuseOpening, watchConnections } from '../support/storage-faults';
import { idsAfterReload, initiativeIds, openRoadmap, untilStatus } from '../support/stored-roadmap';

const strayErrors: unknown[] = [];
window.addEventListener('unhandledrejection', (event) => strayErrors.push(event.reason));
window.addEventListener('error', (event) => strayErrors.push(event.error));

afterEach(() => expect(strayErrors.splice(0)).toEqual([]));

describe('a write that fails', () => {
	test('is noticed, tried again, and leaves no gap before the edits that follow', async () => {
		const id = crypto.randomUUID();
		const { document, stored, close } = await openRoadmap(id);
		document.run(adds('initiatives', 'a'));
		await untilStatus(stored, 'saved');
		const mend = abortCommits();
		onTestFinished(mend);
		document.run(adds('initiatives', 'b'));
		await untilStatus(stored, 'not-saved');
		document.run(adds('initiatives', 'c'));
		expect(stored.status.kind).toBe('not-saved');
		mend();
		await untilStatus(stored, 'saved');
		document.run(adds('initiatives', 'd'));
		await close();
		await dropCopy(id);
		expect(await idsAfterReload(id)).toEqual(['a', 'b', 'c', 'd']);
	});

	test('in one part of the roadmap is told for the whole of it', async () => {
		const id = crypto.randomUUID();
		const { document, stored } = await openRoadmap(id);
		const mend = abortCommits((name) => name === databaseName(id, 'people'));
		onTestFinished(mend);
		document.run(adds('initiatives', 'a'));
		document.run(adds('people', 'p'));
		await untilStatus(stored, 'not-saved');
		mend();
		await stored.retry();
		expect(stored.status).toEqual({ kind: 'saved' });
	});

	test('is retried at once when asked to, and says so when it fails again', async () => {
		const id = crypto.randomUUID();
		const { document, stored } = await openRoadmap(id, { firstRetryMs: 600_000, longestRetryMs: 600_000 });
		const mend = abortCommits();
		onTestFinished(mend);
		document.run(adds('initiatives', 'a'));
		await untilStatus(stored, 'not-saved');
		await stored.retry();
		expect(stored.status.kind).toBe('not-saved');
		mend();
		await stored.retry();
		expect(stored.status.kind).toBe('saved');
		await dropCopy(id);
		expect((await openRoadmap(id)).document.plan.initiatives).toHaveLength(1);
	});

	test('loses nothing when the tab is left before writing works again: the safety copy has it', async () => {
		const id = crypto.randomUUID();
		const { document, stored, close } = await openRoadmap(id);
		document.run(adds('initiatives', 'a'));
		await untilStatus(stored, 'saved');
		const mend = abortCommits((name) => name !== 'longroad');
		onTestFinished(mend);
		document.run(adds('initiatives', 'b'));
		document.run(adds('initiatives', 'c'));
		await untilStatus(stored, 'not-saved');
		await close();
		mend();
		expect(await idsAfterReload(id)).toEqual(['a', 'b', 'c']);
		await dropCopy(id);
		expect(await idsAfterReload(id)).toEqual(['a', 'b', 'c']);
	});

	test('for want of room is told as a full disk', async () => {
		const id = crypto.randomUUID();
		const { document, stored, close } = await openRoadmap(id);
		document.run(adds('initiatives', 'a'));
		await untilStatus(stored, 'saved');
		const { origin } = window.location;
		const giveRoom = () => cdp().send('Storage.overrideQuotaForOrigin', { origin });
		onTestFinished(() => giveRoom().then(() => undefined));
		await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
		// The browser remembers for a while how much room there was, unless it starts anew.
		await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
		await vi.waitFor(() =>
			expect(stored.status).toHaveProperty('reason', expect.stringContaining('disk is full'))
		);
		document.run(adds('initiatives', 'b'));
		expect(stored.status.kind).toBe('not-saved');
		await giveRoom();
		await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
		await untilStatus(stored, 'saved');
		document.run(adds('initiatives', 'c'));
		await close();
		await dropCopy(id);
		expect(await idsAfterReload(id)).toEqual(['a', 'b', 'c']);
	});
});

describe('a connection that is lost', () => {
	test('without a word is found out at the next edit, which does not throw, and opened again', async () => {
		const id = crypto.randomUUID();
		const connections = watchConnections();
		onTestFinished(() => void connections.mend());
		const { document, stored, close } = await openRoadmap(id);
		document.run(adds('initiatives', 'a'));
		await untilStatus(stored, 'saved');
		connections.closeAll();
		document.run(adds('initiatives', 'b'));
		await vi.waitFor(() => expect(stored.status.kind).not.toBe('saving'));
		document.run(adds('initiatives', 'c'));
		await untilStatus(stored, 'saved');
		await close();
		await dropCopy(id);
		expect(await idsAfterReload(id)).toEqual(['a', 'b', 'c']);
	});

	test('since someone deleted the database is opened again, with everything in it', async () => {
		const id = crypto.randomUUID();
		const { document, stored, close } = await openRoadmap(id);
		document.run(adds('initiatives', 'a'));
		await untilStatus(stored, 'saved');
		await deleteRaw(databaseName(id, 'plan'));
		document.run(adds('initiatives', 'b'));
		await untilStatus(stored, 'saved');
		await close();
		await dropCopy(id);
		expect(await idsAfterReload(id)).toEqual(['a', 'b']);
	});

	test('since the browser cleared the site’s storage is opened again, with everything in it', async () => {
		const id = crypto.randomUUID();
		const { document, stored, close } = await openRoadmap(id);
		document.run(adds('initiatives', 'a'));
		await untilStatus(stored, 'saved');
		const { origin } = window.location;
		await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
		document.run(adds('initiatives', 'b'));
		await untilStatus(stored, 'saved');
		await close();
		expect(await idsAfterReload(id)).toEqual(['a', 'b']);
	});
});

describe('a database that does not open', () => {
	test.each([
		['at once', () => refuseOpening('SecurityError')],
		['after a while', failOpening]
	])('%s leaves the roadmap usable in memory, and is healed later', async (_when, breakOpening) => {
		const id = crypto.randomUUID();
		await (await openRoadmap(id)).close();
		for (const part of parts) (await openRaw(databaseName(id, part), 2)).close();
		const mend = breakOpening();
		onTestFinished(() => void mend());
		const { document, stored, close } = await openRoadmap(id);
		expect(stored.status.kind).toBe('not-saved');
		document.run(adds('initiatives', 'a'));
		expect(initiativeIds(document)).toEqual(['a']);
		mend();
		await untilStatus(stored, 'saved');
		await close();
		await dropCopy(id);
		expect(await idsAfterReload(id)).toEqual(['a']);
	});

	test('shows what the safety copy holds, and merges the rest once it opens', async () => {
		const id = crypto.randomUUID();
		const before = await openRoadmap(id);
		before.document.run(adds('initiatives', 'copied'));
		await before.stored.flush();
		before.document.run(adds('initiatives', 'after the copy'));
		await untilStatus(before.stored, 'saved');
		const copy = await readCopyOf(id);
		await before.close();
		await writeCopyOf(id, copy ?? new Uint8Array());
		const mend = refuseOpening('UnknownError');
		onTestFinished(() => void mend());
		const { document, stored } = await openRoadmap(id);
		expect(initiativeIds(document)).toEqual(['copied']);
		document.run(adds('initiatives', 'in memory'));
		mend();
		await untilStatus(stored, 'saved');
		expect(initiativeIds(document)).toEqual(['after the copy', 'copied', 'in memory']);
	});

	test('since another tab holds it does not hang the opening', async () => {
		const id = crypto.randomUUID();
		const name = databaseName(id, 'plan');
		const holder = await openRaw(name);
		const deletion = deleteRaw(name);
		const { document, stored, close } = await openRoadmap(id, { openMs: 150 });
		expect(stored.status).toHaveProperty('reason', expect.stringContaining('does not answer'));
		document.run(adds('initiatives', 'a'));
		holder.close();
		await deletion;
		await untilStatus(stored, 'saved');
		await close();
		await dropCopy(id);
		expect(await idsAfterReload(id)).toEqual(['a']);
	});
});

describe('either store alone', () => {
	async function makeRoadmap(): Promise<string> {
		const id = crypto.randomUUID();
		const { document, close } = await openRoadmap(id);
		document.run(adds('initiatives', 'a'));
		document.run(adds('people', 'p'));
		document.run(adds('initiatives', 'b'));
		await close();
		return id;
	}

	test('is enough: the safety copy, which is then stored again', async () => {
		const id = await makeRoadmap();
		await Promise.all(parts.map((part) => deleteRaw(databaseName(id, part))));
		const { document, stored, close } = await openRoadmap(id);
		expect(initiativeIds(document)).toEqual(['a', 'b']);
		expect(document.plan.people).toHaveLength(1);
		expect(stored.damage).toEqual([]);
		await stored.flush();
		await close();
		await dropCopy(id);
		expect(await idsAfterReload(id)).toEqual(['a', 'b']);
	});

	test('is enough: y-indexeddb’s, when the safety copy is damaged, which is told and mended', async () => {
		const id = await makeRoadmap();
		const copy = (await readCopyOf(id)) ?? new Uint8Array();
		copy.fill(7, copy.length - 200);
		await writeCopyOf(id, copy);
		const { document, stored, close } = await openRoadmap(id);
		expect(initiativeIds(document)).toEqual(['a', 'b']);
		expect(stored.damage).toEqual([expect.stringContaining('safety copy')]);
		await close();
		const again = await openRoadmap(id);
		expect(again.stored.damage).toEqual([]);
	});

	test('is enough where rows of the other are damaged, which are set aside', async () => {
		const id = await makeRoadmap();
		const name = databaseName(id, 'plan');
		const keys = await inStore(name, 'updates', (store) => store.getAllKeys());
		const [first] = await inStore(name, 'updates', (store) => store.getAll());
		const cut = (first as Uint8Array).slice(0, 20);
		await inStore(name, 'updates', (store) => store.put(cut, keys[0]));
		await inStore(name, 'updates', (store) => store.add('not bytes at all'));
		await inStore(name, 'updates', (store) => store.add(new Uint8Array([255, 255, 255])));
		const { document, stored, close } = await openRoadmap(id);
		expect(initiativeIds(document)).toEqual(['a', 'b']);
		expect(stored.damage).toEqual([expect.stringContaining('3 stored pieces')]);
		await close();
		expect(await inStore(name, 'custom', (store) => store.getAll())).toContainEqual(cut);
		await dropCopy(id);
		expect(await idsAfterReload(id)).toEqual(['a', 'b']);
	});

	test('is enough when both are damaged in different parts', async () => {
		const id = await makeRoadmap();
		const bytes = (await readCopyOf(id)) ?? new Uint8Array();
		const copy = await unpackCopy(bytes);
		const plan = copy?.parts.plan;
		if (!plan) throw new Error('The copy lacks the plan.');
		const damaged = { ...plan, gzip: plan.gzip.map((byte) => byte ^ 90) };
		await writeCopyOf(id, await packCopy({ entry: null, parts: { ...copy.parts, plan: damaged } }));
		const name = databaseName(id, 'people');
		await inStore(name, 'updates', (store) => store.put(new Uint8Array([9, 9, 9]), 1));
		const { document } = await openRoadmap(id);
		expect(initiativeIds(document)).toEqual(['a', 'b']);
		expect(document.plan.people).toHaveLength(1);
	});
});
