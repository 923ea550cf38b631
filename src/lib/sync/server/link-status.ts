import type { Part } from '$lib/plan/part';
import { mayWrite, type Role } from '$lib/plan/role';
import type { RefusalCode } from '$lib/protocol/refusal';
import { type EditCounts, sumOf, withoutParts } from './edit-ledger';

/** How an open roadmap stands with its server. */
export interface LinkStatus {
	/**
	 * `connecting` for the first time; `synced`: the device is connected and knows what the server knows, edits of the
	 * last moment may still be on their way (see `waiting`); `waiting` for the network or the server, which is tried
	 * again by itself; `refused`: the server said no to something for a reason that waiting does not mend (see `refusal`).
	 */
	readonly state: 'connecting' | 'synced' | 'waiting' | 'refused';
	/** Edits of this device that the server has not acknowledged, also those of before a reload and of other tabs. */
	readonly waiting: number;
	/** How many of them the role does not allow to send: they stay on this device. */
	readonly unsendable: number;
	/** When everything was here and on the server the last time, in milliseconds since 1970; null for never. */
	readonly lastSyncedAt: number | null;
	/** What the server said: why it refuses, or why it is tried again later; null when it said nothing. */
	readonly refusal: RefusalCode | null;
	/** Whether the server writes what it gets to its disk. While it does not, edits wait. */
	readonly isStoring: boolean;
}

/** What a status is made of. */
export interface LinkFacts extends Pick<LinkStatus, 'state' | 'lastSyncedAt' | 'refusal' | 'isStoring'> {
	/** Edits without acknowledgement: of this tab, and of others and before. */
	readonly own: EditCounts;
	readonly others: EditCounts;
	readonly role: Role;
	/** Parts in which the server refused work, and why. */
	readonly held: ReadonlyMap<Part, RefusalCode>;
}

export function describeLink({ own, others, role, held, ...facts }: LinkFacts): LinkStatus {
	const unsendableOf = (counts: EditCounts) => sumOf(withoutParts(counts, (part) => mayWrite(role, part)));
	const unsendable = unsendableOf(own) + unsendableOf(others);
	const status = { ...facts, waiting: sumOf(own) + sumOf(others), unsendable };
	const [refusedWork] = held.values();
	if (refusedWork) return { ...status, state: 'refused', refusal: refusedWork };
	if (unsendable > 0 && facts.state === 'synced') return { ...status, state: 'refused', refusal: 'role' };
	return status;
}

/** Whether two statuses tell people the same: times are looked at by the second. */
export function isSameStatus(one: LinkStatus, other: LinkStatus): boolean {
	const { lastSyncedAt: at, ...rest } = one;
	const { lastSyncedAt: otherAt, ...otherRest } = other;
	const isSameTime = at === otherAt || (at !== null && otherAt !== null && Math.abs(at - otherAt) < 1_000);
	return isSameTime && JSON.stringify(rest) === JSON.stringify(otherRest);
}
