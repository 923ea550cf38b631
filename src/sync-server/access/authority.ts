import type { Role } from '$lib/plan/role';

/** Who speaks: a device of a participant, as the server found it. */
export interface Authority {
	readonly roadmapId: string;
	readonly participantId: string;
	readonly deviceId: string;
	readonly name: string;
	readonly role: Role;
}
