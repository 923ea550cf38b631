import { type Credential, writeCredential } from '$lib/protocol/credential';
import { liveQuery } from 'dexie';
import type { Role } from '$lib/plan/role';
import { device } from '$lib/sync/device';
import { changeKept, keptPrefix } from '$lib/sync/kept-values';
import { emptyMemory, type LinkMemory, type Membership, type MembershipRow } from './membership-row';

export type { LinkMemory, Membership } from './membership-row';

/** A membership as it is first written: nothing waits yet. */
export type NewMembership = Omit<Membership, 'waiting'>;

/** This device's membership of a roadmap; null where the roadmap is on this device alone. Rejects when it cannot be read. */
export async function readMembership(roadmapId: string): Promise<Membership | null> {
	const row = await (await device()).memberships.get(roadmapId);
	return row ? membershipOf(row) : null;
}

/**
 * Writes a membership down. What is remembered of the server stays, unless the participant or the server is another.
 * Rejects when it cannot be written; then nothing has changed.
 */
export async function writeMembership(membership: NewMembership): Promise<void> {
	const { memberships } = await device();
	const { roadmapId, server, participantId, deviceId, key, name, role, joinedAt } = membership;
	await memberships.db.transaction('rw', memberships, async () => {
		const before = await memberships.get(roadmapId);
		const isSame = before?.server === server && before.participantId === participantId;
		const memory = isSame ? before.memory : emptyMemory;
		await memberships.put({
			roadmapId,
			server,
			participantId,
			deviceId,
			key,
			name,
			role,
			joinedAt,
			memory
		});
	});
}

/** Changes the name or the role; nothing happens when there is no such membership. */
export async function patchMembership(
	roadmapId: string,
	values: Partial<Pick<Membership, 'name' | 'role'>>
): Promise<void> {
	await (await device()).memberships.update(roadmapId, values);
}

/** Forgets a membership with its key: the roadmap is then on this device alone. Its last role is kept. */
export async function deleteMembership(roadmapId: string): Promise<void> {
	const { memberships, settings } = await device();
	await memberships.db.transaction('rw', memberships, settings, async () => {
		const row = await memberships.get(roadmapId);
		if (!row) return;
		await settings.put({ key: `${keptPrefix(roadmapId)}last-role`, value: row.role });
		await memberships.delete(roadmapId);
	});
}

/** Remembers of a copy of a shared roadmap what this device could do in that one; null of one that nobody shared. */
export async function keepLastRole(roadmapId: string, role: Role | null): Promise<void> {
	if (role !== null) await changeKept(roadmapId, 'last-role', () => role);
}

/** Changes what is remembered, in one step: no other tab comes between reading and writing. */
export async function changeMemory(
	roadmapId: string,
	change: (memory: LinkMemory) => LinkMemory
): Promise<void> {
	const { memberships } = await device();
	await memberships.where({ roadmapId }).modify((row, at) => {
		at.value = { ...row, memory: change(row.memory) };
	});
}

/** Tells whenever this device takes part in a roadmap as another one than before, in whichever tab that began or ended. @returns what stops it */
export async function watchMembership(roadmapId: string, listener: () => void): Promise<() => void> {
	const { memberships } = await device();
	let known: string | null | undefined;
	const ids = liveQuery(async () => (await memberships.get(roadmapId))?.deviceId ?? null);
	const subscription = ids.subscribe({
		next: (id) => {
			if (id !== known) listener();
			known = id;
		},
		error: () => undefined
	});
	return () => subscription.unsubscribe();
}

/** Ids of the roadmaps that this device has a membership of. Rejects when they cannot be read. */
export async function listMemberships(): Promise<readonly string[]> {
	return (await device()).memberships.toCollection().primaryKeys();
}

/** What this device shows the server. */
export function credentialOf(holder: Credential): string {
	return writeCredential({ deviceId: holder.deviceId, key: holder.key });
}

function membershipOf({ memory, ...membership }: MembershipRow): Membership {
	return { ...membership, waiting: countUnsent(memory) };
}

/** Edits of all tabs that wait for the server's acknowledgement. */
function countUnsent({ unsent }: LinkMemory): number {
	const counts = Object.values(unsent).flatMap((byParts) => Object.values(byParts));
	return counts.reduce((sum, count) => sum + count, 0);
}
