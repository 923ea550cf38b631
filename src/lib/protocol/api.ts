import type { Role } from '$lib/plan/role';

/**
 * The server's answers and questions over HTTP, all JSON, all below `/api/documents`; `:id` is the roadmap's id,
 * percent-encoded. A refusal is `{ "error": RefusalCode }`. A device shows itself by
 * `Authorization: Bearer ‹credential›` (see credential.ts). Times are ISO 8601, UTC.
 *
 * POST   /api/documents                        PublishRequest → 201 Published; `X-Publish-Token` where one is needed
 * POST   /api/documents/:id/join               JoinRequest → Joined
 * POST   /api/documents/:id/recover            RecoverRequest → Recovered
 * GET    /api/documents/:id/people             → PeopleAnswer
 * POST   /api/documents/:id/people             InviteRequest → 201 Invited (owners)
 * PATCH  /api/documents/:id/people/:person     PersonChange → Person (owners)
 * DELETE /api/documents/:id/people/:person     revokes at once, also while connected (owners; oneself: leaves)
 * POST   /api/documents/:id/people/:person/link → Invited: a new link in place of an unused one (owners)
 * POST   /api/documents/:id/devices            → 201 DeviceLink: for another device of the same person, once, 15 minutes
 * DELETE /api/documents/:id/devices/:device    lets a device of one's own go (owners: anybody's)
 * POST   /api/documents/:id/recovery           → Recovery: a new code in place of the old (owners)
 * GET    /api/documents/:id/state?part=plan    → the part as one Yjs update (application/octet-stream), with ETag;
 *                                                `at=‹time›` for the part as it was then (owners and editors)
 * GET    /api/documents/:id/authors?part=plan  → AuthorsAnswer
 * DELETE /api/documents/:id                    ends the sharing and deletes what the server holds (owners)
 */
export interface PublishRequest {
	readonly id: string;
	/** The owner's name, and a name for the device. */
	readonly name: string;
	readonly device: string;
	readonly key: string;
}

export interface Published extends Joined {
	readonly recoveryCode: string;
}

export interface JoinRequest {
	readonly token: string;
	readonly key: string;
	readonly device: string;
}

export interface Joined {
	readonly participantId: string;
	readonly deviceId: string;
	readonly name: string;
	readonly role: Role;
}

export interface RecoverRequest {
	readonly code: string;
	readonly key: string;
	readonly device: string;
}

export type Recovered = Published;

export interface Recovery {
	readonly recoveryCode: string;
}

export interface InviteRequest {
	readonly name: string;
	readonly role: Role;
	readonly expires: string | null;
}

export interface Invited {
	readonly person: Person;
	/** For the link; shown once, the server keeps its hash alone. */
	readonly token: string;
}

export interface DeviceLink {
	readonly token: string;
	readonly expires: string;
}

export interface PersonChange {
	readonly name?: string;
	readonly role?: Role;
	readonly expires?: string | null;
}

export interface Device {
	readonly id: string;
	readonly name: string;
	readonly lastSeen: string | null;
}

/** A participant. Devices, times and the state of the invite are told to owners, and to oneself. */
export interface Person {
	readonly id: string;
	readonly name: string;
	readonly role: Role;
	readonly state: 'invited' | 'joined' | 'expired' | 'revoked';
	readonly expires: string | null;
	readonly devices: readonly Device[];
}

export interface PeopleAnswer {
	readonly me: string;
	readonly people: readonly Person[];
}

export interface AuthorsAnswer {
	/** The participant that each Yjs client id of the part belongs to. */
	readonly clients: { readonly [clientId: string]: string };
}

/** Longest names of people and devices, in UTF-16 units. */
export const maxName = 80;
