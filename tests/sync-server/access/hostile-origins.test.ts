import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { addressOf, isLoopback } from '$server/access/address';
import { isOwnOrigin } from '$server/access/origin';
import { ask, makeKey, pathOf, publish, serveMemoryApi } from '../../support/api-server';
import { askRaw } from '../../support/raw-http';

const body = () => JSON.stringify({ id: 'roadmap-1', name: 'Ana', device: 'x', key: makeKey() });
const json = 'Content-Type: application/json';
const publishing = 'POST /api/documents HTTP/1.1';

function requestOf(headers: Record<string, string>, remoteAddress = '203.0.113.5'): IncomingMessage {
	return { headers, socket: { remoteAddress } } as unknown as IncomingMessage;
}

test('[SHR-15] a page of another site shares nothing on this machine, by whatever it can send', async () => {
	const server = await serveMemoryApi();
	const own = `localhost:${server.port}`;
	const foreign = [
		['Origin: https://evil.example', json],
		['Origin: null', json],
		[`Origin: http://localhost:${server.port + 1}`, json],
		[`Origin: http://${own}.evil.example`, json],
		[`Origin: http://evil.example/${own}`, json],
		[`Origin: file://${own}`, json],
		['Sec-Fetch-Site: cross-site', json],
		['Sec-Fetch-Site: same-site', json]
	];
	for (const lines of foreign) {
		const reply = await askRaw(server.port, [publishing, `Host: ${own}`, ...lines], body());
		expect(reply, lines[0]).toEqual({ status: 403, body: '{"error":"origin"}' });
	}
	for (const type of [
		'text/plain',
		'application/x-www-form-urlencoded',
		'multipart/form-data',
		'application/jsonp'
	]) {
		const reply = await askRaw(server.port, [publishing, `Host: ${own}`, `Content-Type: ${type}`], body());
		expect(reply.body, type).toBe('{"error":"damaged"}');
	}
	const lines = [publishing, `Host: ${own}`, `Origin: http://${own}`, 'Sec-Fetch-Site: same-origin', json];
	expect((await askRaw(server.port, lines, body())).status).toBe(201);
});

test('[SHR-1] a name that somebody points at this machine is not a name of this machine', async () => {
	const server = await serveMemoryApi();
	for (const host of [
		'evil.example',
		'localhost.evil.example',
		'127.0.0.1.evil.example',
		'127.0.0.2',
		'[::]',
		'0.0.0.0',
		'localhost.',
		'x@localhost',
		''
	]) {
		const at = `${host}:${server.port}`;
		const reply = await askRaw(
			server.port,
			[publishing, `Host: ${at}`, `Origin: http://${at}`, json],
			body()
		);
		expect(['{"error":"publish-token"}', '{"error":"origin"}'], at).toContain(reply.body);
	}
	for (const host of ['127.0.0.1', '[::1]', 'LOCALHOST']) {
		const id = JSON.stringify({ ...JSON.parse(body()), id: host });
		const reply = await askRaw(server.port, [publishing, `Host: ${host}:${server.port}`, json], id);
		expect(reply.status, host).toBe(201);
	}
});

test('[SHR-15] a page of another site cannot use a credential either, and reading has no leave for it', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	const headers = { Origin: 'https://evil.example' };
	const path = pathOf('roadmap-1');
	expect((await ask(server, `DELETE ${path}`, { as: ana, headers })).error).toBe('origin');
	const read = await ask(server, `GET ${path}/people`, { as: ana, headers });
	expect(read.headers.get('access-control-allow-origin')).toBeNull();
});

test('[SHR-15] an allowed origin, and the host that a trusted proxy was asked for, are our own', () => {
	const rule = { origins: ['https://plans.example'], trustProxy: false };
	const asked = (headers: Record<string, string>, trustProxy = false) =>
		isOwnOrigin(requestOf({ host: '10.0.0.7:4321', ...headers }), { ...rule, trustProxy });
	expect(asked({ origin: 'https://plans.example' })).toBe(true);
	expect(asked({ origin: 'http://plans.example' })).toBe(false);
	expect(asked({ origin: 'https://plans.example:8443' })).toBe(false);
	expect(asked({ origin: 'http://10.0.0.7:4321' })).toBe(true);
	const forwarded = { origin: 'https://other.example', 'x-forwarded-host': 'other.example' };
	expect(asked(forwarded)).toBe(false);
	expect(asked(forwarded, true)).toBe(true);
	expect(asked({})).toBe(true);
});

test('[SHR-14] an address is what our own proxy saw, and a whole IPv6 network is one address', () => {
	const seen = (forwarded: string | undefined, trustProxy: boolean, remote?: string) =>
		addressOf(requestOf(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, remote), trustProxy);
	expect(seen('198.51.100.1', false)).toBe('203.0.113.5');
	expect(seen('198.51.100.1, 192.0.2.9', true)).toBe('192.0.2.9');
	expect(seen('made up', true)).toBe('203.0.113.5');
	expect(seen(undefined, true)).toBe('203.0.113.5');
	expect(seen(undefined, false, '::ffff:198.51.100.4')).toBe('198.51.100.4');
	expect(seen(undefined, false, '2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
	expect(seen(undefined, false, '2001:db8:1:2::9')).toBe('2001:db8:1:2::/64');
	expect(seen(undefined, false, '2001:0db8::1')).toBe('2001:db8:0:0::/64');
	expect(seen(undefined, false, 'fe80::1%eth0')).toBe('fe80:0:0:0::/64');
});

test('[SHR-1] loopback is this machine’s own, and nothing that looks like it', () => {
	for (const host of ['localhost', 'LOCALHOST', '127.0.0.1', '127.8.8.8', '::1', '[::1]'])
		expect(isLoopback(host), host).toBe(true);
	for (const host of [
		'',
		'0.0.0.0',
		'::',
		'127.0.0.1.example',
		'127.evil.example',
		'localhost.example',
		'10.0.0.1'
	])
		expect(isLoopback(host), host).toBe(false);
});
