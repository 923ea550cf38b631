import { describe, expect, test } from 'vitest';
import { hashOf } from '$server/access/secrets';
import {
	accessStores,
	ask,
	invite,
	openTemporarySqlite,
	pathOf,
	publish,
	serveApi,
	serveMemoryApi,
	welcome
} from '../../support/api-server';

const path = pathOf('roadmap-1');

describe.each(accessStores)('kept in $keptIn', { timeout: 30_000 }, ({ open }) => {
	test('[SHR-13] ending the sharing deletes everybody, their devices and their links', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const zoe = await publish(server, 'roadmap-2', 'Zoe');
		const ben = await welcome(server, ana, 'Ben', 'editor');
		const { token } = await invite(server, ana, 'Cem', 'editor');
		expect((await ask(server, `DELETE ${path}`, { as: ana })).status).toBe(204);
		expect(server.calls.filter(({ call }) => call === 'forget')).toContainEqual({
			call: 'forget',
			roadmapId: 'roadmap-1'
		});
		for (const as of [ana, ben]) {
			expect((await ask(server, `GET ${path}/people`, { as })).error).toBe('unknown');
			expect(await server.store.device(as.deviceId)).toBeNull();
		}
		expect(await server.store.invite(hashOf(token))).toBeNull();
		expect(await server.store.participants('roadmap-1')).toEqual([]);
		expect((await ask(server, `GET ${pathOf('roadmap-2')}/people`, { as: zoe })).status).toBe(200);
		const again = await publish(server);
		expect((await ask(server, `GET ${path}/people`, { as: again })).body).toMatchObject({
			me: again.participantId
		});
	});
});

test('[SHR-13] an ending that the store did not finish can be asked for again', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	server.store.clients.set('roadmap-1/plan', new Map([[7, ana.participantId]]));
	server.store.failure = new Error('disk full');
	expect((await ask(server, `DELETE ${path}`, { as: ana })).error).toBe('full');
	server.store.failure = null;
	expect((await ask(server, `GET ${path}/authors?part=plan`, { as: ana })).status).toBe(200);
	expect((await ask(server, `DELETE ${path}`, { as: ana })).status).toBe(204);
	expect(server.store.clients.size).toBe(0);
});

test('[SHR-13] what an ending left behind is not handed to whoever shares under the same id', async () => {
	const store = await openTemporarySqlite();
	await store.append([
		{
			document: 'roadmap-1/plan',
			participantId: 'somebody',
			deviceId: 'old',
			at: 1,
			update: new Uint8Array([1, 2, 3]),
			newClients: [7]
		}
	]);
	const server = await serveApi(store);
	const ana = await publish(server);
	expect((await store.load('roadmap-1/plan')).updates).toEqual([]);
	expect((await ask(server, `GET ${path}/authors?part=plan`, { as: ana })).body).toEqual({ clients: {} });
});
