import type { Role } from '$lib/plan/role';
import { type Presence, readPresence } from '$lib/protocol/presence';

/** Somebody who has this roadmap open just now, besides this tab. */
export interface PersonHere {
	/** Id of the participant. */
	readonly id: string;
	readonly name: string;
	readonly role: Role;
	/** Whether it is this person, in another tab or on another device. */
	readonly isMe: boolean;
	/** What their tab or device that changed last tells of itself. */
	readonly presence: Presence;
}

/** What each of the others' tabs tells of itself, with the place of its last change among all changes. */
export interface KnownClient {
	readonly presence: Presence;
	readonly changedAt: number;
}

const read = new WeakMap<object, Presence | null>();

/** Reads what a tab tells; each state once, since most stay as they are while one changes. */
export function presenceOf(state: object): Presence | null {
	let presence = read.get(state);
	if (presence === undefined) read.set(state, (presence = readPresence(state)));
	return presence;
}

/** The people behind some tabs, each once, in the order in which the tabs are given. */
export function peopleOf(clients: Iterable<KnownClient>, myId: string): readonly PersonHere[] {
	const newest = new Map<string, KnownClient>();
	for (const client of clients) {
		const { id } = client.presence.person;
		const known = newest.get(id);
		if (!known || known.changedAt < client.changedAt) newest.set(id, client);
	}
	return [...newest.values()].map(({ presence }) => ({
		...presence.person,
		isMe: presence.person.id === myId,
		presence
	}));
}
