import type { Document } from '@hocuspocus/server';
import type { PresentPerson } from '$lib/protocol/presence';
import type { Authority } from '../access/authority.ts';

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

/** Whether another connection speaks for a client id in the presence of a document already. */
export function isPresentElsewhere(document: Document, client: number, connection: object): boolean {
	for (const [other, { clients }] of document.connections) {
		if (other !== connection && clients.has(client)) return true;
	}
	return false;
}
