import type { Part } from '$lib/plan/part';
import type { Role } from '$lib/plan/role';

/** This device's part in a roadmap that a server shares. */
export interface Membership {
	readonly roadmapId: string;
	/** Where the app of that server is, with its sub-path, without a slash at the end: "https://host/base". */
	readonly server: string;
	readonly participantId: string;
	readonly deviceId: string;
	/** 32 random bytes, base64url: only this device knows them. */
	readonly key: string;
	/** What the participant is called. */
	readonly name: string;
	readonly role: Role;
	/** Milliseconds since 1970. */
	readonly joinedAt: number;
	/** Edits of this device that the server has not acknowledged, as last written down. */
	readonly waiting: number;
}

/** What a device remembers of its dealings with a server. */
export interface LinkMemory {
	/** ETag of each part's state that was fetched whole; what came since came over the connection. */
	readonly etags: { readonly [part in Part]?: string };
	/** When everything was on the server and here the last time, in milliseconds since 1970. */
	readonly lastSyncedAt: number | null;
	/** Edits without acknowledgement, by the tab that made them: how many wrote in which parts ("plan talk"). */
	readonly unsent: { readonly [tab: string]: { readonly [parts: string]: number } };
}

/** How a membership is kept on this device. */
export interface MembershipRow extends Omit<Membership, 'waiting'> {
	readonly memory: LinkMemory;
}

export const emptyMemory: LinkMemory = { etags: {}, lastSyncedAt: null, unsent: {} };
