import { Refusal } from '$lib/protocol/refusal';
import type { Hub } from '../sync/hub.ts';
import type { AccessStore, StoredDevice, StoredParticipant } from '../store/access-store.ts';
import type { LogStore } from '../store/log-store.ts';
import { hashOf, isSameHash, randomToken } from './secrets.ts';

/** What those who let people in and out need of the store. */
export type CircleStore = AccessStore & Pick<LogStore, 'clientsOf' | 'deleteDocuments'>;

/** A roadmap's people, where they are kept and where they are connected, at one time (milliseconds since 1970). */
export interface Circle {
	readonly store: CircleStore;
	readonly hub: Hub;
	readonly roadmapId: string;
	readonly now: number;
}

/** Most participants of a roadmap, those who left included, and most devices of a participant. */
export const mostPeople = 1_000;
export const mostDevices = 20;

/** A new device with a key of its own. It counts as seen. */
export function makeDevice(
	participantId: string,
	{ device, key }: { readonly device: string; readonly key: string },
	now: number
): StoredDevice {
	return {
		id: randomToken(),
		participantId,
		name: device,
		keyHash: hashOf(key),
		createdAt: now,
		seenAt: now
	};
}

/** The device that has a key, among those of some participants. */
export async function deviceWithKey(
	{ store, roadmapId }: Circle,
	key: string,
	isOf: (participantId: string) => boolean
): Promise<StoredDevice | undefined> {
	const keyHash = hashOf(key);
	const devices = await store.devices(roadmapId);
	return devices.find((one) => isOf(one.participantId) && isSameHash(one.keyHash, keyHash));
}

/** @throws Refusal 'unknown' when the roadmap has no such participant, or has none any more */
export async function activePerson(circle: Circle, personId: string): Promise<StoredParticipant> {
	const person = await anyPerson(circle, personId);
	if (person.revokedAt !== null) throw new Refusal('unknown');
	return person;
}

/** @throws Refusal 'unknown' when the roadmap never had such a participant */
export async function anyPerson({ store, roadmapId }: Circle, personId: string): Promise<StoredParticipant> {
	const person = await store.participant(personId);
	if (person?.roadmapId !== roadmapId) throw new Refusal('unknown');
	return person;
}

/**
 * Does what takes an owner away, unless that is the last one who stays: who has a device, and no end of their time.
 * Looked at again afterwards, since another server may have taken the other owner meanwhile.
 *
 * @param personId whom it is done to
 * @throws Refusal 'last-owner'; then nothing is changed, or `undo` was done
 */
export async function keepingAnOwner(
	circle: Circle,
	personId: string,
	change: () => Promise<void>,
	undo: () => Promise<void>
): Promise<void> {
	const owners = await lastingOwners(circle);
	if (owners.length > 0 && owners.every((id) => id === personId)) throw new Refusal('last-owner');
	await change();
	if (owners.length === 0 || (await lastingOwners(circle)).length > 0) return;
	await undo();
	throw new Refusal('last-owner');
}

async function lastingOwners({ store, roadmapId }: Circle): Promise<readonly string[]> {
	const [people, devices] = [await store.participants(roadmapId), await store.devices(roadmapId)];
	const withDevice = new Set(devices.map((device) => device.participantId));
	return people.filter((one) => isLastingOwner(one) && withDevice.has(one.id)).map((one) => one.id);
}

/** Whether a participant is an owner for as long as the roadmap is shared. */
export function isLastingOwner({ role, revokedAt, expiresAt }: StoredParticipant): boolean {
	return role === 'owner' && revokedAt === null && expiresAt === null;
}
