import { expect, test } from 'vitest';
import type { Published } from '$lib/protocol/api';
import { ask, makeKey, pathOf, publish, serveMemoryApi } from '../../support/api-server';

const request = () => ({ id: 'roadmap-1', name: 'Ana', device: 'Laptop', key: makeKey() });

test('[SHR-1] who sits at the machine shares without a token, and is its owner with a recovery code', async () => {
	const server = await serveMemoryApi();
	const reply = await ask(server, 'POST /documents', { body: request() });
	expect(reply.status).toBe(201);
	expect(reply.body).toMatchObject({ name: 'Ana', role: 'owner' });
	expect((reply.body as Published).recoveryCode).toMatch(
		/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/
	);
});

test('a device that shared a roadmap is known by its credential, and nobody else is', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	expect((await ask(server, `GET ${pathOf('roadmap-1', '/people')}`, { as: ana })).status).toBe(200);
	expect((await ask(server, `GET ${pathOf('roadmap-1', '/people')}`)).error).toBe('unknown');
});
