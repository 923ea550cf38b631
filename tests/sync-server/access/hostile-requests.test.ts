import { expect, test } from 'vitest';
import { writeCredential } from '$lib/protocol/credential';
import { ask, makeKey, pathOf, publish, serveApi, serveMemoryApi, welcome } from '../../support/api-server';
import { MemoryAccessStore } from '../../support/memory-access-store';
import { askRaw, RawHttp } from '../../support/raw-http';

const path = pathOf('roadmap-1');
const json = 'Content-Type: application/json';

test('[SHR-16] a body that is no JSON object in UTF-8 is damaged, and nothing comes of it', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	const bodies = [
		'',
		'null',
		'[]',
		'"text"',
		'7',
		'{',
		'{}',
		'{"name":"Ben"}',
		'{"name":"Ben","role":"Owner"}',
		'{"name":"Ben","role":["owner"]}',
		'{"name":"Ben","role":"owner","expires":7}',
		'{"name":"Ben","role":"owner","expires":"tomorrow"}',
		'{"name":"Ben","role":"owner","expires":"2020-01-01T00:00:00Z"}',
		'{"name":"Ben","role":"owner","expires":"2026-02-30"}',
		'{"name":"Ben","role":"owner","expires":""}',
		'{"name":{"toString":"Ben"},"role":"owner"}',
		'{"__proto__":{"name":"Ben","role":"owner"}}',
		'{"constructor":{"prototype":{"role":"owner"}},"name":"Ben"}',
		`${'['.repeat(5_000)}${']'.repeat(5_000)}`,
		`${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`
	];
	for (const body of bodies) {
		const reply = await ask(server, `POST ${path}/people`, {
			as: ana,
			body,
			headers: { 'Content-Type': 'application/json' }
		});
		expect([reply.status, reply.error], body.slice(0, 60)).toEqual([400, 'damaged']);
	}
	const credential = `Authorization: Bearer ${writeCredential(ana)}`;
	const broken = Buffer.from('{"name":"B\xff","role":"owner"}', 'latin1');
	const start = [`POST /api${path}/people HTTP/1.1`, 'Host: localhost', json, credential];
	expect(await askRaw(server.port, start, broken)).toEqual({ status: 400, body: '{"error":"damaged"}' });
	const packed = [...start, 'Content-Encoding: gzip'];
	expect((await askRaw(server.port, packed, Buffer.from('1f8b0800', 'hex'))).status).toBe(400);
	expect(await server.store.participants('roadmap-1')).toHaveLength(1);
	expect(server.failures).toEqual([]);
});

test('[SHR-16] what a body says besides is left alone: no id, no hash, no roadmap of one’s own choice', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	const body = {
		name: 'Ben',
		role: 'viewer',
		expires: null,
		id: ana.participantId,
		roadmapId: 'roadmap-2',
		revokedAt: 1,
		createdAt: 0
	};
	await ask(server, `POST ${path}/people`, { as: ana, body });
	const people = await server.store.participants('roadmap-1');
	expect(people.map(({ name, role }) => [name, role])).toEqual([
		['Ana', 'owner'],
		['Ben', 'viewer']
	]);
	const ben = people[1];
	expect(ben?.id).not.toBe(ana.participantId);
	expect(ben).toMatchObject({ revokedAt: null, createdAt: server.clock.now });
	await ask(server, `PATCH ${path}/people/${ben?.id}`, {
		as: ana,
		body: { id: 'x', revokedAt: 1, roadmapId: 'y' }
	});
	expect(await server.store.participant(ben?.id ?? '')).toEqual(ben);
});

test('[SHR-16] a body above the limit is refused before it has come, announced or not', async () => {
	const server = await serveMemoryApi();
	const start = [`POST /api${path}/join HTTP/1.1`, 'Host: localhost', json];
	const announced = new RawHttp(server.port);
	announced.send(`${[...start, 'Content-Length: 1000000000'].join('\r\n')}\r\n\r\n{`);
	expect(await announced.untilClosed()).toMatch(/^HTTP\/1\.1 413 [\s\S]*\{"error":"too-large"\}$/);

	const streamed = new RawHttp(server.port);
	streamed.send(`${[...start, 'Transfer-Encoding: chunked'].join('\r\n')}\r\n\r\n`);
	let sent = 0;
	// The server hangs up; until then there is always more.
	const more = () => {
		while (!streamed.socket.destroyed && sent < 500_000_000) {
			sent += 65_536;
			if (!streamed.socket.write(`10000\r\n${' '.repeat(65_536)}\r\n`)) return;
		}
	};
	streamed.socket.on('drain', more);
	more();
	await streamed.untilClosed();
	expect(sent).toBeLessThan(100_000_000);
	expect((await ask(server, `GET ${path}/people`)).status).toBe(404);
});

test('[SHR-16] a body that stays away holds up nobody else', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	const slow = new RawHttp(server.port);
	const credential = `Authorization: Bearer ${writeCredential(ana)}`;
	const start = [`POST /api${path}/people HTTP/1.1`, 'Host: localhost', json, credential];
	slow.send(`${[...start, 'Content-Length: 100'].join('\r\n')}\r\n\r\n{"name"`);
	const ben = await welcome(server, ana, 'Ben', 'viewer');
	expect(ben.role).toBe('viewer');
	slow.socket.destroy();
	await slow.untilClosed();
	expect(server.failures).toEqual([]);
});

test('[SHR-8] an owner who is taken off the list while their request is under way changes nothing any more', async () => {
	const asked: string[] = [];
	class WatchedStore extends MemoryAccessStore {
		override device(id: string) {
			asked.push(id);
			return super.device(id);
		}
	}
	const server = await serveApi(new WatchedStore());
	const ana = await publish(server);
	const ben = await welcome(server, ana, 'Ben', 'owner');
	const raw = new RawHttp(server.port);
	const body = JSON.stringify({ name: 'Mallory', role: 'owner', expires: null });
	raw.send(
		[
			`POST /api${path}/people HTTP/1.1`,
			'Host: localhost',
			json,
			`Authorization: Bearer ${writeCredential(ben)}`,
			`Content-Length: ${body.length}`,
			'Connection: close',
			'',
			body.slice(0, 10)
		].join('\r\n')
	);
	// Who asks was looked up once; the rest of the body is still to come.
	await expect.poll(() => asked).toContain(ben.deviceId);
	expect((await ask(server, `DELETE ${path}/people/${ben.participantId}`, { as: ana })).status).toBe(204);
	raw.send(body.slice(10));
	expect(await raw.untilClosed()).toContain('{"error":"revoked"}');
	expect(await server.store.participants('roadmap-1')).toHaveLength(2);
});

test('[SHR-17] nothing in an address is resolved, so none leads to another roadmap or out of the interface', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	const other = await publish(server, 'roadmap-2', 'Zoe');
	const credential = `Authorization: Bearer ${writeCredential(ana)}`;
	const addresses = [
		'/api/documents/roadmap-1/../roadmap-2/people',
		'/api/documents/roadmap-1/%2e%2e/roadmap-2/people',
		'/api/documents/roadmap-1%2F..%2Froadmap-2/people',
		'/api/documents/roadmap-1%00/people',
		'/api/documents/roadmap-1%252Fpeople',
		'/api/documents/%E0%A4%A/people',
		'/api/documents/%/people',
		'/api/documents//people',
		'/api/documents/roadmap-1//people',
		'/api/documents/roadmap-1/people/',
		`/api/documents/roadmap-1/people/${other.participantId}/`,
		'/api/documents/roadmap-1/__proto__',
		'/api/documents/roadmap-1/constructor',
		'/api/documents/roadmap-1/people%3Fx',
		'/api/documents/roadmap-1/people;x=1',
		`/api/documents/${'x'.repeat(5_000)}/people`,
		'/api/documents/roadmap-1/people/a/b/c/d/e',
		'/api/documents',
		'/api/documents/',
		'/api/',
		'/api',
		'/api?x=1',
		'/api/../api/documents/roadmap-2/people',
		'/api/%64ocuments%2Froadmap-1/people'
	];
	for (const address of addresses) {
		const reply = await askRaw(server.port, [`GET ${address} HTTP/1.1`, 'Host: localhost', credential]);
		expect(reply, address).toEqual({ status: 404, body: '{"error":"unknown"}' });
	}
	const outside = [
		'/apiary',
		'/API/documents/roadmap-1/people',
		'//api/documents/roadmap-1/people',
		'/x/api/documents'
	];
	for (const address of outside) {
		expect(
			(await askRaw(server.port, [`GET ${address} HTTP/1.1`, 'Host: localhost', credential])).status,
			address
		).toBe(418);
	}
	expect(
		(await askRaw(server.port, [`GET /api${path}/p%65ople?x=../y HTTP/1.1`, 'Host: localhost', credential]))
			.status
	).toBe(200);
});

test('[SHR-17] below a sub-path only what is below it is answered', async () => {
	const server = await serveMemoryApi({ basePath: '/plans' });
	const body = { id: 'roadmap-1', name: 'Ana', device: 'x', key: makeKey() };
	const at = `${server.at}/plans`;
	expect((await ask({ at }, 'POST /documents', { body })).status).toBe(201);
	expect((await fetch(`${server.at}/api/documents`)).status).toBe(418);
	expect((await fetch(`${server.at}/plansapi/documents`)).status).toBe(418);
});

test('other methods are answered like an address that is none', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	for (const method of ['PUT', 'OPTIONS', 'PATCH', 'TRACE', 'DELETE', 'PROPFIND', 'POST']) {
		const lines = [
			`${method} /api${path}/state HTTP/1.1`,
			'Host: localhost',
			'X-HTTP-Method-Override: GET',
			`Authorization: Bearer ${writeCredential(ana)}`
		];
		expect((await askRaw(server.port, lines)).status, method).toBe(404);
	}
});

test('a credential counts where it belongs and nowhere else', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	const credential = writeCredential(ana);
	const questions: { readonly path: string; readonly headers: Record<string, string> }[] = [
		{ path: `${path}/people?token=${credential}&access_token=${credential}`, headers: {} },
		{ path: `${path}/people`, headers: { Cookie: `credential=${credential}` } },
		{ path: `${path}/people`, headers: { Authorization: credential } },
		{ path: `${path}/people`, headers: { Authorization: `Basic ${btoa(`x:${credential}`)}` } },
		{ path: `${path}/people`, headers: { Authorization: `Bearer ${credential} ${credential}` } },
		{ path: `${path}/people`, headers: { Authorization: `Bearer x, Bearer ${credential}` } }
	];
	for (const { path: asked, headers } of questions) {
		expect((await ask(server, `GET ${asked}`, { headers })).error, JSON.stringify(headers)).toBe('unknown');
	}
});

test('[SHR-18] a refusal is one word, whatever the database said', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	const failure = new Error('duplicate key value (name)=(Ana) at /var/lib/longroad');
	server.store.failure = failure;
	const reply = await ask(server, `POST ${path}/people`, {
		as: ana,
		body: { name: 'Ben', role: 'viewer', expires: null }
	});
	expect(reply).toMatchObject({ status: 503, body: { error: 'full' } });
	expect(reply.headers.get('retry-after')).toBe('10');
	expect(server.failures).toEqual([failure]);
	server.store.failure = null;
	expect(await server.store.participants('roadmap-1')).toHaveLength(1);
});
