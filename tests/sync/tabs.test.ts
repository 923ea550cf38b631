import { channelName } from '$lib/sync/names';
import { expect, onTestFinished, test, vi } from 'vitest';
import { adds, titles } from '../support/plain-edit';
import { dropCopy } from '../support/safety-copy';
import { abortCommits, refuseOpening } from '../support/storage-faults';
import { idsOnDisk, initiativeIds, openRoadmap, untilStatus } from '../support/stored-roadmap';

test('two tabs see each other’s edits', async () => {
	const id = crypto.randomUUID();
	const one = await openRoadmap(id);
	const other = await openRoadmap(id);
	one.document.run(adds('initiatives', 'a'));
	await vi.waitFor(() => expect(initiativeIds(other.document)).toEqual(['a']));
	other.document.run(titles('From the other'));
	await vi.waitFor(() => expect(one.document.plan.roadmap.title).toBe('From the other'));
	one.document.undo();
	await vi.waitFor(() => expect(initiativeIds(other.document)).toEqual([]));
});

test('an edit from another tab is not one’s own to undo', async () => {
	const id = crypto.randomUUID();
	const one = await openRoadmap(id);
	const other = await openRoadmap(id);
	one.document.run(adds('initiatives', 'a'));
	await vi.waitFor(() => expect(initiativeIds(other.document)).toEqual(['a']));
	expect(other.document.undoLabel).toBeNull();
});

test('a newcomer gets what another tab could not store, and stores it', async () => {
	const id = crypto.randomUUID();
	const mend = refuseOpening('UnknownError');
	onTestFinished(mend);
	const one = await openRoadmap(id, { firstRetryMs: 600_000, longestRetryMs: 600_000 });
	one.document.run(adds('initiatives', 'a'));
	expect(one.stored.status.kind).toBe('not-saved');
	mend();
	const other = await openRoadmap(id);
	await vi.waitFor(() => expect(initiativeIds(other.document)).toEqual(['a']));
	await untilStatus(other.stored, 'saved');
	expect(one.stored.status.kind).toBe('not-saved');
	expect(await idsOnDisk(id)).toEqual(['a']);
});

test('a newcomer can wait for what another tab knows, and does not wait long when there is none', async () => {
	const id = crypto.randomUUID();
	const mend = refuseOpening('UnknownError');
	onTestFinished(mend);
	const one = await openRoadmap(id, { firstRetryMs: 600_000, longestRetryMs: 600_000 });
	await one.stored.hearOtherTabs();
	one.document.run(adds('initiatives', 'a'));
	mend();
	const other = await openRoadmap(id, { answerMs: 10_000 });
	await other.stored.hearOtherTabs();
	expect(initiativeIds(other.document)).toEqual(['a']);
});

test('a newcomer tells the others what they could not read', async () => {
	const id = crypto.randomUUID();
	const before = await openRoadmap(id);
	before.document.run(adds('initiatives', 'stored'));
	await before.close();
	await dropCopy(id);
	const mend = refuseOpening('UnknownError');
	onTestFinished(mend);
	const one = await openRoadmap(id, { firstRetryMs: 600_000, longestRetryMs: 600_000 });
	expect(initiativeIds(one.document)).toEqual([]);
	mend();
	await openRoadmap(id);
	await vi.waitFor(() => expect(initiativeIds(one.document)).toEqual(['stored']));
});

test('an edit whose tab cannot write is stored by the other', async () => {
	const id = crypto.randomUUID();
	const one = await openRoadmap(id, { firstRetryMs: 600_000, longestRetryMs: 600_000 });
	const other = await openRoadmap(id);
	const mend = abortCommits();
	onTestFinished(mend);
	one.document.run(adds('initiatives', 'a'));
	await untilStatus(one.stored, 'not-saved');
	mend();
	await vi.waitFor(() => expect(initiativeIds(other.document)).toEqual(['a']));
	await untilStatus(other.stored, 'saved');
	expect(await idsOnDisk(id)).toEqual(['a']);
	expect(one.stored.status.kind).toBe('not-saved');
});

test('messages that no tab of ours would send are ignored', async () => {
	const id = crypto.randomUUID();
	const { document, stored } = await openRoadmap(id);
	document.run(adds('initiatives', 'a'));
	const stranger = new BroadcastChannel(channelName(id));
	onTestFinished(() => stranger.close());
	const bytes = new Uint8Array([200, 200, 200, 9]);
	const everywhere = { plan: bytes, talk: bytes, records: bytes, people: bytes };
	for (const message of [
		null,
		'hello',
		7,
		{},
		{ kind: 'update', part: 'plan', update: 'text' },
		{ kind: 'update', part: 'constructor', update: bytes },
		{ kind: 'update', part: 'plan', update: bytes },
		{ kind: 'update', part: 'plan', update: new Uint8Array(0) },
		{ kind: 'hello' },
		{ kind: 'hello', vectors: everywhere },
		{ kind: 'welcome', updates: everywhere, vectors: everywhere },
		{ kind: 'welcome', updates: { plan: bytes }, vectors: null }
	])
		stranger.postMessage(message);
	const other = await openRoadmap(id);
	other.document.run(adds('initiatives', 'b'));
	await vi.waitFor(() => expect(initiativeIds(document)).toEqual(['a', 'b']));
	await untilStatus(stored, 'saved');
});
