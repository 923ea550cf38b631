import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { expect, onTestFinished } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Part } from '$lib/plan/part';
import type { Role } from '$lib/plan/role';
import { writeCredential } from '$lib/protocol/credential';
import { documentName } from '$lib/protocol/document-name';
import { type Notice, readNotice } from '$lib/protocol/notice';
import { type Limits, readConfig, type ServerConfig } from '$server/config';
import { type RunningServer, type ServerParts, startServer } from '$server/serve';
import { openSqliteStore } from '$server/store/sqlite-store';
import type { Store } from '$server/store/store';
import { ask, makeKey, type Member, pathOf } from './api-server';

type Settings = Partial<Omit<ServerConfig, 'limits'>> & { readonly limits?: Partial<Limits> };

export interface ServedSync extends RunningServer {
	/** As `ask` wants it. */
	readonly at: string;
	readonly store: Store;
	/** What the server logged, as it stands there. */
	readonly logged: () => string;
}

/** A folder of this test's own. */
async function temporaryFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'longroad-sync-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

/** A SQLite store that stays open until the test is over. */
export async function temporaryStore(): Promise<Store> {
	const folder = await temporaryFolder();
	const store = await openSqliteStore(folder);
	onTestFinished(() => store.close());
	return store;
}

/** A whole server on a port of its own, until the test is over. */
export async function serveSync(settings: Settings = {}, parts: ServerParts = {}): Promise<ServedSync> {
	const folder = await temporaryFolder();
	await writeFile(join(folder, 'index.html'), '<title>the app</title>');
	const config = readConfig({ DATA_DIR: folder, BUILD_FOLDER: folder, PORT: '0' });
	const store = parts.store ?? (await temporaryStore());
	let text = '';
	const logTo = { write: (line: string) => void (text += line) };
	const server = await startServer(
		{ ...config, ...settings, limits: { ...config.limits, ...settings.limits } },
		{ ...parts, store, logTo }
	);
	onTestFinished(() => server.close());
	return { ...server, at: server.address, store, logged: () => text };
}

let shared = 0;

/** Shares a roadmap, and gives its owner's device. */
export async function share(
	server: { readonly at: string; readonly publishToken?: string },
	name = 'Ana'
): Promise<Member> {
	shared += 1;
	const roadmapId = `roadmap ${process.pid}/${shared}`;
	const key = makeKey();
	const reply = await ask(server, 'POST /documents', {
		body: { id: roadmapId, name, device: 'laptop', key },
		headers: server.publishToken ? { 'X-Publish-Token': server.publishToken } : {}
	});
	expect(reply.status).toBe(201);
	return { ...(reply.body as Member), roadmapId, key };
}

/** Somebody whom an owner invites, and who joins. */
export async function joinAs(
	server: { readonly at: string },
	owner: Member,
	role: Role,
	name: string = role
): Promise<Member> {
	const invited = await ask(server, `POST ${pathOf(owner.roadmapId, '/people')}`, {
		as: owner,
		body: { name, role, expires: null }
	});
	const key = makeKey();
	const { token } = invited.body as { readonly token: string };
	const joined = await ask(server, `POST ${pathOf(owner.roadmapId, '/join')}`, {
		body: { token, key, device: 'phone' }
	});
	expect(joined.status).toBe(200);
	return { ...(joined.body as Member), roadmapId: owner.roadmapId, key };
}

/** Where the sync of a server is. */
export function syncAddress({ port }: { readonly port: number }): string {
	return `ws://127.0.0.1:${port}/sync`;
}

/** What the app adds to the address, so that a load balancer can lead all of a roadmap to one instance. */
export function shardOf(roadmapId: string): string {
	return createHash('sha256').update(roadmapId).digest('hex').slice(0, 16);
}

/** A part of a roadmap at a device, joined by the library's own client. */
export class StockClient {
	readonly doc = new Y.Doc();
	readonly awareness = new Awareness(this.doc);
	readonly notices: Notice[] = [];
	/** Why the server denied the document, or closed it. */
	readonly refusals: string[] = [];
	readonly provider: HocuspocusProvider;
	readonly #socket: HocuspocusProviderWebsocket;

	constructor(server: { readonly port: number }, member: Member, part: Part = 'plan') {
		this.#socket = new HocuspocusProviderWebsocket({
			url: `${syncAddress(server)}?d=${shardOf(member.roadmapId)}`,
			delay: 50,
			minDelay: 50,
			maxDelay: 200
		});
		this.provider = new HocuspocusProvider({
			websocketProvider: this.#socket,
			name: documentName(member.roadmapId, part),
			document: this.doc,
			awareness: this.awareness,
			token: writeCredential(member),
			onStateless: ({ payload }) => {
				const notice = readNotice(payload);
				if (notice) this.notices.push(notice);
			},
			onAuthenticationFailed: ({ reason }) => void this.refusals.push(reason),
			onClose: ({ event }) => void this.refusals.push(event.reason)
		});
		this.provider.attach();
		onTestFinished(() => this.leave());
	}

	/** Some values of the document, one a key. */
	get values(): Record<string, unknown> {
		return this.doc.getMap('values').toJSON();
	}

	set(key: string, value: unknown): void {
		this.doc.getMap('values').set(key, value);
	}

	/** Settles when everything of both sides has arrived at the other. */
	async settle(): Promise<void> {
		await expect
			.poll(() => this.provider.synced && this.provider.unsyncedChanges, { timeout: 10_000 })
			.toBe(0);
	}

	/** Goes off the network, and back. */
	pause(): void {
		this.#socket.disconnect();
	}

	async resume(): Promise<void> {
		await this.#socket.connect();
	}

	leave(): void {
		this.provider.destroy();
		this.#socket.destroy();
	}
}

/** A part as the server's store holds it. */
export async function storedValues(store: Store, member: Member, part: Part = 'plan') {
	const { state, updates } = await store.load(documentName(member.roadmapId, part));
	const doc = new Y.Doc();
	for (const update of [...(state ? [state] : []), ...updates]) Y.applyUpdate(doc, update);
	return doc.getMap('values').toJSON();
}
