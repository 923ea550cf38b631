import { describe, expect, test } from 'vitest';
import { writeCredential } from '$lib/protocol/credential';
import { authenticate } from '$server/access/authenticate';
import { hashOf } from '$server/access/secrets';
import type { CircleStore } from '$server/access/circle';
import type { StoredDevice, StoredParticipant } from '$server/store/access-store';
import { accessStores, makeKey, serveMemoryApi, publish, ask, pathOf } from '../../support/api-server';
import { MemoryAccessStore } from '../../support/memory-access-store';

const now = Date.UTC(2026, 0, 15, 12);
const minute = 60_000;

/** Shares a roadmap with one participant, and answers with their credential. */
async function share(
	store: CircleStore,
	roadmapId: string,
	values: Partial<StoredParticipant> = {},
	device: Partial<StoredDevice> = {}
) {
	const key = makeKey();
	const owner: StoredParticipant = {
		id: `${roadmapId}-ana`,
		roadmapId,
		name: 'Ana',
		role: 'owner',
		createdAt: now,
		expiresAt: null,
		revokedAt: null,
		...values
	};
	const deviceId = `${roadmapId}-laptop`;
	await store.publish(
		{ id: roadmapId, createdAt: now, recoveryHash: hashOf(''), recoversId: owner.id },
		owner,
		{
			id: deviceId,
			participantId: owner.id,
			name: 'Laptop',
			keyHash: hashOf(key),
			createdAt: now,
			seenAt: now,
			...device
		}
	);
	return { deviceId, key, credential: writeCredential({ deviceId, key }) };
}

describe.each(accessStores)('kept in $keptIn', { timeout: 30_000 }, ({ open }) => {
	test('[SHR-2] who shows the key of a device is its participant', async () => {
		const store = await open();
		const { credential, deviceId } = await share(store, 'one', { role: 'editor' });
		expect(await authenticate(store, 'one', credential, now)).toEqual({
			roadmapId: 'one',
			participantId: 'one-ana',
			deviceId,
			name: 'Ana',
			role: 'editor'
		});
	});

	test('[SHR-3] no roadmap, no device, another’s device, a wrong key and nonsense are all unknown', async () => {
		const store = await open();
		const one = await share(store, 'one');
		const two = await share(store, 'two');
		const wrong = [
			['none', one.credential],
			['two', one.credential],
			['one', two.credential],
			['one', writeCredential({ deviceId: one.deviceId, key: makeKey() })],
			['one', writeCredential({ deviceId: two.deviceId, key: one.key })],
			['one', writeCredential({ deviceId: 'nobody', key: one.key })],
			['one', ''],
			['one', 'lr1'],
			['one', `${one.credential}.more`],
			['one', ` ${one.credential}`],
			['one', `lr1.${one.deviceId}\u0000.${one.key}`],
			['one', `lr1.${'x'.repeat(1_000_000)}.${one.key}`],
			['one', `lr1.${one.deviceId}.${hashOf(one.key)}`],
			['one', `lr1.' OR 1=1 --.${one.key}`]
		] as const;
		for (const [roadmapId, credential] of wrong) {
			await expect(
				authenticate(store, roadmapId, credential, now),
				credential.slice(0, 60)
			).rejects.toMatchObject({ code: 'unknown' });
		}
	});

	test('[SHR-3] only the right key learns that its participant was taken off, or that their time is over', async () => {
		const store = await open();
		const former = await share(store, 'former', { revokedAt: now - 1 });
		const late = await share(store, 'late', { expiresAt: now });
		const wrong = writeCredential({ deviceId: former.deviceId, key: makeKey() });
		await expect(authenticate(store, 'former', former.credential, now)).rejects.toMatchObject({
			code: 'revoked'
		});
		await expect(authenticate(store, 'former', wrong, now)).rejects.toMatchObject({ code: 'unknown' });
		await expect(authenticate(store, 'late', late.credential, now)).rejects.toMatchObject({
			code: 'expired'
		});
		expect(await authenticate(store, 'late', late.credential, now - 1)).toMatchObject({ name: 'Ana' });
	});

	test('[SHR-8] a change counts from the next request', async () => {
		const store = await open();
		const { credential } = await share(store, 'one');
		await authenticate(store, 'one', credential, now);
		await store.changeParticipant('one-ana', { role: 'viewer', name: 'Anna' });
		expect(await authenticate(store, 'one', credential, now)).toMatchObject({ role: 'viewer', name: 'Anna' });
		await store.changeParticipant('one-ana', { revokedAt: now });
		await expect(authenticate(store, 'one', credential, now)).rejects.toMatchObject({ code: 'revoked' });
	});

	test('when a device was last seen is written down anew after a quarter of an hour, not with each request', async () => {
		const store = await open();
		const { credential, deviceId } = await share(store, 'one');
		const seen = async () => (await store.device(deviceId))?.seenAt;
		await authenticate(store, 'one', credential, now + 14 * minute);
		expect(await seen()).toBe(now);
		await authenticate(store, 'one', credential, now + 15 * minute);
		await expect.poll(seen).toBe(now + 15 * minute);
	});
});

test('an app of another protocol is told so, and learns nothing else', async () => {
	const store = new MemoryAccessStore();
	await expect(authenticate(store, 'none', 'lr0.device.key', now)).rejects.toMatchObject({
		code: 'old-client'
	});
	await expect(authenticate(store, 'none', 'lr2.device.key', now)).rejects.toMatchObject({
		code: 'old-client'
	});
});

test('[SHR-18] a disk that is full keeps nobody from reading', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	server.clock.now += 60 * minute;
	server.store.failure = new Error('disk full');
	expect((await ask(server, `GET ${pathOf('roadmap-1', '/people')}`, { as: ana })).status).toBe(200);
	expect(server.failures).toEqual([]);
});
