import type { Role } from '$lib/plan/role';

/** A shared roadmap. Times are milliseconds since 1970. */
export interface SharedRoadmap {
	readonly id: string;
	readonly createdAt: number;
	/** SHA-256 of the recovery code, hexadecimal. */
	readonly recoveryHash: string;
	/** The owner that the recovery code gives a new device. */
	readonly recoversId: string;
}

export interface StoredParticipant {
	readonly id: string;
	readonly roadmapId: string;
	readonly name: string;
	readonly role: Role;
	readonly createdAt: number;
	readonly expiresAt: number | null;
	readonly revokedAt: number | null;
}

export interface StoredDevice {
	readonly id: string;
	readonly participantId: string;
	readonly name: string;
	/** SHA-256 of the device's key, hexadecimal. */
	readonly keyHash: string;
	readonly createdAt: number;
	readonly seenAt: number | null;
}

/** A link that was not used yet. */
export interface StoredInvite {
	/** SHA-256 of the token, hexadecimal. */
	readonly tokenHash: string;
	readonly participantId: string;
	/** `device` was made by a device of the same person, for another. */
	readonly kind: 'person' | 'device';
	readonly createdAt: number;
	readonly expiresAt: number | null;
	/** Whether it was used; it stays known, so that a second use gets its own answer. */
	readonly usedAt: number | null;
}

/** Who takes part in which roadmap. Every method rejects with the database's own error when that fails. */
export interface AccessStore {
	/** Adds a roadmap with its first owner and device, all or none. False when the id is taken. */
	publish(roadmap: SharedRoadmap, owner: StoredParticipant, device: StoredDevice): Promise<boolean>;
	roadmap(id: string): Promise<SharedRoadmap | null>;
	setRecovery(roadmapId: string, recoveryHash: string, recoversId: string): Promise<void>;
	/** Deletes a roadmap with everybody who took part. */
	deleteRoadmap(id: string): Promise<void>;
	participants(roadmapId: string): Promise<readonly StoredParticipant[]>;
	participant(id: string): Promise<StoredParticipant | null>;
	addParticipant(participant: StoredParticipant, invite: StoredInvite): Promise<void>;
	/** Changes what is given; unknown ids change nothing. */
	changeParticipant(
		id: string,
		values: Partial<Pick<StoredParticipant, 'name' | 'role' | 'expiresAt' | 'revokedAt'>>
	): Promise<void>;
	devices(roadmapId: string): Promise<readonly StoredDevice[]>;
	device(id: string): Promise<StoredDevice | null>;
	addDevice(device: StoredDevice): Promise<void>;
	deleteDevice(id: string): Promise<void>;
	markSeen(deviceId: string, at: number): Promise<void>;
	addInvite(invite: StoredInvite): Promise<void>;
	/** Deletes a participant's links that nobody used. */
	deleteUnusedInvites(participantId: string, kind: StoredInvite['kind']): Promise<void>;
	invite(tokenHash: string): Promise<StoredInvite | null>;
	/** Uses a link and adds the device, in one step that only the first of several callers makes. False for the others. */
	useInvite(tokenHash: string, device: StoredDevice, at: number): Promise<boolean>;
}
