import { describe, expect, test } from 'vitest';
import type { PeopleAnswer, Recovered, Recovery } from '$lib/protocol/api';
import { makeRecoveryCode, readRecoveryCode } from '$server/access/recovery-code';
import {
	accessStores,
	ask,
	makeKey,
	type Member,
	pathOf,
	publish,
	serveApi,
	serveMemoryApi,
	welcome
} from '../../support/api-server';

const path = pathOf('roadmap-1');

function tryToRecover(server: { readonly at: string }, code: unknown, key = makeKey()) {
	return ask(server, `POST ${path}/recover`, { body: { code, key, device: 'New laptop' } });
}

describe.each(accessStores)('kept in $keptIn', { timeout: 30_000 }, ({ open }) => {
	test('[SHR-10] the recovery code gives the owner a new device, and is replaced by another', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const key = makeKey();
		const recovered = (await tryToRecover(server, ana.recoveryCode, key)).body as Recovered;
		expect(recovered).toMatchObject({ participantId: ana.participantId, name: 'Ana', role: 'owner' });
		const again: Member = { ...recovered, roadmapId: 'roadmap-1', key };
		const { people } = (await ask(server, `GET ${path}/people`, { as: again })).body as PeopleAnswer;
		expect(people[0]?.devices.map(({ name }) => name).sort()).toEqual(['Ana’s laptop', 'New laptop']);
		expect((await tryToRecover(server, ana.recoveryCode)).error).toBe('unknown');
		expect((await tryToRecover(server, recovered.recoveryCode)).status).toBe(200);
	});

	test('[SHR-6] recovering again with the same key, after a lost answer, gives the same device and a new code', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const key = makeKey();
		const first = (await tryToRecover(server, ana.recoveryCode, key)).body as Recovered;
		const second = (await tryToRecover(server, ana.recoveryCode, key)).body as Recovered;
		expect(second.deviceId).toBe(first.deviceId);
		expect((await tryToRecover(server, first.recoveryCode)).error).toBe('unknown');
		expect((await tryToRecover(server, second.recoveryCode)).status).toBe(200);
	});

	test('[SHR-10] a code that is used by two at the same moment lets one in', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const replies = await Promise.all(
			Array.from({ length: 5 }, () => tryToRecover(server, ana.recoveryCode))
		);
		expect(replies.map(({ status }) => status).sort()).toEqual([200, 404, 404, 404, 404]);
	});

	test('[SHR-10] the code of who is an owner no longer lets nobody in', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const ben = await welcome(server, ana, 'Ben', 'owner');
		const at = `${path}/people/${ana.participantId}`;
		await ask(server, `PATCH ${at}`, { as: ben, body: { role: 'editor' } });
		expect((await tryToRecover(server, ana.recoveryCode)).error).toBe('unknown');
		await ask(server, `PATCH ${at}`, { as: ben, body: { role: 'owner' } });
		await ask(server, `DELETE ${at}`, { as: ben });
		expect((await tryToRecover(server, ana.recoveryCode)).error).toBe('unknown');
		const renewed = (await ask(server, `POST ${path}/recovery`, { as: ben })).body as Recovery;
		expect((await tryToRecover(server, renewed.recoveryCode)).body).toMatchObject({ name: 'Ben' });
	});

	test('[SHR-10] a new code voids the old one', async () => {
		const server = await serveApi(await open());
		const ana = await publish(server);
		const renewed = (await ask(server, `POST ${path}/recovery`, { as: ana })).body as Recovery;
		expect((await tryToRecover(server, ana.recoveryCode)).error).toBe('unknown');
		expect((await tryToRecover(server, renewed.recoveryCode)).status).toBe(200);
	});
});

test('[SHR-6] the key of somebody who is no owner recovers nothing', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	const ben = await welcome(server, ana, 'Ben', 'editor');
	expect((await tryToRecover(server, makeRecoveryCode(), ben.key)).error).toBe('unknown');
	expect(
		(
			await ask(server, 'POST /documents', {
				body: { id: 'roadmap-1', name: 'Ben', device: 'x', key: ben.key }
			})
		).error
	).toBe('exists');
});

test('[SHR-10] a code is read as people write it', () => {
	const code = makeRecoveryCode();
	const plain = code.replaceAll('-', '');
	expect(readRecoveryCode(code)).toBe(plain);
	expect(readRecoveryCode(`  ${code.toLowerCase().replaceAll('-', ' – ')}\n`)).toBe(plain);
	expect(readRecoveryCode('oO0l-iI1L-2222-3333-4444-5555-6666')).toBe('0001111122223333444455556666');
	for (const bad of [
		'',
		code.slice(1),
		`${code}0`,
		code.replace(/^./, 'U'),
		code.replace(/^./, '٣'),
		'ß'.repeat(14)
	])
		expect(readRecoveryCode(bad), bad).toBeNull();
});

test('[SHR-10] every symbol of a code comes up, and none that looks like another', () => {
	const symbols = new Set(
		Array.from({ length: 200 }, () => makeRecoveryCode())
			.join('')
			.replaceAll('-', '')
	);
	expect([...symbols].sort().join('')).toBe('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
});
