import { describe, expect, test } from 'vitest';
import type { SharedRoadmap } from '$server/store/access-store';
import type { Store } from '$server/store/store';
import { deviceOf, inviteOf, participantOf, type StoreUnderTest } from '../../support/server-store';
import { openedStores } from './opened-stores';

const later = 1_799_999_999_999;

function roadmapOf(id: string): SharedRoadmap {
	return { id, createdAt: 1_790_000_000_123, recoveryHash: 'b'.repeat(64), recoversId: `${id}-owner` };
}

/** Publishes a roadmap with its owner, called "‹id›-owner", and that one's device, "‹id›-device". */
function publish(store: Store, id: string): Promise<boolean> {
	const owner = participantOf(id, `${id}-owner`, { role: 'owner' });
	return store.publish(roadmapOf(id), owner, deviceOf(owner.id, `${id}-device`));
}

export function accessSuite(make: () => Promise<StoreUnderTest>): void {
	describe('access', () => {
		const opened = openedStores(make);

		test('nothing is known of unknown ids, and changing them changes nothing', async () => {
			const { store } = opened;
			expect(await store.roadmap('r1')).toBeNull();
			expect(await store.participant('ana')).toBeNull();
			expect(await store.device('laptop')).toBeNull();
			expect(await store.invite('none')).toBeNull();
			expect(await store.participants('r1')).toEqual([]);
			expect(await store.devices('r1')).toEqual([]);
			await store.setRecovery('r1', 'c', 'd');
			await store.changeParticipant('ana', { role: 'owner' });
			await store.markSeen('laptop', later);
			await store.deleteDevice('laptop');
			await store.deleteUnusedInvites('ana', 'person');
			await store.deleteRoadmap('r1');
			expect(await store.useInvite('none', deviceOf('ana', 'laptop'), later)).toBe(false);
			expect(await store.device('laptop')).toBeNull();
		});

		test('a roadmap is published with its owner and device, once', async () => {
			const { store } = opened;
			expect(await publish(store, 'r1')).toBe(true);
			expect(await store.roadmap('r1')).toEqual(roadmapOf('r1'));
			expect(await store.participants('r1')).toEqual([participantOf('r1', 'r1-owner', { role: 'owner' })]);
			expect(await store.devices('r1')).toEqual([deviceOf('r1-owner', 'r1-device')]);
			const stranger = participantOf('r1', 'stranger', { role: 'owner' });
			expect(await store.publish(roadmapOf('r1'), stranger, deviceOf('stranger', 'phone'))).toBe(false);
			expect(await store.participant('stranger')).toBeNull();
			expect(await store.device('phone')).toBeNull();
		});

		test('of several who publish one id at once, one does', async () => {
			const second = await opened.openAgain();
			const done = await Promise.all(
				Array.from({ length: 12 }, (_, n) => {
					const owner = participantOf('r1', `owner-${n}`);
					const store = n % 2 ? opened.store : second;
					return store.publish(roadmapOf('r1'), owner, deviceOf(owner.id, `device-${n}`));
				})
			);
			expect(done.filter(Boolean)).toHaveLength(1);
			const [owner] = await second.participants('r1');
			expect(owner?.id).toBe(`owner-${done.indexOf(true)}`);
			expect(await second.devices('r1')).toHaveLength(1);
		});

		test('what cannot be published whole is not published at all', async () => {
			const { store } = opened;
			await publish(store, 'r1');
			const owner = participantOf('r2', 'r2-owner');
			await expect(store.publish(roadmapOf('r2'), owner, deviceOf(owner.id, 'r1-device'))).rejects.toThrow();
			expect(await store.roadmap('r2')).toBeNull();
			expect(await store.participant('r2-owner')).toBeNull();
		});

		test('participants are added with their link, listed in order, and changed field by field', async () => {
			const { store } = opened;
			await publish(store, 'r1');
			await publish(store, 'r2');
			const name = 'نور الهدى 👩🏽‍💻 O’Brien; DROP TABLE';
			const noor = participantOf('r1', 'noor', { name, expiresAt: later, createdAt: 1_790_000_000_002 });
			const ben = participantOf('r1', 'ben', { createdAt: 1_790_000_000_001 });
			await store.addParticipant(noor, inviteOf('noor', 't1', { expiresAt: later }));
			await store.addParticipant(ben, inviteOf('ben', 't2'));
			expect((await store.participants('r1')).map(({ id }) => id)).toEqual(['r1-owner', 'ben', 'noor']);
			expect(await store.participant('noor')).toEqual(noor);
			expect(await store.invite('t1')).toEqual(inviteOf('noor', 't1', { expiresAt: later }));
			await store.changeParticipant('noor', {});
			expect(await store.participant('noor')).toEqual(noor);
			await store.changeParticipant('noor', { role: 'viewer', expiresAt: null });
			expect(await store.participant('noor')).toEqual({ ...noor, role: 'viewer', expiresAt: null });
			await store.changeParticipant('noor', { name: 'N', revokedAt: later });
			expect(await store.participant('noor')).toMatchObject({ name: 'N', revokedAt: later, role: 'viewer' });
			expect(await store.participant('ben')).toEqual(ben);
		});

		test('a participant whose link cannot be added is not added either', async () => {
			const { store } = opened;
			await publish(store, 'r1');
			await store.addParticipant(participantOf('r1', 'ben'), inviteOf('ben', 't1'));
			const added = store.addParticipant(participantOf('r1', 'noor'), inviteOf('noor', 't1'));
			await expect(added).rejects.toThrow();
			expect(await store.participant('noor')).toBeNull();
		});

		test('devices come, are seen, and go', async () => {
			const { store } = opened;
			await publish(store, 'r1');
			await store.addDevice(deviceOf('r1-owner', 'phone', { createdAt: 1_790_000_000_001 }));
			await store.markSeen('phone', later);
			expect(await store.device('phone')).toMatchObject({ participantId: 'r1-owner', seenAt: later });
			expect((await store.devices('r1')).map(({ id }) => id)).toEqual(['r1-device', 'phone']);
			await store.deleteDevice('phone');
			expect(await store.device('phone')).toBeNull();
			await expect(store.addDevice(deviceOf('nobody', 'tablet'))).rejects.toThrow();
		});

		test('a link is used once, by the first of many devices, and stays known', async () => {
			const { store } = opened;
			const second = await opened.openAgain();
			await publish(store, 'r1');
			await store.addParticipant(participantOf('r1', 'ben'), inviteOf('ben', 't1'));
			const used = await Promise.all(
				Array.from({ length: 20 }, (_, n) =>
					(n % 2 ? store : second).useInvite('t1', deviceOf('ben', `device-${n}`), later + n)
				)
			);
			expect(used.filter(Boolean)).toHaveLength(1);
			const winner = used.indexOf(true);
			expect((await store.devices('r1')).map(({ id }) => id)).toEqual(
				expect.arrayContaining(['r1-device', `device-${winner}`])
			);
			expect(await store.devices('r1')).toHaveLength(2);
			expect(await second.invite('t1')).toEqual(inviteOf('ben', 't1', { usedAt: later + winner }));
		});

		test('a link whose device cannot be added stays unused', async () => {
			const { store } = opened;
			await publish(store, 'r1');
			await store.addParticipant(participantOf('r1', 'ben'), inviteOf('ben', 't1'));
			await expect(store.useInvite('t1', deviceOf('ben', 'r1-device'), later)).rejects.toThrow();
			expect((await store.invite('t1'))?.usedAt).toBeNull();
			expect(await store.useInvite('t1', deviceOf('ben', 'phone'), later)).toBe(true);
		});

		test('unused links of one kind go; used ones and the other kind stay', async () => {
			const { store } = opened;
			await publish(store, 'r1');
			await store.addInvite(inviteOf('r1-owner', 'used'));
			await store.addInvite(inviteOf('r1-owner', 'unused'));
			await store.addInvite(inviteOf('r1-owner', 'device', { kind: 'device' }));
			await store.useInvite('used', deviceOf('r1-owner', 'phone'), later);
			await store.deleteUnusedInvites('r1-owner', 'person');
			expect(await store.invite('unused')).toBeNull();
			expect((await store.invite('used'))?.usedAt).toBe(later);
			expect((await store.invite('device'))?.kind).toBe('device');
		});

		test('the recovery code is replaced', async () => {
			const { store } = opened;
			await publish(store, 'r1');
			await store.setRecovery('r1', 'c'.repeat(64), 'someone');
			expect(await store.roadmap('r1')).toMatchObject({
				recoveryHash: 'c'.repeat(64),
				recoversId: 'someone'
			});
		});

		test('a roadmap goes with everybody who took part, and with no one else', async () => {
			const { store } = opened;
			await publish(store, 'r1');
			await publish(store, 'r2');
			await store.addParticipant(participantOf('r1', 'ben'), inviteOf('ben', 't1'));
			await store.deleteRoadmap('r1');
			expect(await store.roadmap('r1')).toBeNull();
			expect(await store.participants('r1')).toEqual([]);
			expect(await store.participant('ben')).toBeNull();
			expect(await store.device('r1-device')).toBeNull();
			expect(await store.invite('t1')).toBeNull();
			expect(await store.devices('r2')).toHaveLength(1);
			expect(await publish(store, 'r1')).toBe(true);
		});
	});
}
