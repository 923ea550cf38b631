import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Invited, type Joined, type Published } from '$lib/protocol/api';
import { writeCredential } from '$lib/protocol/credential';
import type { Notice } from '$lib/protocol/notice';
import type { RefusalCode } from '$lib/protocol/refusal';
import type { Role } from '$lib/plan/role';
import type { CircleStore } from '$server/access/circle';
import { type ApiConfig, type AskedState, makeApi } from '$server/api/api';
import { openSqliteStore } from '$server/store/sqlite-store';
import type { Store } from '$server/store/store';
import type { Hub } from '$server/sync/hub';
import { MemoryAccessStore } from './memory-access-store';

/** What was asked of everything that is connected, in order. */
type HubCall =
	| { readonly call: 'disconnect'; readonly who: object; readonly why: RefusalCode }
	| { readonly call: 'tell'; readonly roadmapId: string; readonly notice: Notice }
	| { readonly call: 'forget'; readonly roadmapId: string };

/** A device that takes part, as its app knows itself. */
export interface Member extends Joined {
	readonly roadmapId: string;
	readonly key: string;
}

interface ApiServer<Kept extends CircleStore> {
	readonly at: string;
	readonly port: number;
	readonly store: Kept;
	readonly calls: HubCall[];
	readonly failures: unknown[];
	/** The server's clock, in milliseconds since 1970. */
	readonly clock: { now: number };
}

interface Reply {
	readonly status: number;
	readonly headers: Headers;
	/** The body as JSON; null when there is none. */
	readonly body: never;
	/** Code of the refusal, if it is one. */
	readonly error: string | undefined;
}

const testConfig: ApiConfig = {
	host: '127.0.0.1',
	basePath: '',
	publishToken: null,
	origins: [],
	trustProxy: false,
	limits: { bodyBytes: 16_000 }
};

/** A server of the access API alone, on a port of its own, until the test is over. */
export async function serveApi<Kept extends CircleStore>(
	store: Kept,
	config: Partial<ApiConfig> = {}
): Promise<ApiServer<Kept>> {
	const calls: HubCall[] = [];
	const failures: unknown[] = [];
	const clock = { now: Date.UTC(2026, 0, 15, 12) };
	const hub: Hub = {
		disconnect: async (who, why) => void calls.push({ call: 'disconnect', who, why }),
		tell: async (roadmapId, notice) => void calls.push({ call: 'tell', roadmapId, notice }),
		forget: async (roadmapId) => void calls.push({ call: 'forget', roadmapId })
	};
	const api = makeApi({
		store,
		hub,
		config: { ...testConfig, ...config },
		answerState,
		report: (error) => failures.push(error),
		now: () => clock.now
	});
	const server = createServer((request, response) => {
		if (!api(request, response)) response.writeHead(418).end('not below the API');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const { port } = server.address() as AddressInfo;
	return { at: `http://127.0.0.1:${port}`, port, store, calls, failures, clock };
}

/** Where a server of the access API may keep who takes part: the same must hold for each. */
export const accessStores: readonly { readonly keptIn: string; readonly open: () => Promise<CircleStore> }[] =
	[
		{ keptIn: 'memory', open: async () => new MemoryAccessStore() },
		{ keptIn: 'SQLite', open: openTemporarySqlite }
	];

/** A store in SQLite, in a folder of its own until the test is over. */
export async function openTemporarySqlite(): Promise<Store> {
	const folder = await mkdtemp(joinPath(tmpdir(), 'longroad-access-'));
	const store = await openSqliteStore(folder);
	onTestFinished(async () => {
		await store.close();
		await rm(folder, { recursive: true });
	});
	return store;
}

/** A server of the access API that keeps all in memory. */
export function serveMemoryApi(config: Partial<ApiConfig> = {}): Promise<ApiServer<MemoryAccessStore>> {
	return serveApi(new MemoryAccessStore(), config);
}

/** Says what was asked for, in place of the part's bytes. */
async function answerState<Kept>(_: IncomingMessage, response: ServerResponse, asked: AskedState<Kept>) {
	const { authority, roadmapId, part, at } = asked;
	response.writeHead(200, { 'Content-Type': 'application/json' });
	response.end(JSON.stringify({ authority, roadmapId, part, at }));
}

/** Asks the API, as a member or as a stranger. An object as the body goes as JSON, text as it is. */
export async function ask(
	server: { readonly at: string },
	question: string,
	{ as, body, headers = {} }: { as?: Member | string; body?: unknown; headers?: Record<string, string> } = {}
): Promise<Reply> {
	const [method = 'GET', path = ''] = question.split(' ');
	const credential = typeof as === 'object' ? writeCredential(as) : as;
	const answer = await fetch(`${server.at}/api${path}`, {
		method,
		headers: {
			...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
			...(credential === undefined ? {} : { Authorization: `Bearer ${credential}` }),
			...headers
		},
		...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) })
	});
	const text = await answer.text();
	const json = text === '' ? null : JSON.parse(text);
	return { status: answer.status, headers: answer.headers, body: json as never, error: json?.error };
}

export function makeKey(): string {
	return randomBytes(32).toString('base64url');
}

/** Address of a roadmap below the API. */
export function pathOf(roadmapId: string, rest = ''): string {
	return `/documents/${encodeURIComponent(roadmapId)}${rest}`;
}

/** Shares a roadmap. */
export async function publish(
	server: { readonly at: string },
	roadmapId = 'roadmap-1',
	name = 'Ana'
): Promise<Member & { readonly recoveryCode: string }> {
	const key = makeKey();
	const reply = await ask(server, 'POST /documents', {
		body: { id: roadmapId, name, device: `${name}’s laptop`, key }
	});
	if (reply.status !== 201) throw new Error(`Sharing was refused: ${reply.error}`);
	return { ...(reply.body as Published), roadmapId, key };
}

/** Makes an invite link and answers with its token and the person. */
export async function invite(
	server: { readonly at: string },
	owner: Member,
	name: string,
	role: Role,
	expires: string | null = null
): Promise<Invited> {
	const reply = await ask(server, `POST ${pathOf(owner.roadmapId, '/people')}`, {
		as: owner,
		body: { name, role, expires }
	});
	if (reply.status !== 201) throw new Error(`Inviting was refused: ${reply.error}`);
	return reply.body;
}

/** Joins by a token. */
export async function join(
	server: { readonly at: string },
	roadmapId: string,
	token: string,
	key = makeKey()
): Promise<Member> {
	const reply = await ask(server, `POST ${pathOf(roadmapId, '/join')}`, {
		body: { token, key, device: 'A phone' }
	});
	if (reply.status !== 200) throw new Error(`Joining was refused: ${reply.error}`);
	return { ...(reply.body as Joined), roadmapId, key };
}

/** Invites somebody, who joins at once. */
export async function welcome(
	server: { readonly at: string },
	owner: Member,
	name: string,
	role: Role
): Promise<Member> {
	const { token } = await invite(server, owner, name, role);
	return join(server, owner.roadmapId, token);
}
