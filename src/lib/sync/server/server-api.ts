import type { Part } from '$lib/plan/part';
import type {
	AuthorsAnswer,
	DeviceLink,
	Invited,
	InviteRequest,
	Joined,
	JoinRequest,
	PeopleAnswer,
	Person,
	PersonChange,
	Published,
	PublishRequest,
	Recovered,
	RecoverRequest,
	Recovery
} from '$lib/protocol/api';
import type { Credential } from '$lib/protocol/credential';
import { askServer, type Question, readJson } from './ask-server';
import { credentialOf } from './membership';
import { UnreachableError } from './unreachable';

/** Milliseconds until a server counts as out of reach; a whole state may be large. */
const answerMs = 20_000;
const stateMs = 120_000;

/** Which roadmap on which server, and who asks: before joining nobody. */
export interface ServerPlace {
	readonly server: string;
	readonly roadmapId: string;
}

/** A part's state, or that it is still the one of the ETag. */
export type StateAnswer =
	| { readonly isNew: true; readonly update: Uint8Array; readonly etag: string | null }
	| { readonly isNew: false };

/**
 * Shares a roadmap: this device becomes its first owner's. May be repeated with the same key where the answer was lost.
 *
 * @param publishToken the server's token, where it asks for one
 * @throws Refusal or UnreachableError, like everything here
 */
export function publish(
	{ server, roadmapId }: ServerPlace,
	request: Omit<PublishRequest, 'id'>,
	publishToken?: string
): Promise<Published> {
	const body: PublishRequest = { id: roadmapId, ...request };
	const headers = publishToken ? { 'X-Publish-Token': publishToken } : undefined;
	return ask(`${server}/api/documents`, { method: 'POST', body, ...(headers && { headers }) });
}

/** Takes part by a link's token. May be repeated with the same key. */
export function join(place: ServerPlace, request: JoinRequest): Promise<Joined> {
	return ask(addressOf(place, 'join'), { method: 'POST', body: request });
}

/** Makes this device the owner's again by the recovery code. May be repeated with the same key. */
export function recover(place: ServerPlace, request: RecoverRequest): Promise<Recovered> {
	return ask(addressOf(place, 'recover'), { method: 'POST', body: request });
}

/** The questions of a device that takes part; one function for each of protocol/api. All throw Refusal or UnreachableError. */
export class ServerApi {
	readonly #place: ServerPlace;
	readonly #headers: Readonly<Record<string, string>>;

	constructor(membership: ServerPlace & Credential) {
		this.#place = membership;
		this.#headers = { Authorization: `Bearer ${credentialOf(membership)}` };
	}

	people(): Promise<PeopleAnswer> {
		return this.#ask('people');
	}

	/** Adds a person; what comes back holds the token of their link, this once. */
	invite(request: InviteRequest): Promise<Invited> {
		return this.#ask('people', { method: 'POST', body: request });
	}

	changePerson(personId: string, change: PersonChange): Promise<Person> {
		return this.#ask(`people/${encodeURIComponent(personId)}`, { method: 'PATCH', body: change });
	}

	/** Takes a person off the list at once, also while they are connected; oneself: leaves. */
	async revoke(personId: string): Promise<void> {
		await this.#tell(`people/${encodeURIComponent(personId)}`);
	}

	/** A new link in place of one that nobody used. */
	newLink(personId: string): Promise<Invited> {
		return this.#ask(`people/${encodeURIComponent(personId)}/link`, { method: 'POST' });
	}

	/** A link for another device of one's own: once, for 15 minutes. */
	addDevice(): Promise<DeviceLink> {
		return this.#ask('devices', { method: 'POST' });
	}

	async deleteDevice(deviceId: string): Promise<void> {
		await this.#tell(`devices/${encodeURIComponent(deviceId)}`);
	}

	/** A new recovery code in place of the old one. */
	newRecovery(): Promise<Recovery> {
		return this.#ask('recovery', { method: 'POST' });
	}

	/** Which participant each Yjs client id of a part belongs to. */
	authors(part: Part): Promise<AuthorsAnswer> {
		return this.#ask(`authors?part=${part}`);
	}

	/** A part as one Yjs update (version 1). With an ETag it only comes if it is another one. */
	async state(part: Part, etag?: string): Promise<StateAnswer> {
		const headers = { ...this.#headers, ...(etag !== undefined && { 'If-None-Match': etag }) };
		const response = await askServer(addressOf(this.#place, `state?part=${part}`), {
			headers,
			patienceMs: stateMs,
			also: [304]
		});
		if (response.status === 304) return { isNew: false };
		return { isNew: true, update: await readBytes(response), etag: response.headers.get('ETag') };
	}

	/** A part as it was at a time, as one Yjs update. For owners and editors. */
	async stateAt(part: Part, at: Date): Promise<Uint8Array> {
		const path = `state?part=${part}&at=${encodeURIComponent(at.toISOString())}`;
		const question = { headers: this.#headers, patienceMs: stateMs };
		return readBytes(await askServer(addressOf(this.#place, path), question));
	}

	/** Ends the sharing, and has the server delete what it holds. */
	async endSharing(): Promise<void> {
		await this.#tell('');
	}

	#ask<Answer>(path: string, question: Omit<Question, 'patienceMs' | 'headers'> = {}): Promise<Answer> {
		return ask(addressOf(this.#place, path), { ...question, headers: this.#headers });
	}

	async #tell(path: string): Promise<void> {
		const question = { method: 'DELETE', headers: this.#headers, patienceMs: answerMs } as const;
		await askServer(addressOf(this.#place, path), question);
	}
}

async function ask<Answer>(address: string, question: Omit<Question, 'patienceMs'>): Promise<Answer> {
	return (await readJson(await askServer(address, { ...question, patienceMs: answerMs }))) as Answer;
}

function addressOf({ server, roadmapId }: ServerPlace, path: string): string {
	const document = `${server}/api/documents/${encodeURIComponent(roadmapId)}`;
	return path === '' ? document : `${document}/${path}`;
}

async function readBytes(response: Response): Promise<Uint8Array> {
	try {
		return new Uint8Array(await response.arrayBuffer());
	} catch {
		throw new UnreachableError();
	}
}
