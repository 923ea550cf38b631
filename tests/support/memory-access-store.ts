import type {
	AccessStore,
	SharedRoadmap,
	StoredDevice,
	StoredInvite,
	StoredParticipant
} from '$server/store/access-store';

/** Who takes part, kept in memory, with the clients of documents that a test writes down itself. */
export class MemoryAccessStore implements AccessStore {
	readonly #roadmaps = new Map<string, SharedRoadmap>();
	readonly #participants = new Map<string, StoredParticipant>();
	readonly #devices = new Map<string, StoredDevice>();
	readonly #invites = new Map<string, StoredInvite>();
	readonly clients = new Map<string, Map<number, string>>();
	/** While this is set every write fails with it, as on a full disk. */
	failure: Error | null = null;

	async publish(roadmap: SharedRoadmap, owner: StoredParticipant, device: StoredDevice): Promise<boolean> {
		this.#write();
		if (this.#roadmaps.has(roadmap.id)) return false;
		this.#roadmaps.set(roadmap.id, roadmap);
		this.#participants.set(owner.id, owner);
		this.#devices.set(device.id, device);
		return true;
	}

	async roadmap(id: string): Promise<SharedRoadmap | null> {
		return this.#roadmaps.get(id) ?? null;
	}

	async setRecovery(roadmapId: string, recoveryHash: string, recoversId: string): Promise<void> {
		this.#write();
		const roadmap = this.#roadmaps.get(roadmapId);
		if (roadmap) this.#roadmaps.set(roadmapId, { ...roadmap, recoveryHash, recoversId });
	}

	async deleteRoadmap(id: string): Promise<void> {
		this.#write();
		this.#roadmaps.delete(id);
		for (const person of await this.participants(id)) {
			this.#participants.delete(person.id);
			for (const [key, device] of this.#devices)
				if (device.participantId === person.id) this.#devices.delete(key);
			for (const [key, invite] of this.#invites)
				if (invite.participantId === person.id) this.#invites.delete(key);
		}
	}

	async participants(roadmapId: string): Promise<readonly StoredParticipant[]> {
		return [...this.#participants.values()].filter((one) => one.roadmapId === roadmapId);
	}

	async participant(id: string): Promise<StoredParticipant | null> {
		return this.#participants.get(id) ?? null;
	}

	async addParticipant(participant: StoredParticipant, invite: StoredInvite): Promise<void> {
		this.#write();
		this.#participants.set(participant.id, participant);
		this.#invites.set(invite.tokenHash, invite);
	}

	async changeParticipant(
		id: string,
		values: Partial<Pick<StoredParticipant, 'name' | 'role' | 'expiresAt' | 'revokedAt'>>
	): Promise<void> {
		this.#write();
		const participant = this.#participants.get(id);
		if (participant) this.#participants.set(id, { ...participant, ...values });
	}

	async devices(roadmapId: string): Promise<readonly StoredDevice[]> {
		const people = new Set((await this.participants(roadmapId)).map((one) => one.id));
		return [...this.#devices.values()].filter((one) => people.has(one.participantId));
	}

	async device(id: string): Promise<StoredDevice | null> {
		return this.#devices.get(id) ?? null;
	}

	async addDevice(device: StoredDevice): Promise<void> {
		this.#write();
		this.#devices.set(device.id, device);
	}

	async deleteDevice(id: string): Promise<void> {
		this.#write();
		this.#devices.delete(id);
	}

	async markSeen(deviceId: string, at: number): Promise<void> {
		this.#write();
		const device = this.#devices.get(deviceId);
		if (device) this.#devices.set(deviceId, { ...device, seenAt: at });
	}

	async addInvite(invite: StoredInvite): Promise<void> {
		this.#write();
		this.#invites.set(invite.tokenHash, invite);
	}

	async deleteUnusedInvites(participantId: string, kind: StoredInvite['kind']): Promise<void> {
		this.#write();
		for (const [key, invite] of this.#invites) {
			if (invite.participantId !== participantId || invite.kind !== kind || invite.usedAt !== null) continue;
			this.#invites.delete(key);
		}
	}

	async invite(tokenHash: string): Promise<StoredInvite | null> {
		return this.#invites.get(tokenHash) ?? null;
	}

	async useInvite(tokenHash: string, device: StoredDevice, at: number): Promise<boolean> {
		this.#write();
		const invite = this.#invites.get(tokenHash);
		if (!invite || invite.usedAt !== null) return false;
		this.#invites.set(tokenHash, { ...invite, usedAt: at });
		this.#devices.set(device.id, device);
		return true;
	}

	async clientsOf(document: string): Promise<ReadonlyMap<number, string>> {
		return this.clients.get(document) ?? new Map();
	}

	async deleteDocuments(documents: readonly string[]): Promise<void> {
		this.#write();
		for (const document of documents) this.clients.delete(document);
	}

	#write(): void {
		if (this.failure) throw this.failure;
	}
}
