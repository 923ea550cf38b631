import { readMembership } from '$lib/sync/server/membership';
import { fetchRoadmap, joinRoadmap } from '$lib/sync/server/join-roadmap';
import { expect, test, vi } from 'vitest';
import { GatedServer } from '../../support/gated-server';
import { openLinked, untilInStep, untilState } from '../../support/linked-roadmap';
import { adds, titles } from '../../support/plain-edit';
import { publishAs, shareElsewhere } from '../../support/stock-device';
import { idsOnDisk, initiativeIds, untilStatus } from '../../support/stored-roadmap';

test('[SYN-5] an owner’s roadmap goes to the server whole, and counts as synced once it is there', async () => {
	const server = new GatedServer();
	const mine = await openLinked(await publishAs(server.address, crypto.randomUUID()));
	mine.document.run(adds('initiatives', 'a'));
	await untilInStep(mine);
	expect(mine.link.status).toMatchObject({ state: 'synced', waiting: 0, refusal: null, isStoring: true });
	expect(Date.now() - (mine.link.status.lastSyncedAt ?? 0)).toBeLessThan(60_000);
});

test('[SYN-2] what others edit arrives, is stored here, and is not one’s own to undo', async () => {
	const server = new GatedServer();
	const theirs = await shareElsewhere(server.address);
	theirs.document.run(adds('initiatives', 'a'));
	await theirs.untilSynced();
	const token = await theirs.invite('Ana', 'editor');
	const mine = await openLinked(
		await joinRoadmap({ roadmapId: theirs.document.id, token }, { server: server.address, device: 'Test' })
	);
	await vi.waitFor(() => expect(initiativeIds(mine.document)).toEqual(['a']));
	theirs.document.run(adds('initiatives', 'b'));
	await vi.waitFor(() => expect(initiativeIds(mine.document)).toEqual(['a', 'b']));
	expect(mine.document.undoLabel).toBeNull();
	await untilStatus(mine.stored, 'saved');
	expect(await idsOnDisk(mine.document.id)).toEqual(['a', 'b']);
	mine.document.run(adds('initiatives', 'c'));
	await vi.waitFor(() => expect(initiativeIds(theirs.document)).toEqual(['a', 'b', 'c']));
	await untilInStep(mine);
});

test('[SYN-2] a joined roadmap is on this device before it is opened, and opens without a network', async () => {
	const server = new GatedServer();
	const theirs = await shareElsewhere(server.address);
	theirs.document.run(adds('initiatives', 'a'));
	theirs.document.run(titles('Shared plan'));
	await theirs.untilSynced();
	const id = theirs.document.id;
	const token = await theirs.invite('Ana', 'viewer');
	const membership = await joinRoadmap({ roadmapId: id, token }, { server: server.address, device: 'Test' });
	expect(membership).toMatchObject({ roadmapId: id, name: 'Ana', role: 'viewer', waiting: 0 });
	expect(await readMembership(id)).toEqual(membership);
	await fetchRoadmap(membership);
	await server.cut();
	expect(await idsOnDisk(id)).toEqual(['a']);
	const mine = await openLinked(membership);
	expect(mine.document.plan.roadmap.title).toBe('Shared plan');
	await untilState(mine, 'waiting');
	expect(mine.link.status.lastSyncedAt).not.toBeNull();
});

test('[SYN-3] edits without a network wait, are counted, and all arrive once it is back', async () => {
	const server = new GatedServer();
	const theirs = await shareElsewhere(server.address);
	const token = await theirs.invite('Ana', 'editor');
	const mine = await openLinked(
		await joinRoadmap({ roadmapId: theirs.document.id, token }, { server: server.address, device: 'Test' })
	);
	await untilInStep(mine);
	await server.cut();
	await untilState(mine, 'waiting');
	for (const id of ['a', 'b', 'c']) mine.document.run(adds('initiatives', id));
	expect(mine.link.status).toMatchObject({ state: 'waiting', waiting: 3, refusal: null });
	await server.mend();
	await vi.waitFor(() => expect(initiativeIds(theirs.document)).toEqual(['a', 'b', 'c']));
	await untilInStep(mine);
});

test('[SYN-3] the count of waiting edits outlives a reload, and ends with the server’s acknowledgement', async () => {
	const server = new GatedServer();
	const membership = await publishAs(server.address, crypto.randomUUID());
	const before = await openLinked(membership);
	await untilInStep(before);
	await server.cut();
	await untilState(before, 'waiting');
	before.document.run(adds('initiatives', 'a'));
	before.document.run(adds('initiatives', 'b'));
	await before.close();
	expect((await readMembership(membership.roadmapId))?.waiting).toBe(2);
	const after = await openLinked(membership);
	await vi.waitFor(() => expect(after.link.status.waiting).toBe(2));
	after.document.run(adds('initiatives', 'c'));
	expect(after.link.status.waiting).toBe(3);
	await server.mend();
	await untilInStep(after);
	await vi.waitFor(async () => expect((await readMembership(membership.roadmapId))?.waiting).toBe(0));
});

test('[SYN-3] an edit counts as arrived only when the server has said so', async () => {
	const server = new GatedServer();
	const mine = await openLinked(await publishAs(server.address, crypto.randomUUID()));
	await untilInStep(mine);
	await server.hold();
	mine.document.run(adds('initiatives', 'a'));
	mine.document.run(adds('initiatives', 'b'));
	expect(mine.link.status.waiting).toBe(2);
	await server.cut();
	await untilState(mine, 'waiting');
	expect(mine.link.status.waiting).toBe(2);
	await server.letGo();
	await server.mend();
	await untilInStep(mine);
});

test('[SYN-3] two tabs have connections of their own, and agree on what waits', async () => {
	const server = new GatedServer();
	const membership = await publishAs(server.address, crypto.randomUUID());
	const one = await openLinked(membership);
	const other = await openLinked(membership);
	await untilInStep(one);
	await untilInStep(other);
	await server.cut();
	await untilState(one, 'waiting');
	await untilState(other, 'waiting');
	one.document.run(adds('initiatives', 'a'));
	other.document.run(adds('initiatives', 'b'));
	await vi.waitFor(() => expect(one.link.status.waiting).toBe(2));
	await vi.waitFor(() => expect(other.link.status.waiting).toBe(2));
	await server.mend();
	await untilInStep(one);
	await untilInStep(other);
	expect(initiativeIds(one.document)).toEqual(['a', 'b']);
	expect(initiativeIds(other.document)).toEqual(['a', 'b']);
});
