import { describe, expect, test } from 'vitest';
import type { DeviceLink, Invited, Joined } from '$lib/protocol/api';
import {
	accessStores,
	ask,
	invite,
	join,
	makeKey,
	type Member,
	pathOf,
	publish,
	serveApi,
	welcome
} from '../../support/api-server';

const minute = 60_000;
const path = pathOf('roadmap-1');
const tomorrow = '2026-01-16T12:00:00.000Z';

function tryToJoin(server: { readonly at: string }, token: unknown, key: unknown = makeKey(), at = path) {
	return ask(server, `POST ${at}/join`, { body: { token, key, device: 'Phone' } });
}

describe.each(accessStores)('kept in $keptIn', { timeout: 30_000 }, ({ open }) => {
	test('[SHR-4] a link makes the first device that uses it the participant’s, and no second', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const { token, person } = await invite(server, ana, 'Ben', 'editor');
		const ben = await join(server, 'roadmap-1', token);
		expect(ben).toMatchObject({ participantId: person.id, name: 'Ben', role: 'editor' });
		expect((await ask(server, `GET ${path}/people`, { as: ben })).body).toMatchObject({ me: person.id });
		expect(await tryToJoin(server, token)).toMatchObject({ status: 409, error: 'bound' });
		expect(server.calls).toContainEqual({ call: 'tell', roadmapId: 'roadmap-1', notice: { kind: 'people' } });
	});

	test('[SHR-4.1] of ten devices that use a forwarded link at once, one joins', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const { token } = await invite(server, ana, 'Ben', 'editor');
		const replies = await Promise.all(Array.from({ length: 10 }, () => tryToJoin(server, token)));
		expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(409)]);
		expect(await server.store.devices('roadmap-1')).toHaveLength(2);
	});

	test('[SHR-6] joining again with the same key, after a lost answer, gives the same device', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const { token } = await invite(server, ana, 'Ben', 'editor');
		const key = makeKey();
		const replies = await Promise.all([tryToJoin(server, token, key), tryToJoin(server, token, key)]);
		const ids = replies.map(({ body }) => (body as Joined).deviceId);
		expect(new Set(ids).size).toBe(1);
		expect(ids[0]).toBeDefined();
		await ask(server, `DELETE ${path}/devices/${ids[0]}`, { as: ana });
		expect((await tryToJoin(server, token, key)).error).toBe('bound');
	});

	test('[SHR-4] a link ends with its participant’s time, which an owner may move', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const { token, person } = await invite(server, ana, 'Ben', 'editor', tomorrow);
		server.clock.now = Date.parse(tomorrow);
		expect((await tryToJoin(server, token)).error).toBe('expired');
		const moved = await ask(server, `PATCH ${path}/people/${person.id}`, {
			as: ana,
			body: { expires: null }
		});
		expect(moved.body).toMatchObject({ state: 'invited', expires: null });
		expect((await tryToJoin(server, token)).status).toBe(200);
	});

	test('[SHR-4] a link is of no use for another roadmap, and that says nothing of either', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		await publish(server, 'roadmap-2', 'Zoe');
		const { token } = await invite(server, ana, 'Ben', 'editor');
		for (const other of ['roadmap-2', 'none', '..', 'ROADMAP-1']) {
			expect(await tryToJoin(server, token, makeKey(), pathOf(encodeURI(other)))).toMatchObject({
				status: 404
			});
		}
		expect((await tryToJoin(server, token)).status).toBe(200);
	});

	test('[SHR-8] a link of who was taken off the list lets nobody in, used or not', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const { token, person } = await invite(server, ana, 'Ben', 'editor');
		expect((await ask(server, `DELETE ${path}/people/${person.id}`, { as: ana })).status).toBe(204);
		expect((await tryToJoin(server, token)).error).toBe('unknown');
	});

	test('[SHR-8] a link that is used while its participant is taken off the list lets nobody stay', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		for (let round = 0; round < 10; round++) {
			const { token, person } = await invite(server, ana, `Ben ${round}`, 'editor');
			const key = makeKey();
			const [joined, removed] = await Promise.all([
				tryToJoin(server, token, key),
				ask(server, `DELETE ${path}/people/${person.id}`, { as: ana })
			]);
			expect(removed.status).toBe(204);
			if (joined.status !== 200) continue;
			const ben = { ...(joined.body as Joined), roadmapId: 'roadmap-1', key };
			expect((await ask(server, `GET ${path}/people`, { as: ben })).error).toBe('revoked');
		}
	});

	test('[SHR-4.2] a new link voids the one before, and is for who has no device', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const { token, person } = await invite(server, ana, 'Ben', 'editor');
		const renew = () => ask(server, `POST ${path}/people/${person.id}/link`, { as: ana });
		const renewed = (await renew()).body as Invited;
		expect(renewed.token).not.toBe(token);
		expect((await tryToJoin(server, token)).error).toBe('unknown');
		const ben = await join(server, 'roadmap-1', renewed.token);
		expect((await renew()).error).toBe('bound');
		await ask(server, `DELETE ${path}/devices/${ben.deviceId}`, { as: ana });
		expect((await renew()).status).toBe(200);
	});

	test('[SHR-4.2] of a new link and the old one that is just being used, one lets a device in', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		for (let round = 0; round < 10; round++) {
			const { token, person } = await invite(server, ana, `Ben ${round}`, 'editor');
			const [old, renewed] = await Promise.all([
				tryToJoin(server, token),
				ask(server, `POST ${path}/people/${person.id}/link`, { as: ana })
			]);
			const later = renewed.status === 200 ? await tryToJoin(server, (renewed.body as Invited).token) : null;
			expect([old.status, later?.status].filter((status) => status === 200)).toHaveLength(1);
		}
	});

	test('[SHR-5] a device adds another of the same person, once and within a quarter of an hour', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const ben = await welcome(server, ana, 'Ben', 'viewer');
		const link = async () => (await ask(server, `POST ${path}/devices`, { as: ben })).body as DeviceLink;
		const [first, second] = [await link(), await link()];
		expect(Date.parse(second.expires)).toBe(server.clock.now + 15 * minute);
		expect((await tryToJoin(server, first.token)).error).toBe('unknown');
		const phone = (await tryToJoin(server, second.token)).body as Joined;
		expect(phone).toMatchObject({ participantId: ben.participantId, role: 'viewer' });
		expect((await tryToJoin(server, second.token)).error).toBe('bound');
		const third = await link();
		server.clock.now += 15 * minute;
		expect((await tryToJoin(server, third.token)).error).toBe('expired');
	});

	test('[SHR-5] a participant has at most twenty devices', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const add = async () => {
			const { token } = (await ask(server, `POST ${path}/devices`, { as: ana })).body as DeviceLink;
			return tryToJoin(server, token);
		};
		for (let count = 1; count < 20; count++) expect((await add()).status).toBe(200);
		expect((await add()).error).toBe('limit');
	});

	test('[SHR-7] who may not make a link for a person cannot make one of a device for them either', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const ben = await welcome(server, ana, 'Ben', 'editor');
		const forged: Member = { ...ben, participantId: ana.participantId };
		const { token } = (await ask(server, `POST ${path}/devices`, { as: forged })).body as DeviceLink;
		expect((await tryToJoin(server, token)).body).toMatchObject({ participantId: ben.participantId });
	});
});
