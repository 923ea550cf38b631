import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as ask, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Role } from '$lib/plan/role';
import { Refusal } from '$lib/protocol/refusal';
import { makeAnswerState, type StateQuestion } from '$server/state/answer-state';
import { StateCache } from '$server/state/state-cache';
import { openSqliteStore } from '$server/store/sqlite-store';
import type { Store } from '$server/store/store';
import { deviceOf, entryOf, participantOf } from '../../support/server-store';

const roadmapId = 'r 1';
const plan = 'r%201/plan';
const start = 1_790_000_000_000;

let folder = '';
let store: Store;
let server: Server;
/** How often a document was read whole. */
let loads = 0;
/** Questions for the past that the store is answering, and the most at once. */
let past = { now: 0, most: 0 };
let role: Role = 'owner';
let source: Y.Doc;
let cache: StateCache;

function publish(createdAt = start): Promise<boolean> {
	const roadmap = { id: roadmapId, createdAt, recoveryHash: '', recoversId: 'ana' };
	return store.publish(
		roadmap,
		participantOf(roadmapId, 'ana', { role: 'owner' }),
		deviceOf('ana', 'laptop')
	);
}

/** Writes texts, each as an edit of its own, an hour apart. */
async function write(...texts: string[]): Promise<void> {
	const updates: Uint8Array[] = [];
	const hear = (update: Uint8Array) => updates.push(update);
	source.on('update', hear);
	for (const text of texts) source.getArray('texts').push([text]);
	source.off('update', hear);
	const before = await store.lastSequence(plan);
	await store.append(
		updates.map((update, n) => entryOf(plan, '', { update, at: start + (before + n) * 3_600_000 }))
	);
}

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'longroad-state-'));
	store = await openSqliteStore(folder);
	[loads, role, source, past] = [0, 'owner', new Y.Doc(), { now: 0, most: 0 }];
	await publish();
	const counted: StateQuestion['store'] = {
		roadmap: (id) => store.roadmap(id),
		async loadAt(name, at) {
			past = { now: past.now + 1, most: Math.max(past.most, past.now + 1) };
			const stored = await store.loadAt(name, at);
			past = { ...past, now: past.now - 1 };
			return stored;
		},
		lastSequence: (name) => store.lastSequence(name),
		load(name, after) {
			loads += 1;
			return store.load(name, after);
		}
	};
	cache = new StateCache();
	const answer = makeAnswerState(cache);
	server = createServer((request, response) => {
		const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
		const at = searchParams.get('at');
		const authority = { roadmapId, participantId: 'ana', deviceId: 'laptop', name: 'Ana', role };
		answer(request, response, {
			store: counted,
			authority,
			roadmapId: searchParams.get('of') ?? roadmapId,
			part: searchParams.get('part') === 'people' ? 'people' : 'plan',
			at: at === null ? null : Number(at)
		}).catch((error: unknown) => {
			response.writeHead(403).end(error instanceof Refusal ? error.code : 'other');
		});
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
});

afterEach(async () => {
	await new Promise((resolve) => server.close(resolve));
	await store.close();
	rmSync(folder, { recursive: true, force: true });
});

interface Got {
	readonly status: number | undefined;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	/** As it came: not decompressed. */
	readonly body: Buffer;
}

function get(path = '/', headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
	const { port } = server.address() as AddressInfo;
	return new Promise((resolve, reject) => {
		const asked = ask({ host: '127.0.0.1', port, path, headers, method, agent: false }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () =>
				resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) })
			);
		});
		asked.on('error', reject).end();
	});
}

function textsIn(body: Uint8Array): unknown[] {
	const document = new Y.Doc();
	Y.applyUpdate(document, body);
	return document.getArray('texts').toArray();
}

function many(count: number): string[] {
	return Array.from({ length: count }, (_, n) => `initiative number ${n} of a long plan`);
}

describe('the state of a part over HTTP', () => {
	test('it is one update that holds everything, for the asker’s own cache alone', async () => {
		await write('one', 'two', 'three');
		await store.compact(plan, Y.encodeStateAsUpdate(source), 3, start);
		await write('four');
		const { status, headers, body } = await get();
		expect(status).toBe(200);
		expect(textsIn(body)).toEqual(['one', 'two', 'three', 'four']);
		expect(headers).toMatchObject({
			'cache-control': 'private, no-cache',
			vary: 'Authorization',
			'content-type': 'application/octet-stream',
			'content-length': String(body.length)
		});
	});

	test('a part that nobody wrote is an update that brings nothing', async () => {
		const { status, body } = await get('/?part=people');
		expect([status, textsIn(body)]).toEqual([200, []]);
	});

	test('who has it already is told so, until there is an edit', async () => {
		await write('one');
		const first = await get();
		const tag = String(first.headers.etag);
		for (const known of [tag, tag.replace('W/', ''), `"other", ${tag}`]) {
			const again = await get('/', { 'If-None-Match': known });
			expect([again.status, again.body.length]).toEqual([304, 0]);
			expect(again.headers).toMatchObject({
				etag: tag,
				'cache-control': 'private, no-cache',
				vary: 'Authorization'
			});
		}
		await write('two');
		const newer = await get('/', { 'If-None-Match': tag });
		expect([newer.status, textsIn(newer.body)]).toEqual([200, ['one', 'two']]);
		expect(newer.headers.etag).not.toBe(tag);
	});

	test('a roadmap that is deleted and shared anew has other tags, and nothing of before', async () => {
		await write('old');
		const tag = String((await get()).headers.etag);
		await store.deleteDocuments([plan]);
		await store.deleteRoadmap(roadmapId);
		expect((await get()).body.toString()).toBe('unknown');
		await publish(start + 1);
		source = new Y.Doc();
		await write('new');
		const anew = await get('/', { 'If-None-Match': tag });
		expect([anew.status, textsIn(anew.body)]).toEqual([200, ['new']]);
	});

	test('it comes as small as the asker can read it', async () => {
		await write(...many(200));
		const plain = await get();
		expect(plain.headers['content-encoding']).toBeUndefined();
		const asked = async (accepted: string) => get('/', { 'Accept-Encoding': accepted });
		const brotli = await asked('gzip, deflate, br');
		expect(brotli.headers['content-encoding']).toBe('br');
		expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
		for (const accepted of ['gzip', 'br;q=0, *', 'deflate, GZIP;q=0.5']) {
			const zipped = await asked(accepted);
			expect(zipped.headers['content-encoding']).toBe('gzip');
			expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true);
			expect(zipped.body.length).toBeLessThan(plain.body.length / 4);
		}
		expect((await asked('br;q=0, gzip;q=0')).headers['content-encoding']).toBeUndefined();
	});

	test('it is made once for all who ask, and again only after an edit', async () => {
		await write(...many(50));
		const accepted = { 'Accept-Encoding': 'br' };
		const all = await Promise.all(Array.from({ length: 60 }, () => get('/', accepted)));
		await get('/', accepted);
		expect(new Set(all.map(({ body }) => body.toString('base64'))).size).toBe(1);
		expect(loads).toBe(1);
		await write('late');
		const { body } = await get('/', accepted);
		expect(textsIn(brotliDecompressSync(body)).at(-1)).toBe('late');
		expect(loads).toBe(2);
	});

	test('who asks after an edit gets it, also while an older state is being made for others', async () => {
		const texts = many(40);
		for (const [n, text] of texts.entries()) {
			const early = Array.from({ length: 3 }, () => get());
			await write(text);
			const found = textsIn((await get()).body);
			expect(found).toEqual(texts.slice(0, n + 1));
			await Promise.all(early);
		}
	});

	test('the part is found as it was at a time; a time of which nothing is kept is unknown', async () => {
		await write('one', 'two', 'three');
		const then = await get(`/?at=${start + 3_600_000}`);
		expect(textsIn(then.body)).toEqual(['one', 'two']);
		expect(then.headers).toMatchObject({ 'cache-control': 'private, no-cache', vary: 'Authorization' });
		const again = await get(`/?at=${start + 3_600_000}`, { 'If-None-Match': String(then.headers.etag) });
		expect(again.status).toBe(304);
		expect((await get(`/?at=${start - 1}`)).body.toString()).toBe('unknown');
		expect(textsIn((await get()).body)).toEqual(['one', 'two', 'three']);
	});

	test('one person asks for the past one document at a time, and gets all that was asked for', async () => {
		await write('one', 'two', 'three');
		const hours = Array.from({ length: 12 }, (_, n) => n % 3);
		const got = await Promise.all(hours.map((hour) => get(`/?at=${start + hour * 3_600_000}`)));
		const all = ['one', 'two', 'three'];
		expect(got.map(({ body }) => textsIn(body))).toEqual(hours.map((hour) => all.slice(0, hour + 1)));
		expect(past.most).toBe(1);
		// One that finds nothing holds nobody up.
		const mixed = await Promise.all([get(`/?at=${start - 1}`), get(`/?at=${start}`)]);
		expect(mixed.map(({ status }) => status)).toEqual([403, 200]);
	});

	test('remarks on persons and the past are refused to those who may not read them', async () => {
		await write('one');
		for (const other of ['viewer', 'commenter', 'recorder'] as const) {
			role = other;
			expect((await get('/?part=people')).body.toString()).toBe('role');
			expect((await get(`/?at=${start}`)).body.toString()).toBe('role');
			expect((await get()).status).toBe(200);
		}
		expect((await get('/?of=r2')).body.toString()).toBe('unknown');
	});

	test('asked for the head alone, it sends no body', async () => {
		await write('one');
		const { status, headers, body } = await get('/', {}, 'HEAD');
		expect([status, body.length]).toEqual([200, 0]);
		expect(Number(headers['content-length'])).toBeGreaterThan(0);
	});

	test('a store that fails is no answer, and does not stay one', async () => {
		await write('one');
		const { load } = store;
		store.load = () => Promise.reject(new Error('gone'));
		expect((await get()).body.toString()).toBe('other');
		store.load = load;
		expect(textsIn((await get()).body)).toEqual(['one']);
	});
});
