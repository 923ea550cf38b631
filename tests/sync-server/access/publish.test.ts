import { expect, test } from 'vitest';
import type { Published } from '$lib/protocol/api';
import { ask, makeKey, pathOf, publish, serveMemoryApi } from '../../support/api-server';
import { askRaw } from '../../support/raw-http';

const request = (values: object = {}) => ({
	id: 'roadmap-1',
	name: 'Ana',
	device: 'Laptop',
	key: makeKey(),
	...values
});
const token = 'a publishing token of the operator';

test('[SHR-1] who sits at the machine shares without a token, and is its owner with a recovery code', async () => {
	const server = await serveMemoryApi();
	const reply = await ask(server, 'POST /documents', { body: request() });
	expect(reply.status).toBe(201);
	expect(reply.body).toMatchObject({ name: 'Ana', role: 'owner' });
	expect((reply.body as Published).recoveryCode).toMatch(
		/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/
	);
});

test('[SHR-1] a server that others can reach asks for the token, also from the machine itself', async () => {
	const server = await serveMemoryApi({ host: '0.0.0.0', publishToken: token });
	const share = (headers: Record<string, string>) =>
		ask(server, 'POST /documents', { body: request(), headers });
	expect((await share({})).error).toBe('publish-token');
	expect((await share({ 'X-Publish-Token': '' })).error).toBe('publish-token');
	expect((await share({ 'X-Publish-Token': `${token}x` })).error).toBe('publish-token');
	expect((await share({ 'X-Publish-Token': token })).status).toBe(201);
});

test('[SHR-1] where no token was set nobody from outside can share, whatever they show', async () => {
	const server = await serveMemoryApi({ host: '192.0.2.7' });
	for (const shown of ['', 'null', 'undefined', token]) {
		const reply = await ask(server, 'POST /documents', {
			body: request(),
			headers: { 'X-Publish-Token': shown }
		});
		expect(reply.error, shown).toBe('publish-token');
	}
});

test('[SHR-1] a request that a proxy passed on is from outside, although it comes from loopback', async () => {
	const server = await serveMemoryApi();
	for (const header of ['X-Forwarded-For', 'X-Forwarded-Host', 'Forwarded', 'Via', 'X-Real-IP']) {
		const reply = await ask(server, 'POST /documents', {
			body: request(),
			headers: { [header]: '127.0.0.1' }
		});
		expect(reply.error, header).toBe('publish-token');
	}
	const silent = ['POST /api/documents HTTP/1.0', 'Host: localhost', 'Content-Type: application/json'];
	expect((await askRaw(server.port, silent, JSON.stringify(request()))).status).toBe(401);
	const behind = await serveMemoryApi({ trustProxy: true });
	expect((await ask(behind, 'POST /documents', { body: request() })).error).toBe('publish-token');
});

test('[SHR-1.1] a roadmap that is shared already is not shared again by another key', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	expect((await ask(server, 'POST /documents', { body: request({ name: 'Mallory' }) })).error).toBe('exists');
	expect((await ask(server, `GET ${pathOf('roadmap-1', '/people')}`, { as: ana })).body).toMatchObject({
		people: [{ name: 'Ana' }]
	});
});

test('[SHR-1.1] of several who share one id at the same moment, one succeeds', async () => {
	const server = await serveMemoryApi();
	const replies = await Promise.all(
		Array.from({ length: 10 }, () => ask(server, 'POST /documents', { body: request() }))
	);
	expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
	expect(replies.filter(({ error }) => error === 'exists')).toHaveLength(9);
});

test('[SHR-1.1] an id of any script is fine, one that no address can carry is not', async () => {
	const server = await serveMemoryApi();
	for (const id of ['خطة/2030', '%2e%2e', 'a b?c#d', '…', '😀']) {
		const ana = await publish(server, id);
		expect((await ask(server, `GET ${pathOf(id, '/people')}`, { as: ana })).status, id).toBe(200);
	}
	for (const id of ['', '.', '..', 'a\u0000b', '\ud800', 'x'.repeat(201), 7, null]) {
		expect((await ask(server, 'POST /documents', { body: request({ id }) })).error, String(id)).toBe(
			'damaged'
		);
	}
});

test('[SHR-6] sharing again with the same key, after a lost answer, gives the same device and a new code', async () => {
	const server = await serveMemoryApi();
	const body = request();
	const first = (await ask(server, 'POST /documents', { body })).body as Published;
	const second = (await ask(server, 'POST /documents', { body })).body as Published;
	expect(second.deviceId).toBe(first.deviceId);
	expect(second.participantId).toBe(first.participantId);
	expect(second.recoveryCode).not.toBe(first.recoveryCode);
	const recover = (code: string) =>
		ask(server, `POST ${pathOf('roadmap-1', '/recover')}`, { body: { code, key: makeKey(), device: 'New' } });
	expect((await recover(first.recoveryCode)).error).toBe('unknown');
	expect((await recover(second.recoveryCode)).status).toBe(200);
});

test('[SHR-2] neither a key nor a token nor a code is kept as it is', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	const kept = JSON.stringify([
		await server.store.roadmap('roadmap-1'),
		await server.store.devices('roadmap-1'),
		await server.store.participants('roadmap-1')
	]);
	expect(kept).not.toContain(ana.key);
	expect(kept).not.toContain(ana.recoveryCode);
	expect(kept).not.toContain(ana.recoveryCode.replaceAll('-', ''));
});

test('[SHR-16] a name is 1 to 80 characters, without what hides or turns other text', async () => {
	const server = await serveMemoryApi();
	const named = async (name: unknown, id: string) =>
		ask(server, 'POST /documents', { body: request({ id, name }) });
	for (const name of ['', '   ', '\u202e\u0007', 'x'.repeat(81), 'x'.repeat(2_000), 7, null, ['Ana']]) {
		expect((await named(name, 'bad')).error, JSON.stringify(name).slice(0, 20)).toBe('damaged');
	}
	const told = [
		['  Ana\n\tMaria ', 'Ana Maria'],
		['\u202eana\u202c', 'ana'],
		['مريم 👩🏽‍🔧', 'مريم 👩🏽‍🔧'],
		['x'.repeat(80), 'x'.repeat(80)],
		['half \ud800 pair', 'half \ufffd pair']
	] as const;
	for (const [index, [name, expected]] of told.entries()) {
		expect((await named(name, `named-${index}`)).body).toMatchObject({ name: expected });
	}
});
