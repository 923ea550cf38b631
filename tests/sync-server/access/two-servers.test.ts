import { expect, test } from 'vitest';
import type { Invited } from '$lib/protocol/api';
import { isLastingOwner } from '$server/access/circle';
import { writeCredential } from '$lib/protocol/credential';
import {
	openTemporarySqlite,
	ask,
	invite,
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

test('[SHR-9] on two servers, too, two owners do not take one another away', async () => {
	const [one, two] = await serveTwice();
	for (let round = 0; round < 10; round++) {
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
});

test('[SHR-4.1] on two servers, too, a link lets one device in and an id is shared once', async () => {
	const [one, two] = await serveTwice();
	const replies = await Promise.all(
		[one, two, one, two].map((server) =>
			ask(server, 'POST /documents', { body: { id: 'roadmap-1', name: 'Ana', device: 'x', key: makeKey() } })
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
});

test('[SHR-4.2] on two servers, too, the old link and the new one do not both let somebody in', async () => {
	const [one, two] = await serveTwice();
	const ana = await publish(one);
	const path = pathOf('roadmap-1');
	const tryToJoin = (server: { readonly at: string }, token: string) =>
		ask(server, `POST ${path}/join`, { body: { token, key: makeKey(), device: 'x' } });
	for (let round = 0; round < 10; round++) {
		const { token, person } = await invite(one, ana, `Ben ${round}`, 'editor');
		const [old, renewed] = await Promise.all([
			tryToJoin(two, token),
			ask(one, `POST ${path}/people/${person.id}/link`, { as: ana })
		]);
		const later = renewed.status === 200 ? await tryToJoin(two, (renewed.body as Invited).token) : null;
		expect([old.status, later?.status].filter((status) => status === 200)).toHaveLength(1);
	}
});

test('[SHR-3] looking for what is not there asks the database as much as for what is', async () => {
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
});
