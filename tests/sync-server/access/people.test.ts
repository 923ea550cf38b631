import { describe, expect, test } from 'vitest';
import type { PeopleAnswer, Person } from '$lib/protocol/api';
import { type Role, roles } from '$lib/plan/role';
import {
	accessStores,
	ask,
	invite,
	type Member,
	pathOf,
	publish,
	serveApi,
	serveMemoryApi,
	welcome
} from '../../support/api-server';

const path = pathOf('roadmap-1');
const tomorrow = '2026-01-16T12:00:00.000Z';

async function peopleOf(server: { readonly at: string }, as: Member): Promise<readonly Person[]> {
	return ((await ask(server, `GET ${path}/people`, { as })).body as PeopleAnswer).people;
}

describe.each(accessStores)('kept in $keptIn', { timeout: 30_000 }, ({ open }) => {
	test('[SHR-11] an owner is told of everybody, others of who takes part now and of themselves', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const ben = await welcome(server, ana, 'Ben', 'viewer');
		const cem = await welcome(server, ana, 'Cem', 'editor');
		await invite(server, ana, 'Dana', 'recorder', tomorrow);
		const gone = await welcome(server, ana, 'Eve', 'editor');
		await ask(server, `DELETE ${path}/people/${gone.participantId}`, { as: ana });

		const all = await peopleOf(server, ana);
		expect(Object.fromEntries(all.map(({ name, state }) => [name, state]))).toEqual({
			Ana: 'joined',
			Ben: 'joined',
			Cem: 'joined',
			Dana: 'invited',
			Eve: 'revoked'
		});
		expect(all.find(({ name }) => name === 'Dana')).toMatchObject({ expires: tomorrow, devices: [] });
		expect(all.find(({ name }) => name === 'Ben')?.devices).toEqual([
			{ id: ben.deviceId, name: 'A phone', lastSeen: '2026-01-15T12:00:00.000Z' }
		]);

		const told = await peopleOf(server, ben);
		expect(told.map(({ name }) => name).sort()).toEqual(['Ana', 'Ben', 'Cem']);
		expect(told.find(({ id }) => id === cem.participantId)).toEqual({
			id: cem.participantId,
			name: 'Cem',
			role: 'editor',
			state: 'joined',
			expires: null,
			devices: []
		});
		expect(told.find(({ id }) => id === ben.participantId)?.devices).toHaveLength(1);
	});

	test('[SHR-7] nobody but an owner invites, changes, links, takes off, recovers or ends', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const { person } = await invite(server, ana, 'Dana', 'viewer');
		for (const role of roles.filter((one) => one !== 'owner')) {
			const as = await welcome(server, ana, role, role);
			const questions = [
				['POST', '/people', { name: 'Mallory', role: 'owner', expires: null }],
				['PATCH', `/people/${as.participantId}`, { role: 'owner' }],
				['PATCH', `/people/${ana.participantId}`, { role: 'viewer' }],
				['DELETE', `/people/${ana.participantId}`, undefined],
				['DELETE', '/people/none', undefined],
				['POST', `/people/${person.id}/link`, undefined],
				['POST', '/recovery', undefined],
				['DELETE', '', undefined]
			] as const;
			for (const [method, rest, body] of questions) {
				const reply = await ask(server, `${method} ${path}${rest}`, { as, body });
				expect([reply.status, reply.error], `${role}: ${method} ${rest}`).toEqual([403, 'role']);
			}
			const letGo = await ask(server, `DELETE ${path}/devices/${ana.deviceId}`, { as });
			expect([letGo.status, letGo.error]).toEqual([404, 'unknown']);
		}
		expect((await peopleOf(server, ana)).filter(({ role }) => role === 'owner')).toHaveLength(1);
	});

	test('[SHR-8] who gets another role is disconnected, and is asked by it from then on', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const ben = await welcome(server, ana, 'Ben', 'owner');
		const lowered = await ask(server, `PATCH ${path}/people/${ben.participantId}`, {
			as: ana,
			body: { role: 'viewer' }
		});
		expect(lowered.body).toMatchObject({ id: ben.participantId, role: 'viewer', name: 'Ben' });
		expect(server.calls).toContainEqual({
			call: 'disconnect',
			who: { participantId: ben.participantId },
			why: 'role'
		});
		expect((await ask(server, `POST ${path}/recovery`, { as: ben })).error).toBe('role');
	});

	test('[SHR-8] who is taken off the list is disconnected at once, and again when asked again', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const ben = await welcome(server, ana, 'Ben', 'editor');
		const { at } = server;
		for (let count = 1; count <= 2; count++) {
			expect((await ask({ at }, `DELETE ${path}/people/${ben.participantId}`, { as: ana })).status).toBe(204);
			const cut = { call: 'disconnect', who: { participantId: ben.participantId }, why: 'revoked' };
			expect(server.calls.filter((one) => one.call === 'disconnect')).toEqual(Array(count).fill(cut));
		}
		for (const question of [`GET ${path}/people`, `GET ${path}/state`, `POST ${path}/devices`]) {
			expect((await ask(server, question, { as: ben })).error).toBe('revoked');
		}
	});

	test('[SHR-8.1] who was taken off the list cannot be changed or let in again', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const ben = await welcome(server, ana, 'Ben', 'editor');
		const at = `${path}/people/${ben.participantId}`;
		await ask(server, `DELETE ${at}`, { as: ana });
		expect((await ask(server, `PATCH ${at}`, { as: ana, body: { role: 'owner' } })).error).toBe('unknown');
		expect((await ask(server, `POST ${at}/link`, { as: ana })).error).toBe('unknown');
		expect((await peopleOf(server, ana)).find(({ name }) => name === 'Ben')?.state).toBe('revoked');
	});

	test('[SHR-8.2] a time that is over can be moved, and the participant is let in again', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const ben = await welcome(server, ana, 'Ben', 'editor');
		const at = `${path}/people/${ben.participantId}`;
		await ask(server, `PATCH ${at}`, { as: ana, body: { expires: tomorrow } });
		server.clock.now = Date.parse(tomorrow);
		expect((await ask(server, `GET ${path}/people`, { as: ben })).error).toBe('expired');
		expect((await ask(server, `POST ${at}/link`, { as: ana })).error).toBe('expired');
		await ask(server, `PATCH ${at}`, { as: ana, body: { expires: '2026-02-01T00:00:00+01:00' } });
		expect((await peopleOf(server, ben)).find(({ name }) => name === 'Ben')?.expires).toBe(
			'2026-01-31T23:00:00.000Z'
		);
	});

	test('[SHR-7] everybody may leave, by themselves', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const ben = await welcome(server, ana, 'Ben', 'viewer');
		expect((await ask(server, `DELETE ${path}/people/${ben.participantId}`, { as: ben })).status).toBe(204);
		expect((await ask(server, `GET ${path}/people`, { as: ben })).error).toBe('revoked');
	});

	test('[SHR-9] the last owner cannot leave, become less, get an end, or let their only device go', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const me = `${path}/people/${ana.participantId}`;
		// None of these is an owner who stays.
		await invite(server, ana, 'Not joined', 'owner');
		const short = await welcome(server, ana, 'For a day', 'owner');
		await ask(server, `PATCH ${path}/people/${short.participantId}`, {
			as: ana,
			body: { expires: tomorrow }
		});
		const gone = await welcome(server, ana, 'Gone', 'owner');
		await ask(server, `DELETE ${path}/people/${gone.participantId}`, { as: ana });

		const less: readonly Role[] = ['editor', 'recorder', 'commenter', 'viewer'];
		const refused = [
			await ask(server, `DELETE ${me}`, { as: ana }),
			await ask(server, `DELETE ${me}`, { as: short }),
			...(await Promise.all(less.map((role) => ask(server, `PATCH ${me}`, { as: ana, body: { role } })))),
			await ask(server, `PATCH ${me}`, { as: ana, body: { expires: tomorrow } }),
			await ask(server, `DELETE ${path}/devices/${ana.deviceId}`, { as: ana })
		];
		for (const reply of refused) expect([reply.status, reply.error]).toEqual([409, 'last-owner']);
		expect(
			(await ask(server, `PATCH ${me}`, { as: ana, body: { name: 'Anna', role: 'owner' } })).status
		).toBe(200);
		const second = await welcome(server, ana, 'Second', 'owner');
		expect((await ask(server, `DELETE ${me}`, { as: ana })).status).toBe(204);
		expect((await peopleOf(server, second)).find(({ name }) => name === 'Anna')?.state).toBe('revoked');
	});

	test('[SHR-9] two owners who take one another away at the same moment do not both succeed', async () => {
		const server = await serveApi(await open());
		for (let round = 0; round < 5; round++) {
			const roadmapId = `round-${round}`;
			const ana = await publish(server, roadmapId);
			const ben = await welcome(server, ana, 'Ben', 'owner');
			const at = (member: Member) => pathOf(roadmapId, `/people/${member.participantId}`);
			const replies = await Promise.all([
				ask(server, `DELETE ${at(ben)}`, { as: ana }),
				ask(server, `PATCH ${at(ana)}`, { as: ben, body: { role: 'viewer' } }),
				ask(server, `DELETE ${at(ana)}`, { as: ana }),
				ask(server, `PATCH ${at(ben)}`, { as: ben, body: { expires: tomorrow } })
			]);
			expect(replies.map(({ status }) => status).filter((status) => status < 300)).toHaveLength(1);
			const people = await server.store.participants(roadmapId);
			const lasting = people.filter((one) => one.role === 'owner' && !one.revokedAt && !one.expiresAt);
			expect(lasting).toHaveLength(1);
		}
	});

	test('another roadmap’s people and devices are unknown here, to its owner as to anybody', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const zoe = await publish(server, 'roadmap-2', 'Zoe');
		const theirs = await welcome(server, zoe, 'Yan', 'editor');
		const questions = [
			['PATCH', `/people/${theirs.participantId}`, { role: 'viewer' }],
			['DELETE', `/people/${theirs.participantId}`, undefined],
			['POST', `/people/${theirs.participantId}/link`, undefined],
			['DELETE', `/devices/${theirs.deviceId}`, undefined],
			['DELETE', `/devices/${zoe.deviceId}`, undefined]
		] as const;
		const calls = server.calls.length;
		for (const [method, rest, body] of questions) {
			expect((await ask(server, `${method} ${path}${rest}`, { as: ana, body })).error, rest).toBe('unknown');
			const there = await ask(server, `${method} ${pathOf('roadmap-2')}${rest}`, { as: ana, body });
			expect(there.error, rest).toBe('unknown');
		}
		expect(server.calls).toHaveLength(calls);
		expect((await ask(server, `GET ${pathOf('roadmap-2')}/people`, { as: theirs })).status).toBe(200);
	});

	test('[SHR-7] an owner lets anybody’s device go, others their own', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const ben = await welcome(server, ana, 'Ben', 'viewer');
		const cem = await welcome(server, ana, 'Cem', 'viewer');
		expect((await ask(server, `DELETE ${path}/devices/${cem.deviceId}`, { as: ben })).error).toBe('unknown');
		expect((await ask(server, `DELETE ${path}/devices/${ben.deviceId}`, { as: ben })).status).toBe(204);
		expect((await ask(server, `DELETE ${path}/devices/${cem.deviceId}`, { as: ana })).status).toBe(204);
		expect(server.calls.filter(({ call }) => call === 'disconnect')).toEqual(
			[ben, cem].map(({ deviceId }) => ({ call: 'disconnect', who: { deviceId }, why: 'revoked' }))
		);
		expect((await ask(server, `GET ${path}/people`, { as: cem })).error).toBe('unknown');
	});
});

test('[SHR-5] a roadmap has at most a thousand participants, those who left included', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	const first = await server.store.participant(ana.participantId);
	if (!first) throw new Error('Ana is a participant.');
	for (let count = 1; count < 999; count++) {
		const person = { ...first, id: `person-${count}`, revokedAt: count % 2 ? 1 : null };
		const invite = {
			participantId: person.id,
			kind: 'person' as const,
			createdAt: 0,
			expiresAt: null,
			usedAt: null
		};
		await server.store.addParticipant(person, { ...invite, tokenHash: person.id });
	}
	const add = () =>
		ask(server, `POST ${path}/people`, { as: ana, body: { name: 'Ben', role: 'viewer', expires: null } });
	expect((await add()).status).toBe(201);
	expect((await add()).error).toBe('limit');
});
