import type { Part } from '$lib/plan/part';

/** What the server knows of who wrote what. */
export interface Authors {
	/** The participant that each Yjs client id belongs to, for the parts that were asked for. */
	readonly clients: { readonly [P in Part]?: { readonly [clientId: string]: string } };
	/** Names of participants by their ids, those who have left among them. */
	readonly names: { readonly [participantId: string]: string };
}

/** Who a record says it is by: a participant's id, or only a name, as people enter one. */
export interface Claim {
	readonly participant: string | null;
	readonly name: string;
}

/**
 * Whether a record was written by whom it names. Unchecked where nobody could say: the roadmap is not shared, the
 * server has not answered, or it has not seen the writing device when it answered.
 */
export type Verdict = 'verified' | 'unverified' | 'unchecked';

/**
 * Checks a claim. A participant's id counts where there is one; else the name must be the one by which the server
 * knows the participant.
 *
 * @param clientId the Yjs client id that wrote the record; null when that is not known
 */
export function checkAuthor(
	authors: Authors | null,
	part: Part,
	clientId: number | null,
	claim: Claim
): Verdict {
	const writer = writerOf(authors, part, clientId);
	if (!authors || writer === null) return 'unchecked';
	if (claim.participant !== null) return writer === claim.participant ? 'verified' : 'unverified';
	return isSameName(nameOf(authors, writer) ?? '', claim.name) ? 'verified' : 'unverified';
}

/** The participant that a Yjs client id belongs to; null when that is not known. */
export function writerOf(authors: Authors | null, part: Part, clientId: number | null): string | null {
	const clients = authors?.clients[part];
	if (!clients || clientId === null || !Object.hasOwn(clients, clientId)) return null;
	return clients[clientId] ?? null;
}

/** The name by which the server knows a participant; null when it knows none. */
export function nameOf(authors: Authors | null, participantId: string): string | null {
	if (!authors || !Object.hasOwn(authors.names, participantId)) return null;
	return authors.names[participantId] ?? null;
}

function isSameName(known: string, claimed: string): boolean {
	const plain = (name: string) => name.normalize('NFC').replace(/\s+/g, ' ').trim();
	return plain(known) !== '' && plain(known) === plain(claimed);
}
