import type { Connection, Document } from '@hocuspocus/server';
import type { PresentPerson } from '$lib/protocol/presence';
import type { Authority } from '../access/authority.ts';
import type { SyncContext } from './speaker.ts';

type States = Map<number, Record<string, unknown>>;

/**
 * Leaves of a message's presences the device's own alone, under the name that the server knows. The library puts one
 * of its own into each message; it goes with the others.
 */
export function stampPresence(states: States, own: number | undefined, authority: Authority): void {
	for (const client of [...states.keys()]) if (client !== own) states.delete(client);
	const state = own === undefined ? undefined : states.get(own);
	if (own === undefined || !state) return;
	const { participantId: id, name, role } = authority;
	const person: PresentPerson = { id, name, role };
	states.set(own, { ...state, person });
}

/**
 * Whether somebody else speaks for a client id in the presence of a document already. An older connection of the same
 * device does not count, which may be one that nobody has noticed is lost: the id is taken off it.
 */
export function isPresentElsewhere(
	document: Document,
	client: number,
	connection: Connection<SyncContext>
): boolean {
	const device = connection.context.speaker?.authority.deviceId;
	for (const [other, { clients }] of document.connections) {
		if (other === connection || !clients.has(client)) continue;
		const { speaker } = other.context as SyncContext;
		if (device === undefined || speaker?.authority.deviceId !== device) return true;
		clients.delete(client);
		speaker.socket.refusePresence(other.messageAddress);
	}
	return false;
}
