import { readMembership } from '$lib/sync/server/membership';
import { joinRoadmap } from '$lib/sync/server/join-roadmap';
import type { Role } from '$lib/plan/role';
import { expect, test, vi } from 'vitest';
import { GatedServer } from '../../support/gated-server';
import { type LinkedRoadmap, openLinked, untilInStep, untilState } from '../../support/linked-roadmap';
import { adds } from '../../support/plain-edit';
import { publishAs, shareElsewhere, StockDevice } from '../../support/stock-device';
import { initiativeIds } from '../../support/stored-roadmap';

interface Joined {
	readonly server: GatedServer;
	readonly theirs: StockDevice;
	readonly mine: LinkedRoadmap;
}

/** Two ways to the same server: cutting the one leaves the other. */
async function joinAsA(role: Role): Promise<Joined> {
	const server = new GatedServer();
	const theirs = await shareElsewhere(new GatedServer().address);
	theirs.document.run(adds('initiatives', 'theirs'));
	await theirs.untilSynced();
	const invite = { roadmapId: theirs.document.id, token: await theirs.invite('Ana', role) };
	const mine = await openLinked(await joinRoadmap(invite, { server: server.address, device: 'Test' }));
	await untilInStep(mine);
	return { server, theirs, mine };
}

test('[SYN-7] whoever is taken off the list while connected is told at once, and it is not tried again', async () => {
	const { server, theirs, mine } = await joinAsA('editor');
	await theirs.api.revoke(mine.link.membership.participantId);
	await untilState(mine, 'refused');
	expect(mine.link.status.refusal).toBe('revoked');
	const asked = await server.asked();
	mine.document.run(adds('initiatives', 'mine'));
	expect(mine.link.status.waiting).toBe(1);
	window.dispatchEvent(new Event('online'));
	expect(await server.asked()).toEqual(asked);
	mine.link.retry();
	await untilState(mine, 'refused');
	expect(mine.link.status.refusal).toBe('revoked');
	expect(initiativeIds(theirs.document)).toEqual(['theirs']);
});

test('[SYN-9] a role that changes while connected is taken on, written down and told', async () => {
	const { theirs, mine } = await joinAsA('editor');
	await theirs.api.changePerson(mine.link.membership.participantId, { role: 'viewer' });
	await vi.waitFor(() => expect(mine.link.membership.role).toBe('viewer'));
	expect(mine.notices).toContainEqual({ kind: 'role', role: 'viewer' });
	await untilInStep(mine);
	expect((await readMembership(mine.document.id))?.role).toBe('viewer');
	theirs.document.run(adds('initiatives', 'later'));
	await vi.waitFor(() => expect(initiativeIds(mine.document)).toEqual(['later', 'theirs']));
});

test('[SYN-9] edits of before a lesser role stay here, are told as refused, and never reach the server', async () => {
	const { server, theirs, mine } = await joinAsA('editor');
	await server.cut();
	await untilState(mine, 'waiting');
	mine.document.run(adds('initiatives', 'mine'));
	mine.document.run(adds('observations', 'seen'));
	await theirs.api.changePerson(mine.link.membership.participantId, { role: 'recorder' });
	await server.mend();
	await vi.waitFor(() => expect(theirs.document.plan.observations).toHaveLength(1));
	expect(mine.link.membership.role).toBe('recorder');
	await untilState(mine, 'refused');
	expect(mine.link.status).toMatchObject({ refusal: 'role', waiting: 1, unsendable: 1 });
	expect(initiativeIds(mine.document)).toEqual(['mine', 'theirs']);
	expect(initiativeIds(theirs.document)).toEqual(['theirs']);
	mine.document.run(adds('observations', 'more'));
	await vi.waitFor(() => expect(theirs.document.plan.observations).toHaveLength(2));
	expect(mine.link.status).toMatchObject({ waiting: 1, unsendable: 1 });
});

test('[SYN-9] a viewer connects without sending anything, and may read all parts but remarks on persons', async () => {
	const { theirs, mine } = await joinAsA('viewer');
	theirs.document.run(adds('adkar', 'secret'));
	theirs.document.run(adds('observations', 'seen'));
	await vi.waitFor(() => expect(mine.document.plan.observations).toHaveLength(1));
	expect(mine.link.status.state).toBe('synced');
	expect(mine.document.stateVector('people')).toEqual(Uint8Array.of(0));
});

test('[SYN-9] a promotion brings the parts that were out of sight', async () => {
	const { theirs, mine } = await joinAsA('viewer');
	theirs.document.run(adds('initiatives', 'b'));
	await theirs.untilSynced();
	await theirs.api.changePerson(mine.link.membership.participantId, { role: 'editor' });
	await vi.waitFor(() => expect(mine.link.membership.role).toBe('editor'));
	await untilInStep(mine);
	mine.document.run(adds('initiatives', 'mine'));
	await vi.waitFor(() => expect(initiativeIds(theirs.document)).toEqual(['b', 'mine', 'theirs']));
});

test('[SYN-7] a device that the server does not know is refused as one of an unknown roadmap', async () => {
	const server = new GatedServer();
	const membership = await publishAs(server.address, crypto.randomUUID());
	const mine = await openLinked({ ...membership, deviceId: 'nobody' });
	await untilState(mine, 'refused');
	expect(mine.link.status.refusal).toBe('unknown');
});

test('[SYN-8] work under another participant’s mark is refused, what they do still arrives, and the rest goes on', async () => {
	const { theirs, mine } = await joinAsA('editor');
	mine.document.parts.plan.clientID = theirs.document.parts.plan.clientID;
	mine.document.run(adds('initiatives', 'forged'));
	await untilState(mine, 'refused');
	expect(mine.link.status.refusal).toBe('foreign-author');
	expect(mine.link.status.waiting).toBe(1);
	mine.document.run(adds('observations', 'seen'));
	await vi.waitFor(() => expect(theirs.document.plan.observations).toHaveLength(1));
	const other = await theirs.bring('Bo', 'editor');
	await other.untilSynced();
	other.document.run(adds('initiatives', 'others'));
	await vi.waitFor(() => expect(initiativeIds(mine.document)).toContain('others'));
	expect(initiativeIds(theirs.document)).not.toContain('forged');
	expect(mine.link.status).toMatchObject({ state: 'refused', refusal: 'foreign-author', waiting: 1 });
});

test('[SYN-7] a server that stops is waited for, and reached again once it is back', async () => {
	const server = new GatedServer();
	await server.useOwn();
	const mine = await openLinked(await publishAs(server.address, crypto.randomUUID()));
	await untilInStep(mine);
	await server.stop();
	await untilState(mine, 'waiting');
	mine.document.run(adds('initiatives', 'a'));
	expect(mine.link.status).toMatchObject({ state: 'waiting', waiting: 1 });
	await server.start();
	await untilInStep(mine);
});

test('[SYN-3] a server that is killed loses nothing that it acknowledged', async () => {
	const server = new GatedServer();
	await server.useOwn();
	const membership = await publishAs(server.address, crypto.randomUUID());
	const mine = await openLinked(membership);
	await untilInStep(mine);
	for (const id of ['a', 'b', 'c']) mine.document.run(adds('initiatives', id));
	await untilInStep(mine);
	await server.kill();
	await untilState(mine, 'waiting');
	await mine.link.stop();
	await server.start();
	const fresh = new StockDevice(membership);
	await vi.waitFor(() => expect(initiativeIds(fresh.document)).toEqual(['a', 'b', 'c']));
});

test('[SYN-8] an edit above the server’s limit is refused by name, and smaller ones of others still arrive', async () => {
	const server = new GatedServer();
	await server.useOwn({ MAX_PAYLOAD_BYTES: '20000' });
	const theirs = await shareElsewhere(server.address);
	const token = await theirs.invite('Ana', 'editor');
	const invite = { roadmapId: theirs.document.id, token };
	const mine = await openLinked(await joinRoadmap(invite, { server: server.address, device: 'Test' }));
	await untilInStep(mine);
	mine.document.run(adds('initiatives', 'large', { title: 'x'.repeat(30_000) }));
	await untilState(mine, 'refused');
	expect(mine.link.status).toMatchObject({ refusal: 'too-large', waiting: 1 });
	theirs.document.run(adds('initiatives', 'small'));
	await vi.waitFor(() => expect(initiativeIds(mine.document)).toContain('small'));
	expect(initiativeIds(theirs.document)).toEqual(['small']);
});

test('[SYN-7] while the server’s disk is full edits wait, and they are stored once there is room', async () => {
	const server = new GatedServer();
	await server.useFaulty();
	const mine = await openLinked(await publishAs(server.address, crypto.randomUUID()));
	await untilInStep(mine);
	await server.fillDisk();
	mine.document.run(adds('initiatives', 'a'));
	await vi.waitFor(() => expect(mine.link.status.isStoring).toBe(false));
	expect(mine.link.status.waiting).toBe(1);
	await vi.waitFor(() =>
		expect(mine.statuses).toContainEqual(
			expect.objectContaining({ state: 'waiting', refusal: 'full', isStoring: false, waiting: 1 })
		)
	);
	await server.freeDisk();
	await untilInStep(mine);
	expect(mine.link.status).toMatchObject({ refusal: null, isStoring: true });
});
