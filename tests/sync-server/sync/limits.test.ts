import { once } from 'node:events';
import * as encoding from 'lib0/encoding';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { writeCredential } from '$lib/protocol/credential';
import { documentName } from '$lib/protocol/document-name';
import type { Member } from '../../support/api-server';
import { askRaw } from '../../support/raw-http';
import { joinAs, serveSync, share, StockClient, storedValues, syncAddress } from '../../support/sync-circle';

/** A bare websocket; `closed` settles with the code and the reason when the server ends it. */
async function connect(server: { readonly port: number }, headers: Record<string, string> = {}) {
	const socket = new WebSocket(syncAddress(server), { headers });
	onTestFinished(() => socket.terminate());
	const closed = new Promise<string>((resolve) =>
		socket.on('close', (code, reason) => resolve(`${code} ${reason.toString()}`))
	);
	const opened = new Promise<string>((resolve) => {
		socket.on('open', () => resolve('open'));
		socket.on('error', ({ message }) => resolve(message));
	});
	return { socket, closed, opened: await opened };
}

/** Whether the server answers on it. */
async function speaks(socket: WebSocket): Promise<boolean> {
	socket.ping();
	await Promise.race([once(socket, 'pong'), once(socket, 'close')]);
	return socket.readyState === WebSocket.OPEN;
}

function frame(
	name: string,
	type: number,
	write: (encoder: encoding.Encoder) => void = () => {}
): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, name);
	encoding.writeVarUint(encoder, type);
	write(encoder);
	return encoding.toUint8Array(encoder);
}

function credentialFrame(member: Member, name: string): Uint8Array {
	return frame(name, 2, (encoder) => {
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarString(encoder, writeCredential(member));
	});
}

function questionFrame(name: string): Uint8Array {
	return frame(name, 0, (encoder) => {
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarUint8Array(encoder, Uint8Array.of(0));
	});
}

test('[SRV-17] pages of other sites are refused, own pages and programs are not', async () => {
	const server = await serveSync({ origins: ['https://plans.example'] });
	const other = await connect(server, { Origin: 'https://evil.example' });
	expect(other.opened).toContain('403');
	expect((await connect(server)).opened).toBe('open');
	for (const Origin of [server.address, 'https://plans.example']) {
		expect((await connect(server, { Origin })).opened).toBe('open');
	}
});

test('[SRV-17] a request that would like another protocol gets its ordinary answer', async () => {
	const server = await serveSync();
	const askFor = (path: string, protocol: string, method = 'GET', body = '') =>
		askRaw(
			server.port,
			[`${method} ${path} HTTP/1.1`, 'Host: localhost', `Upgrade: ${protocol}`, 'Connection: Upgrade'],
			body
		);
	expect((await askFor('/healthz', 'h2c')).body).toContain('{"status":"ok"}');
	expect((await askFor('/r/a/timeline', 'h2c, foo')).body).toContain('the app');
	expect((await askFor('/api/documents', 'h2c', 'POST', '{}')).status).toBe(400);
	expect((await askFor('/healthz', 'WebSocket')).status).toBe(404);
});

test('[SRV-18] one address has so many connections, and a place becomes free when one goes', async () => {
	const server = await serveSync({ limits: { connectionsPerAddress: 2 } });
	const first = await connect(server);
	await connect(server);
	expect(await (await connect(server)).closed).toBe('4503 limit');
	first.socket.close();
	await once(first.socket, 'close');
	const next = await connect(server);
	next.socket.ping();
	await once(next.socket, 'pong');
	expect(next.socket.readyState).toBe(WebSocket.OPEN);
});

test('[SRV-18] behind a proxy of ours the address is the one that it tells', async () => {
	const server = await serveSync({ trustProxy: true, limits: { connectionsPerAddress: 1 } });
	await connect(server, { 'X-Forwarded-For': '203.0.113.1' });
	const other = await connect(server, { 'X-Forwarded-For': '203.0.113.2' });
	expect(await (await connect(server, { 'X-Forwarded-For': '203.0.113.1' })).closed).toBe('4503 limit');
	other.socket.ping();
	await once(other.socket, 'pong');
	expect(other.socket.readyState).toBe(WebSocket.OPEN);
});

test('[SRV-18] one address has few connections on which nobody is known yet', async () => {
	const server = await serveSync({ limits: { strangersPerAddress: 2 } });
	const owner = await share(server);
	const name = documentName(owner.roadmapId, 'plan');
	const stranger = await connect(server);
	const { socket } = await connect(server);
	expect(await (await connect(server)).closed).toBe('4503 limit');
	// Who is known leaves room for the next, and so does who goes.
	socket.send(credentialFrame(owner, name));
	await once(socket, 'message');
	expect(await speaks((await connect(server)).socket)).toBe(true);
	expect(await (await connect(server)).closed).toBe('4503 limit');
	stranger.socket.close();
	await stranger.closed;
	expect(await speaks((await connect(server)).socket)).toBe(true);
});

test('[SRV-18] who does not say who they are is closed after ten seconds, whatever else they say', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const name = documentName(owner.roadmapId, 'plan');
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	onTestFinished(() => void vi.useRealTimers());
	const silent = await connect(server);
	const wrong = await connect(server);
	wrong.socket.send(questionFrame(name));
	wrong.socket.send(credentialFrame({ ...owner, key: 'x'.repeat(43) }, name));
	await once(wrong.socket, 'message');
	const known = await connect(server);
	known.socket.send(credentialFrame(owner, name));
	await once(known.socket, 'message');
	vi.advanceTimersByTime(9_000);
	expect(await speaks(silent.socket)).toBe(true);
	vi.advanceTimersByTime(1_000);
	expect(await Promise.all([silent.closed, wrong.closed])).toEqual(['4503 limit', '4503 limit']);
	expect(await speaks(known.socket)).toBe(true);
});

test('[SRV-18] little of what somebody unknown sends is kept', async () => {
	const server = await serveSync();
	const large = await connect(server);
	large.socket.send(
		frame('a/plan', 0, (encoder) => {
			encoding.writeVarUint(encoder, 2);
			encoding.writeVarUint8Array(encoder, new Uint8Array(300_000));
		})
	);
	expect(await large.closed).toMatch(/^4205/);
	const many = await connect(server);
	const small = frame('a/plan', 0, (encoder) => {
		encoding.writeVarUint(encoder, 2);
		encoding.writeVarUint8Array(encoder, Uint8Array.of(0, 0));
	});
	for (let count = 0; count < 201; count += 1) many.socket.send(small);
	expect(await many.closed).toMatch(/^4205/);
});

test('[SRV-19] one connection opens so many documents', async () => {
	const server = await serveSync({ limits: { documentsPerSocket: 2 } });
	const { socket, closed } = await connect(server);
	for (const name of ['a/plan', 'b/plan', 'b/plan']) socket.send(questionFrame(name));
	socket.ping();
	await once(socket, 'pong');
	socket.send(questionFrame('c/plan'));
	expect(await closed).toBe('4503 limit');
});

test('[SRV-20] what is no message of the protocol ends the connection', async () => {
	const server = await serveSync();
	const bad: (string | Uint8Array)[] = [
		'text',
		new Uint8Array(),
		Uint8Array.of(200),
		Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255, 127),
		frame('__proto__', 0),
		frame('constructor', 2),
		frame('a/plan', 6),
		frame('a/plan', 99),
		frame('x'.repeat(3_000), 0)
	];
	for (const message of bad) {
		const { socket, closed } = await connect(server);
		socket.send(message);
		expect(await closed).toBe('4503 damaged');
	}
});

test('[SRV-21] a message above the limit ends the connection, a document above it takes no more', async () => {
	const server = await serveSync({ limits: { payloadBytes: 20_000, documentBytes: 40_000 } });
	const owner = await share(server);
	const { socket, closed } = await connect(server);
	socket.send(new Uint8Array(20_001));
	expect(await closed).toMatch(/^1009/);
	const ana = new StockClient(server, owner);
	await ana.settle();
	// What was overwritten does not count.
	for (const [key, letter] of ['ax', 'ay', 'az', 'bx']) {
		ana.set(String(key), String(letter).repeat(15_000));
		await ana.settle();
	}
	ana.set('c', 'x'.repeat(15_000));
	await expect.poll(() => ana.notices).toContainEqual({ kind: 'not-stored', reason: 'too-large' });
	expect(Object.keys(await storedValues(server.store, owner)).sort()).toEqual(['a', 'b']);
});

test('[SRV-22] what comes too fast waits its turn, and all of it arrives', async () => {
	const server = await serveSync({ limits: { messagesPerSecond: 200 } });
	const owner = await share(server);
	const ana = new StockClient(server, owner);
	await ana.settle();
	for (let count = 0; count < 1_100; count += 1) ana.set(`key ${count % 10}`, count);
	await ana.settle();
	expect(await storedValues(server.store, owner)).toEqual(ana.values);
	expect(ana.refusals).toEqual([]);
});

test('[SRV-23] a connection that takes nothing of what is sent to it is cut, the others go on', async () => {
	const server = await serveSync({ limits: { bufferedBytes: 200_000 } });
	const owner = await share(server);
	const ana = new StockClient(server, owner);
	await ana.settle();
	const name = documentName(owner.roadmapId, 'plan');
	const { socket, closed } = await connect(server);
	socket.send(credentialFrame(await joinAs(server, owner, 'viewer'), name));
	await once(socket, 'message');
	socket.pause();
	const cut = async () => /longroad_refused_total\{reason="rate"\} 1/.test(await figures(server));
	for (let count = 0; !(await cut()); count += 1) {
		ana.set('large', `${count} ${'x'.repeat(500_000)}`);
		await ana.settle();
	}
	socket.resume();
	expect(await closed).toMatch(/^1006/);
	expect(ana.refusals).toEqual([]);
});

test('[SRV-24] who asks for the whole of a document again and again is stopped', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const name = documentName(owner.roadmapId, 'plan');
	const { socket, closed } = await connect(server);
	socket.send(credentialFrame(owner, name));
	for (let count = 0; count < 60; count += 1) socket.send(questionFrame(name));
	expect(await closed).toBe('4503 limit');
});

test('[SRV-24] a question in more bytes than it needs, and an answer that is held against the whole, count too', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const viewer = await joinAs(server, owner, 'viewer');
	const name = documentName(owner.roadmapId, 'plan');
	const long = frame(name, 0, (encoder) => {
		encoding.writeUint8(encoder, 0x80);
		encoding.writeUint8(encoder, 0);
		encoding.writeVarUint8Array(encoder, Uint8Array.of(0));
	});
	const answer = frame(name, 0, (encoder) => {
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint8Array(encoder, Uint8Array.of(0, 0));
	});
	for (const message of [long, answer]) {
		const { socket, closed } = await connect(server);
		socket.send(credentialFrame(viewer, name));
		for (let count = 0; count < 60; count += 1) socket.send(message);
		expect(await closed).toBe('4503 limit');
	}
});

test('[SRV-25] bytes that are no update, or refer to what comes after them, are refused and not acknowledged', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const name = documentName(owner.roadmapId, 'plan');
	for (const bytes of [Uint8Array.of(1, 2, 3), Uint8Array.of(), new Uint8Array(50).fill(255)]) {
		const { socket, closed } = await connect(server);
		socket.send(credentialFrame(owner, name));
		socket.send(
			frame(name, 0, (encoder) => {
				encoding.writeVarUint(encoder, 2);
				encoding.writeVarUint8Array(encoder, bytes);
			})
		);
		expect(await closed).toBe('4503 damaged');
	}
	expect(await server.store.lastSequence(name)).toBe(0);
});

test('[SRV-26] a document that was written often is compacted, and is the same afterwards', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const name = documentName(owner.roadmapId, 'plan');
	const ana = new StockClient(server, owner);
	await ana.settle();
	for (let count = 0; count < 60; count += 1) ana.set('a', count);
	await ana.settle();
	const { values } = ana;
	ana.leave();
	await expect.poll(async () => (await server.store.load(name)).updates.length).toBe(0);
	const { state, sequence } = await server.store.load(name);
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state ?? new Uint8Array());
	expect(doc.getMap('values').toJSON()).toEqual(values);
	const again = new StockClient(server, owner);
	await again.settle();
	again.set('b', 1);
	await again.settle();
	expect((await server.store.load(name)).sequence).toBe(sequence + 1);
	expect(await storedValues(server.store, owner)).toEqual({ a: 59, b: 1 });
});

async function figures({ address }: { readonly address: string }): Promise<string> {
	return (await fetch(`${address}/metrics`)).text();
}
