import type { Role } from '$lib/plan/role';

/** Who somebody is in a shared roadmap, as the server knows them. */
export interface Me {
	readonly participantId: string;
	readonly name: string;
	readonly role: Role;
}
