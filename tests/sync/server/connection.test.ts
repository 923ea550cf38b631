import { fetchRoadmap, joinRoadmap } from '$lib/sync/server/join-roadmap';
import { readMembership } from '$lib/sync/server/membership';
import { deleteForEver } from '$lib/sync/catalogue';
import { expect, test, vi } from 'vitest';
import { GatedServer } from '../../support/gated-server';
import { openLinked, untilInStep, untilState } from '../../support/linked-roadmap';
import { adds } from '../../support/plain-edit';
import { publishAs, shareElsewhere } from '../../support/stock-device';
import { initiativeIds } from '../../support/stored-roadmap';

const wholes = (asked: readonly string[]) =>
	asked.filter((one) => one.startsWith('GET') && one.includes('/state'));
const sockets = (asked: readonly string[]) => asked.filter((one) => one.startsWith('SOCKET'));

test('[SYN-1] a part is fetched whole once; later only what is missing comes', async () => {
	const server = new GatedServer();
	const theirs = await shareElsewhere(new GatedServer().address);
	theirs.document.run(adds('initiatives', 'a'));
	await theirs.untilSynced();
	const invite = { roadmapId: theirs.document.id, token: await theirs.invite('Ana', 'commenter') };
	const membership = await joinRoadmap(invite, { server: server.address, device: 'Test' });
	await fetchRoadmap(membership);
	const parts = wholes(await server.asked()).map((one) => one.replace(/.*part=/, ''));
	expect(parts.sort()).toEqual(['plan', 'records', 'talk']);
	theirs.document.run(adds('initiatives', 'b'));
	const first = await openLinked(membership);
	await vi.waitFor(() => expect(initiativeIds(first.document)).toEqual(['a', 'b']));
	await first.close();
	const second = await openLinked(membership);
	await untilInStep(second);
	expect(wholes(await server.asked())).toHaveLength(3);
	expect(sockets(await server.asked())).toHaveLength(2);
});

test('[SYN-1] after a day without the server a part is asked for whole again', async () => {
	const server = new GatedServer();
	const theirs = await shareElsewhere(new GatedServer().address);
	theirs.document.run(adds('initiatives', 'a'));
	await theirs.untilSynced();
	const invite = { roadmapId: theirs.document.id, token: await theirs.invite('Ana', 'viewer') };
	const membership = await joinRoadmap(invite, { server: server.address, device: 'Test' });
	await fetchRoadmap(membership);
	theirs.document.run(adds('initiatives', 'b'));
	await theirs.untilSynced();
	const twoDaysMs = 2 * 86_400_000;
	const mine = await openLinked(membership, {}, () => Date.now() + twoDaysMs);
	await untilInStep(mine);
	expect(wholes(await server.asked())).toHaveLength(6);
	expect(initiativeIds(mine.document)).toEqual(['a', 'b']);
});

test('[SYN-13] a connection tells a load balancer which roadmap it is about, and nobody its id', async () => {
	const server = new GatedServer();
	const membership = await publishAs(server.address, 'an id: with / everything');
	await untilInStep(await openLinked(membership));
	const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(membership.roadmapId));
	const start = [...new Uint8Array(hash).slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0'));
	expect(sockets(await server.asked())).toEqual([`SOCKET /sync?d=${start.join('')}`]);
});

test('[SYN-10] a server that falls silent is asked, and left for a new connection when it does not answer', async () => {
	const server = new GatedServer();
	const pace = { lookMs: 20, silenceMs: 40 };
	const mine = await openLinked(await publishAs(server.address, crypto.randomUUID()), pace);
	await untilInStep(mine);
	await server.hold();
	await untilState(mine, 'waiting');
	await server.letGo();
	await untilInStep(mine);
	expect(sockets(await server.asked()).length).toBeGreaterThan(1);
});

test('[SYN-10] a server that accepts and says nothing does not hold a device for ever', async () => {
	const server = new GatedServer();
	const membership = await publishAs(server.address, crypto.randomUUID());
	await server.hold();
	const mine = await openLinked(membership, { lookMs: 20 });
	await untilState(mine, 'waiting');
	await server.letGo();
	await untilInStep(mine);
});

test('[SYN-6] when the browser says that the network is gone the link waits, and comes back with it', async () => {
	const server = new GatedServer();
	const mine = await openLinked(await publishAs(server.address, crypto.randomUUID()), {
		firstRetryMs: 1_000,
		longestRetryMs: 600_000
	});
	await untilInStep(mine);
	await server.cut();
	window.dispatchEvent(new Event('offline'));
	expect(mine.link.status.state).toBe('waiting');
	await server.mend();
	window.dispatchEvent(new Event('online'));
	await untilInStep(mine);
});

test('[SYN-6] someone who asks for it tries again at once', async () => {
	const server = new GatedServer();
	const mine = await openLinked(await publishAs(server.address, crypto.randomUUID()), {
		firstRetryMs: 600_000,
		longestRetryMs: 600_000
	});
	await untilInStep(mine);
	await server.cut();
	await untilState(mine, 'waiting');
	await server.mend();
	mine.link.retry();
	await untilInStep(mine);
});

test('[SYN-11] a page out of sight with nothing to send lets go, and connects when it is looked at', async () => {
	const server = new GatedServer();
	const mine = await openLinked(await publishAs(server.address, crypto.randomUUID()), { hiddenMs: 10 });
	await untilInStep(mine);
	const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
	document.dispatchEvent(new Event('visibilitychange'));
	await untilState(mine, 'waiting');
	const before = sockets(await server.asked()).length;
	hidden.mockRestore();
	document.dispatchEvent(new Event('visibilitychange'));
	await untilInStep(mine);
	expect(sockets(await server.asked())).toHaveLength(before + 1);
});

test('[SYN-13] a membership goes with its roadmap when that is deleted for ever', async () => {
	const server = new GatedServer();
	const theirs = await shareElsewhere(server.address);
	const invite = { roadmapId: theirs.document.id, token: await theirs.invite('Ana', 'viewer') };
	await fetchRoadmap(await joinRoadmap(invite, { server: server.address, device: 'Test' }));
	await deleteForEver(theirs.document.id);
	expect(await readMembership(theirs.document.id)).toBeNull();
});
