import { readCredential } from '$lib/protocol/credential';
import { Refusal } from '$lib/protocol/refusal';
import type { AccessStore, StoredDevice, StoredParticipant } from '../store/access-store.ts';
import type { Authority } from './authority.ts';
import { isServerId } from './ids.ts';
import { hashOf, isSameHash, nobodysHash, nobodysId } from './secrets.ts';

/** Longest credential that is looked at, in UTF-16 units; a real one has 70. */
const longestCredential = 200;
/** How old the time at which a device was last seen may get before it is written anew, in milliseconds. */
const seenEvery = 15 * 60_000;

/**
 * Who it is that shows a credential, looked up anew each time: what an owner changes counts from the next call.
 *
 * @param credential see protocol/credential.ts
 * @param now milliseconds since 1970
 * @throws Refusal 'unknown' (no such roadmap, no such device, a wrong key: nobody learns which), 'revoked', 'expired'
 *   or 'old-client'; the database's own error when that fails
 */
export async function authenticate(
	access: AccessStore,
	roadmapId: string,
	credential: string,
	now: number
): Promise<Authority> {
	const shown = credential.length > longestCredential ? null : readCredential(credential);
	if (shown === 'old-client') throw new Refusal('old-client');
	const deviceId = shown && isServerId(shown.deviceId) ? shown.deviceId : nobodysId;
	const device = await access.device(deviceId);
	const participant = await access.participant(device?.participantId ?? nobodysId);
	const isTheirKey = isSameHash(hashOf(shown?.key ?? ''), device?.keyHash ?? nobodysHash);
	if (!device || participant?.roadmapId !== roadmapId || !isTheirKey) throw new Refusal('unknown');
	refuseFormer(participant, now);
	noteSeen(access, device, now);
	return {
		roadmapId,
		participantId: participant.id,
		deviceId: device.id,
		name: participant.name,
		role: participant.role
	};
}

/** Refuses a participant who was taken off the list, or whose time is over. */
export function refuseFormer(participant: StoredParticipant, now: number): void {
	if (participant.revokedAt !== null) throw new Refusal('revoked');
	if (isOver(participant, now)) throw new Refusal('expired');
}

/** Whether the time of a participant is over. */
export function isOver({ expiresAt }: StoredParticipant, now: number): boolean {
	return expiresAt !== null && expiresAt <= now;
}

/** Nobody waits for this, and a disk that is full just now must not keep anybody from reading. */
function noteSeen(access: AccessStore, device: StoredDevice, now: number): void {
	if (device.seenAt !== null && now - device.seenAt < seenEvery) return;
	void access.markSeen(device.id, now).catch(() => undefined);
}
