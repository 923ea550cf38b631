import { expect, test } from 'vitest';
import type { Invited } from '$lib/protocol/api';
import { writeCredential } from '$lib/protocol/credential';
import { isLastingOwner } from '$server/access/circle';
import type { Store } from '$server/store/store';
import {
	openTemporarySqlite,
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

async function serveTwice() {
	const store = await openTemporarySqlite();
	return [await serveApi(store), await serveApi(store)] as const;
}

test(
	'[SHR-9] on two servers, too, two owners do not take one another away',
	{ timeout: 30_000 },
	async () => {
		const [one, two] = await serveTwice();
		for (let round = 0; round < 5; round++) {
			const ana = await publish(one, `round-${round}`);
			const ben = await welcome(one, ana, 'Ben', 'owner');
			const at = (member: Member) => pathOf(ana.roadmapId, `/people/${member.participantId}`);
			await Promise.all([
				ask(one, `DELETE ${at(ben)}`, { as: ana }),
				ask(two, `PATCH ${at(ana)}`, { as: ben, body: { role: 'viewer' } })
			]);
			const people = await one.store.participants(ana.roadmapId);
			expect(people.some(isLastingOwner)).toBe(true);
		}
	}
);

test(
	'[SHR-4.1] on two servers, too, a link lets one device in and an id is shared once',
	{ timeout: 30_000 },
	async () => {
		const [one, two] = await serveTwice();
		const replies = await Promise.all(
			[one, two, one, two].map((server) =>
				ask(server, 'POST /documents', {
					body: { id: 'roadmap-1', name: 'Ana', device: 'x', key: makeKey() }
				})
			)
		);
		expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
		const ana = await publish(one, 'roadmap-2');
		for (let round = 0; round < 5; round++) {
			const { token } = await invite(one, ana, `Ben ${round}`, 'editor');
			const joined = await Promise.all(
				[one, two, one, two].map((server) =>
					ask(server, `POST ${pathOf('roadmap-2')}/join`, { body: { token, key: makeKey(), device: 'x' } })
				)
			);
			expect(joined.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
		}
	}
);

test(
	'[SHR-4.2] on two servers, too, the old link and the new one do not both let somebody in',
	{ timeout: 30_000 },
	async () => {
		const [one, two] = await serveTwice();
		const ana = await publish(one);
		const path = pathOf('roadmap-1');
		const tryToJoin = (server: { readonly at: string }, token: string) =>
			ask(server, `POST ${path}/join`, { body: { token, key: makeKey(), device: 'x' } });
		for (let round = 0; round < 5; round++) {
			const { token, person } = await invite(one, ana, `Ben ${round}`, 'editor');
			const [old, renewed] = await Promise.all([
				tryToJoin(two, token),
				ask(one, `POST ${path}/people/${person.id}/link`, { as: ana })
			]);
			const later = renewed.status === 200 ? await tryToJoin(two, (renewed.body as Invited).token) : null;
			expect([old.status, later?.status].filter((status) => status === 200)).toHaveLength(1);
		}
	}
);

/** The store, but something else happens first, once, when a method is called. */
function interrupted(store: Store, method: keyof Store, happen: () => Promise<unknown>): Store {
	let isOver = false;
	return new Proxy(store, {
		get(target, name, receiver) {
			const own: unknown = Reflect.get(target, name, receiver);
			if (name !== method || isOver || typeof own !== 'function') return own;
			return async (...given: unknown[]) => {
				isOver = true;
				await happen();
				return Reflect.apply(own, target, given);
			};
		}
	});
}

test(
	'[SHR-4.2] a link that another server lets somebody in by, just before it is voided, leaves no second one',
	{ timeout: 30_000 },
	async () => {
		const store = await openTemporarySqlite();
		const other = await serveApi(store);
		const ana = await publish(other);
		const { token, person } = await invite(other, ana, 'Ben', 'editor');
		const server = await serveApi(
			interrupted(store, 'deleteUnusedInvites', () => join(other, 'roadmap-1', token))
		);
		const renewed = await ask(server, `POST ${pathOf('roadmap-1')}/people/${person.id}/link`, { as: ana });
		expect(renewed).toMatchObject({ status: 409, error: 'bound' });
		expect(await store.devices('roadmap-1')).toHaveLength(2);
	}
);

test(
	'[SHR-9] an owner whom another server takes away meanwhile is no reason to let the last one go',
	{ timeout: 30_000 },
	async () => {
		const changes = [
			['changeParticipant', 'PATCH', { role: 'viewer' }],
			['changeParticipant', 'PATCH', { expires: '2026-02-01T00:00:00Z' }],
			['changeParticipant', 'DELETE', undefined],
			['deleteDevice', 'DELETE', undefined]
		] as const;
		for (const [method, verb, body] of changes) {
			const store = await openTemporarySqlite();
			const other = await serveApi(store);
			const ana = await publish(other);
			const ben = await welcome(other, ana, 'Ben', 'owner');
			const path = pathOf('roadmap-1');
			const server = await serveApi(
				interrupted(store, method, () =>
					ask(other, `DELETE ${path}/people/${ben.participantId}`, { as: ana })
				)
			);
			const before = await store.participant(ana.participantId);
			const target = method === 'deleteDevice' ? `devices/${ana.deviceId}` : `people/${ana.participantId}`;
			const reply = await ask(server, `${verb} ${path}/${target}`, { as: ana, body });
			expect(reply.error, method).toBe('last-owner');
			expect(await store.participant(ana.participantId)).toEqual(before);
			expect((await ask(server, `GET ${path}/people`, { as: ana })).status).toBe(200);
			expect(server.calls.filter(({ call }) => call === 'disconnect')).toEqual([]);
		}
	}
);

test(
	'[SHR-3] looking for what is not there asks the database as much as for what is',
	{ timeout: 30_000 },
	async () => {
		const kept = await openTemporarySqlite();
		const asked: string[] = [];
		const store = new Proxy(kept, {
			get(target, name, receiver) {
				asked.push(String(name));
				return Reflect.get(target, name, receiver);
			}
		});
		const server = await serveApi(store);
		const ana = await publish(server);
		const work = async (question: string, options: Parameters<typeof ask>[2]) => {
			asked.length = 0;
			const reply = await ask(server, question, options);
			return {
				error: reply.error,
				status: reply.status,
				asked: [...asked],
				headers: [...reply.headers.keys()]
			};
		};
		const key = makeKey();
		const wrongKey = writeCredential({ deviceId: ana.deviceId, key });
		const stranger = await work(`GET ${pathOf('roadmap-1')}/people`, { as: wrongKey });
		const elsewhere = [
			await work(`GET ${pathOf('none')}/people`, { as: ana }),
			await work(`GET ${pathOf('none')}/people`, {}),
			await work(`GET ${pathOf('roadmap-1')}/people`, { as: writeCredential({ deviceId: 'none', key }) }),
			await work(`GET ${pathOf('roadmap-1')}/people`, { as: 'nonsense' })
		];
		for (const one of elsewhere) expect(one).toEqual(stranger);

		const recover = (id: string) =>
			work(`POST ${pathOf(id)}/recover`, { body: { code: 'x', key, device: 'x' } });
		expect(await recover('none')).toEqual(await recover('roadmap-1'));
		const join = (id: string) =>
			work(`POST ${pathOf(id)}/join`, { body: { token: 'A'.repeat(22), key, device: 'x' } });
		expect(await join('none')).toEqual(await join('roadmap-1'));
	}
);
