import type { AuthorsAnswer, DeviceLink } from '$lib/protocol/api';
import { documentName } from '$lib/protocol/document-name';
import { Refusal } from '$lib/protocol/refusal';
import type { Part } from '$lib/plan/part';
import type { Authority } from './authority.ts';
import { anyPerson, type Circle, isLastingOwner, keepingAnOwner } from './circle.ts';
import { hashOf, randomToken } from './secrets.ts';

/** How long a link for another device of one's own may wait, in milliseconds. */
const deviceLinkTime = 15 * 60_000;

/** A link for another device of the person who asks, in place of an earlier one. */
export async function linkDevice({ store, now }: Circle, asker: Authority): Promise<DeviceLink> {
	const token = randomToken();
	const expiresAt = now + deviceLinkTime;
	await store.deleteUnusedInvites(asker.participantId, 'device');
	await store.addInvite({
		tokenHash: hashOf(token),
		participantId: asker.participantId,
		kind: 'device',
		createdAt: now,
		expiresAt,
		usedAt: null
	});
	return { token, expires: new Date(expiresAt).toISOString() };
}

/**
 * Lets a device go at once: one of one's own, or anybody's for an owner.
 *
 * @throws Refusal 'unknown' (to who is no owner, for every device but their own), or 'last-owner' for the only device
 *   of the last owner
 */
export async function removeDevice(circle: Circle, asker: Authority, deviceId: string): Promise<void> {
	const { store, hub, roadmapId } = circle;
	const devices = await store.devices(roadmapId);
	const device = devices.find((one) => one.id === deviceId);
	const isAllowed = asker.role === 'owner' || device?.participantId === asker.participantId;
	if (!device || !isAllowed) throw new Refusal('unknown');
	const person = await anyPerson(circle, device.participantId);
	const isOnly = devices.every((one) => one === device || one.participantId !== person.id);
	const remove = () => store.deleteDevice(deviceId);
	if (isOnly && isLastingOwner(person))
		await keepingAnOwner(circle, person.id, remove, () => store.addDevice(device));
	else await remove();
	await hub.disconnect({ deviceId }, 'revoked');
	await hub.tell(roadmapId, { kind: 'people' });
}

/** Whose work each Yjs client id of a part is. */
export async function listAuthors({ store, roadmapId }: Circle, part: Part): Promise<AuthorsAnswer> {
	const clients = await store.clientsOf(documentName(roadmapId, part));
	return { clients: Object.fromEntries([...clients].map(([client, person]) => [String(client), person])) };
}
