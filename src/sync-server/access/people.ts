import type { Invited, InviteRequest, PeopleAnswer, Person, PersonChange } from '$lib/protocol/api';
import { Refusal } from '$lib/protocol/refusal';
import type { StoredDevice, StoredInvite, StoredParticipant } from '../store/access-store.ts';
import { isOver } from './authenticate.ts';
import type { Authority } from './authority.ts';
import {
	activePerson,
	anyPerson,
	type Circle,
	isLastingOwner,
	keepingAnOwner,
	mostPeople
} from './circle.ts';
import { hashOf, randomToken } from './secrets.ts';

/** Everybody, to an owner; to others those who take part now, by name and role, and oneself. */
export async function listPeople(circle: Circle, asker: Authority): Promise<PeopleAnswer> {
	const people = await circle.store.participants(circle.roadmapId);
	const devices = await circle.store.devices(circle.roadmapId);
	const told = people.map((one) => {
		const person = toPerson(one, devices, circle.now);
		if (asker.role === 'owner' || one.id === asker.participantId) return person;
		return person.state === 'joined' ? { ...person, expires: null, devices: [] } : null;
	});
	return { me: asker.participantId, people: told.filter((one) => one !== null) };
}

/** @throws Refusal 'limit' when the roadmap has too many participants */
export async function invitePerson(circle: Circle, request: InviteRequest): Promise<Invited> {
	const { store, roadmapId, now } = circle;
	if ((await store.participants(roadmapId)).length >= mostPeople) throw new Refusal('limit');
	const person: StoredParticipant = {
		id: randomToken(),
		roadmapId,
		name: request.name,
		role: request.role,
		createdAt: now,
		expiresAt: toTime(request.expires),
		revokedAt: null
	};
	const { token, invite } = makeInvite(person.id, now);
	await store.addParticipant(person, invite);
	return { person: toPerson(person, [], now), token };
}

/**
 * Changes a participant's name, role or time. A new role counts at once: connections of the old one are closed.
 *
 * @throws Refusal 'unknown' or 'last-owner'
 */
export async function changePerson(circle: Circle, personId: string, change: PersonChange): Promise<Person> {
	const { store, hub, roadmapId, now } = circle;
	const before = await activePerson(circle, personId);
	const values = {
		...(change.name === undefined ? {} : { name: change.name }),
		...(change.role === undefined ? {} : { role: change.role }),
		...(change.expires === undefined ? {} : { expiresAt: toTime(change.expires) })
	};
	const after = { ...before, ...values };
	const write = () => store.changeParticipant(personId, values);
	if (isLastingOwner(before) && !isLastingOwner(after)) {
		const { role, expiresAt } = before;
		await keepingAnOwner(circle, personId, write, () =>
			store.changeParticipant(personId, { role, expiresAt })
		);
	} else await write();
	// Under their new name, and with what the new role allows, they come again by themselves.
	if (after.role !== before.role || after.name !== before.name)
		await hub.disconnect({ participantId: personId }, 'role');
	await hub.tell(roadmapId, { kind: 'people' });
	return toPerson(after, await store.devices(roadmapId), now);
}

/**
 * Takes a participant off the list at once, with their links. Asked again it does the same again, so that a
 * connection that was missed goes too.
 *
 * @throws Refusal 'unknown' or 'last-owner'
 */
export async function removePerson(circle: Circle, personId: string): Promise<void> {
	const { store, hub, roadmapId, now } = circle;
	const before = await anyPerson(circle, personId);
	const write = () => store.changeParticipant(personId, { revokedAt: before.revokedAt ?? now });
	if (isLastingOwner(before))
		await keepingAnOwner(circle, personId, write, () =>
			store.changeParticipant(personId, { revokedAt: null })
		);
	else await write();
	await hub.disconnect({ participantId: personId }, 'revoked');
	await store.deleteUnusedInvites(personId, 'person');
	await store.deleteUnusedInvites(personId, 'device');
	await hub.tell(roadmapId, { kind: 'people' });
}

/**
 * A new link in place of the one that a participant did not use, or whose only device was let go.
 *
 * @throws Refusal 'unknown', 'expired', or 'bound' when they joined meanwhile: then they add devices themselves
 */
export async function renewLink(circle: Circle, personId: string): Promise<Invited> {
	const { store, now } = circle;
	const person = await activePerson(circle, personId);
	if (isOver(person, now)) throw new Refusal('expired');
	await refuseJoined(circle, personId);
	await store.deleteUnusedInvites(personId, 'person');
	const { token, invite } = makeInvite(personId, now);
	await store.addInvite(invite);
	// Another server may have let them in by the old link just before that was deleted.
	await refuseJoined(circle, personId);
	return { person: toPerson(person, [], now), token };
}

async function refuseJoined({ store, roadmapId }: Circle, personId: string): Promise<void> {
	const devices = await store.devices(roadmapId);
	if (!devices.some((one) => one.participantId === personId)) return;
	await store.deleteUnusedInvites(personId, 'person');
	throw new Refusal('bound');
}

/** A link without an end of its own: the end of the participant's time, which an owner may move, ends it too. */
function makeInvite(
	participantId: string,
	now: number
): { readonly token: string; readonly invite: StoredInvite } {
	const token = randomToken();
	const invite: StoredInvite = {
		tokenHash: hashOf(token),
		participantId,
		kind: 'person',
		createdAt: now,
		expiresAt: null,
		usedAt: null
	};
	return { token, invite };
}

function toPerson(person: StoredParticipant, devices: readonly StoredDevice[], now: number): Person {
	const own = devices.filter((one) => one.participantId === person.id);
	return {
		id: person.id,
		name: person.name,
		role: person.role,
		state: stateOf(person, own.length > 0, now),
		expires: toText(person.expiresAt),
		devices: own.map(({ id, name, seenAt }) => ({ id, name, lastSeen: toText(seenAt) }))
	};
}

function stateOf(person: StoredParticipant, hasDevice: boolean, now: number): Person['state'] {
	if (person.revokedAt !== null) return 'revoked';
	if (isOver(person, now)) return 'expired';
	return hasDevice ? 'joined' : 'invited';
}

function toTime(text: string | null): number | null {
	return text === null ? null : Date.parse(text);
}

function toText(time: number | null): string | null {
	return time === null ? null : new Date(time).toISOString();
}
