import type {
	Joined,
	JoinRequest,
	Published,
	PublishRequest,
	RecoverRequest,
	Recovered,
	Recovery
} from '$lib/protocol/api';
import { documentName } from '$lib/protocol/document-name';
import { Refusal } from '$lib/protocol/refusal';
import { parts } from '$lib/plan/part';
import type { StoredDevice, StoredParticipant } from '../store/access-store.ts';
import { refuseFormer } from './authenticate.ts';
import { type Circle, deviceWithKey, makeDevice, mostDevices } from './circle.ts';
import { makeRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import { hashOf, isSameHash, nobodysHash, nobodysId, randomToken } from './secrets.ts';

/** Names of all that is kept of a roadmap's content. */
function documentsOf(roadmapId: string): readonly string[] {
	return parts.map((part) => documentName(roadmapId, part));
}

/**
 * Shares a roadmap, with its first owner. Asked again with the same key, as when the answer was lost on the way, it
 * answers the same with another recovery code.
 *
 * @throws Refusal 'exists'
 */
export async function publishRoadmap(circle: Circle, request: PublishRequest): Promise<Published> {
	const { store, roadmapId, now } = circle;
	const owner: StoredParticipant = {
		id: randomToken(),
		roadmapId,
		name: request.name,
		role: 'owner',
		createdAt: now,
		expiresAt: null,
		revokedAt: null
	};
	const device = makeDevice(owner.id, request, now);
	const code = makeRecoveryCode();
	const roadmap = { id: roadmapId, createdAt: now, recoveryHash: hashCode(code), recoversId: owner.id };
	if (!(await store.publish(roadmap, owner, device))) return publishedBefore(circle, request.key);
	await dropLeftovers(circle);
	return { ...joined(owner, device), recoveryCode: code };
}

/** An ending that failed half-way must not hand its content to whoever shares under the same id. */
async function dropLeftovers({ store, roadmapId }: Circle): Promise<void> {
	try {
		await store.deleteDocuments(documentsOf(roadmapId));
	} catch (error) {
		await store.deleteRoadmap(roadmapId);
		throw error;
	}
}

async function publishedBefore(circle: Circle, key: string): Promise<Published> {
	const found = await ownerWithKey(circle, key);
	if (!found) throw new Refusal('exists');
	return { ...joined(found.owner, found.device), ...(await renewRecovery(circle, found.owner.id)) };
}

/**
 * Uses a link: the device is bound to the participant whom it was made for. Asked again with the same key it answers
 * the same.
 *
 * @throws Refusal 'unknown', 'revoked', 'expired', 'bound' or 'limit'
 */
export async function joinRoadmap(circle: Circle, request: JoinRequest): Promise<Joined> {
	const { store, roadmapId, now } = circle;
	const tokenHash = hashOf(request.token);
	const invite = await store.invite(tokenHash);
	const person = await store.participant(invite?.participantId ?? nobodysId);
	if (!invite || person?.roadmapId !== roadmapId) throw new Refusal('unknown');
	refuseFormer(person, now);
	if (invite.usedAt !== null) return joinedBefore(circle, person, request.key);
	if (invite.expiresAt !== null && invite.expiresAt <= now) throw new Refusal('expired');
	const devices = await store.devices(roadmapId);
	if (devices.filter((one) => one.participantId === person.id).length >= mostDevices)
		throw new Refusal('limit');
	const device = makeDevice(person.id, request, now);
	if (!(await store.useInvite(tokenHash, device, now))) return joinedBefore(circle, person, request.key);
	// Of two links made at the same moment for one person, the other must not let somebody else in.
	await store.deleteUnusedInvites(person.id, invite.kind);
	const since = await store.participant(person.id);
	if (!since) throw new Refusal('unknown');
	refuseFormer(since, now);
	await circle.hub.tell(roadmapId, { kind: 'people' });
	return joined(since, device);
}

async function joinedBefore(circle: Circle, person: StoredParticipant, key: string): Promise<Joined> {
	const device = await deviceWithKey(circle, key, (id) => id === person.id);
	if (!device) throw new Refusal('bound');
	return joined(person, device);
}

/**
 * Lets the owner in again who has the recovery code, for as long as they are an owner, and gives a new code in place
 * of the one that was used. Asked again with the same key it answers the same, with another code.
 *
 * @throws Refusal 'unknown', or 'limit' when the owner has too many devices
 */
export async function recoverRoadmap(circle: Circle, request: RecoverRequest): Promise<Recovered> {
	const { store, roadmapId, now } = circle;
	const roadmap = await store.roadmap(roadmapId);
	const code = readRecoveryCode(request.code);
	const isRight = isSameHash(hashOf(code ?? ''), roadmap?.recoveryHash ?? nobodysHash);
	const owner = await store.participant(roadmap?.recoversId ?? nobodysId);
	const before = await ownerWithKey(circle, request.key);
	if (before)
		return { ...joined(before.owner, before.device), ...(await renewRecovery(circle, before.owner.id)) };
	if (!code || !isRight || !owner || !isOwnerNow(owner, now)) throw new Refusal('unknown');
	const devices = await store.devices(roadmapId);
	if (devices.filter((one) => one.participantId === owner.id).length >= mostDevices)
		throw new Refusal('limit');
	const device = makeDevice(owner.id, request, now);
	await store.addDevice(device);
	const recovery = await renewRecovery(circle, owner.id);
	await circle.hub.tell(roadmapId, { kind: 'people' });
	return { ...joined(owner, device), ...recovery };
}

/** A new recovery code in place of the old, for an owner. */
export async function renewRecovery({ store, roadmapId }: Circle, ownerId: string): Promise<Recovery> {
	const recoveryCode = makeRecoveryCode();
	await store.setRecovery(roadmapId, hashCode(recoveryCode), ownerId);
	return { recoveryCode };
}

/**
 * Ends the sharing and deletes everything that is kept of the roadmap. When the store fails on the way the owner can
 * ask again, as who takes part goes after the content.
 */
export async function endSharing({ store, hub, roadmapId }: Circle): Promise<void> {
	await hub.forget(roadmapId);
	await store.deleteDocuments(documentsOf(roadmapId));
	await store.deleteRoadmap(roadmapId);
	// Whoever came back in between may have sent everything anew; from here on nobody is let in.
	await hub.forget(roadmapId);
	await store.deleteDocuments(documentsOf(roadmapId));
}

async function ownerWithKey(
	circle: Circle,
	key: string
): Promise<{ readonly owner: StoredParticipant; readonly device: StoredDevice } | null> {
	const people = await circle.store.participants(circle.roadmapId);
	const owners = new Map(people.filter((one) => isOwnerNow(one, circle.now)).map((one) => [one.id, one]));
	const device = await deviceWithKey(circle, key, (id) => owners.has(id));
	const owner = owners.get(device?.participantId ?? nobodysId);
	return device && owner ? { owner, device } : null;
}

function isOwnerNow({ role, revokedAt, expiresAt }: StoredParticipant, now: number): boolean {
	return role === 'owner' && revokedAt === null && (expiresAt === null || expiresAt > now);
}

function hashCode(code: string): string {
	return hashOf(readRecoveryCode(code) ?? '');
}

function joined(person: StoredParticipant, device: StoredDevice): Joined {
	return { participantId: person.id, deviceId: device.id, name: person.name, role: person.role };
}
