import { RoadmapDocument } from '$lib/doc/roadmap-document';
import { parts } from '$lib/plan/part';
import type { Plan } from '$lib/plan/plan';
import { mayRead } from '$lib/plan/role';
import { horizonSubtitle } from '$lib/plan/subtitle';
import type { Joined, RecoverRequest } from '$lib/protocol/api';
import type { Invite } from '$lib/protocol/invite-link';
import { putEntry, readEntry, restoreEntry } from '$lib/sync/catalogue';
import { openStored } from '$lib/sync/stored-document';
import { fetchParts } from './cold-start';
import {
	changeMemory,
	type LinkMemory,
	type Membership,
	readMembership,
	writeMembership
} from './membership';
import { join, recover, ServerApi, type ServerPlace } from './server-api';
import { keyFor, letGoOfKey } from './used-keys';

/**
 * Makes room under a roadmap's id: called once the server has let this device in, and before anything is written
 * down, unless the device has been the same participant's before. What lies there bears the marks of somebody else,
 * whose work the server does not take from this participant.
 */
type MakeRoom = () => Promise<void>;

/** The roadmaps of this device are left as they are. */
const leaveAll: MakeRoom = () => Promise.resolve();

/**
 * Takes part in a roadmap by a link, and writes the membership down. May be repeated where it failed.
 *
 * @param at.server where the app of that server is: "https://host/base"
 * @param at.device what this device is to be called in the list of one's devices
 * @throws Refusal or UnreachableError, having changed nothing; or what the storage or `makeRoom` throws
 */
export async function joinRoadmap(
	{ roadmapId, token }: Invite,
	{ server, device }: { readonly server: string; readonly device: string },
	makeRoom = leaveAll
): Promise<Membership> {
	const place = { server, roadmapId };
	const key = await keyFor(token);
	const membership = await keep(place, key, await join(place, { token, key, device }), makeRoom);
	await letGoOfKey(token);
	return membership;
}

/** Makes this device an owner's again. May be repeated where it failed; throws as `joinRoadmap` does. */
export async function recoverRoadmap(
	place: ServerPlace,
	{ code, device }: Omit<RecoverRequest, 'key'>,
	makeRoom = leaveAll
): Promise<{ readonly membership: Membership; readonly recoveryCode: string }> {
	const key = await keyFor(code);
	const recovered = await recover(place, { code, key, device });
	const membership = await keep(place, key, recovered, makeRoom);
	await letGoOfKey(code);
	return { membership, recoveryCode: recovered.recoveryCode };
}

/**
 * Brings a shared roadmap to this device: into its catalogue and its stores, so that it can be opened without a
 * network. What the device has of it already is kept. May be repeated where it failed.
 *
 * @throws Refusal or UnreachableError; Error with a plain sentence where the device cannot store it
 */
export async function fetchRoadmap(membership: Membership): Promise<void> {
	const fetched = await fetchWhole(membership);
	try {
		await storeFetched(fetched);
	} finally {
		fetched.document.destroy();
	}
}

/** What a server has of a roadmap, and the ETags of its parts. */
interface Fetched {
	readonly document: RoadmapDocument;
	readonly etags: LinkMemory['etags'];
}

/** Fetches what a role may read into a document that nothing else knows, to be destroyed by whoever asked. */
export async function fetchWhole(membership: Membership): Promise<Fetched> {
	const document = new RoadmapDocument(membership.roadmapId);
	try {
		const readable = parts.filter((part) => mayRead(membership.role, part));
		return { document, etags: await fetchParts(new ServerApi(membership), document, readable) };
	} catch (error) {
		document.destroy();
		throw error;
	}
}

/** Takes into the catalogue and the stores of this device what was fetched. Rejects with a plain sentence. */
export async function storeFetched({ document, etags }: Fetched): Promise<void> {
	await enterCatalogue(document.id, document.plan);
	await store(document);
	await changeMemory(document.id, (memory) => ({ ...memory, etags, lastSyncedAt: Date.now() }));
}

async function keep(
	{ server, roadmapId }: ServerPlace,
	key: string,
	{ participantId, deviceId, name, role }: Joined,
	makeRoom: MakeRoom
): Promise<Membership> {
	const before = await readMembership(roadmapId);
	if (before?.server !== server || before.participantId !== participantId) await makeRoom();
	const membership = { roadmapId, server, participantId, deviceId, key, name, role, joinedAt: Date.now() };
	await writeMembership(membership);
	return { ...membership, waiting: 0 };
}

/** What a card of the library shows is worked out once the roadmap is opened. */
async function enterCatalogue(id: string, { roadmap }: Plan): Promise<void> {
	if (await readEntry(id)) return restoreEntry(id);
	const at = Date.now();
	await putEntry({
		id,
		title: roadmap.title.trim() || 'Untitled roadmap',
		subtitle: horizonSubtitle(roadmap.start, roadmap.end) ?? 'Roadmap without a horizon',
		createdAt: at,
		editedAt: at,
		openedAt: at,
		trashedAt: null,
		origin: 'server',
		summary: null
	});
}

async function store(document: RoadmapDocument): Promise<void> {
	const stored = await openStored(document);
	try {
		await stored.flush();
		if (stored.status.kind === 'not-saved') throw new Error(stored.status.reason);
	} finally {
		await stored.close();
	}
}
