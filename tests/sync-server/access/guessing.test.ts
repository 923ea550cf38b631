import { expect, test } from 'vitest';
import { GuessLimit } from '$server/access/guess-limit';
import { randomToken } from '$server/access/secrets';
import { makeRecoveryCode } from '$server/access/recovery-code';
import { ask, invite, makeKey, pathOf, publish, serveApi, serveMemoryApi } from '../../support/api-server';
import { MemoryAccessStore } from '../../support/memory-access-store';

const path = pathOf('roadmap-1');
const from = (address: string) => ({ headers: { 'X-Forwarded-For': `192.0.2.1, ${address}` } });

function guess(server: { readonly at: string }, address: string, token = randomToken()) {
	return ask(server, `POST ${path}/join`, {
		body: { token, key: makeKey(), device: 'x' },
		...from(address)
	});
}

test('[SHR-14] an address that guessed wrong too often waits, also with what is right, others do not', async () => {
	const server = await serveMemoryApi({ trustProxy: true, publishToken: 'publishing token' });
	const share = await ask(server, 'POST /documents', {
		body: { id: 'roadmap-1', name: 'Ana', device: 'x', key: makeKey() },
		headers: { 'X-Publish-Token': 'publishing token' }
	});
	expect(share.status).toBe(201);
	const replies = await Promise.all(Array.from({ length: 60 }, () => guess(server, '198.51.100.1')));
	const codes = replies.map(({ error }) => error);
	expect(codes.filter((code) => code === 'unknown')).toHaveLength(20);
	expect(codes.filter((code) => code === 'rate')).toHaveLength(40);
	const refused = replies.find(({ error }) => error === 'rate');
	expect(refused?.status).toBe(429);
	expect(refused?.headers.get('retry-after')).toBe('30');

	const code = (share.body as { recoveryCode: string }).recoveryCode;
	const recover = (address: string) =>
		ask(server, `POST ${path}/recover`, { body: { code, key: makeKey(), device: 'x' }, ...from(address) });
	expect((await recover('198.51.100.1')).error).toBe('rate');
	expect((await recover('198.51.100.2')).status).toBe(200);
	server.clock.now += 30_000;
	expect((await guess(server, '198.51.100.1')).error).toBe('unknown');
	expect((await guess(server, '198.51.100.1')).error).toBe('rate');
});

test(
	'[SHR-14] a burst does not outrun the count, however slow the database is',
	{ timeout: 30_000 },
	async () => {
		const held: (() => void)[] = [];
		class HeldStore extends MemoryAccessStore {
			override async invite(tokenHash: string) {
				await new Promise<void>((resolve) => held.push(resolve));
				return super.invite(tokenHash);
			}
		}
		const server = await serveApi(new HeldStore());
		await publish(server);
		const replies = Promise.all(Array.from({ length: 60 }, () => guess(server, '198.51.100.1')));
		for (let count = 0; count < 20; count++) {
			await expect.poll(() => held.length).toBe(1);
			held.pop()?.();
		}
		const codes = (await replies).map(({ error }) => error);
		expect(codes.filter((code) => code === 'rate')).toHaveLength(40);
	}
);

test('[SHR-14] guesses of the recovery code and of the publishing token count as well', async () => {
	const server = await serveMemoryApi({ trustProxy: true, publishToken: 'publishing token' });
	const share = (token: string, address: string) =>
		ask(server, 'POST /documents', {
			body: { id: 'roadmap-1', name: 'Ana', device: 'x', key: makeKey() },
			headers: { ...from(address).headers, 'X-Publish-Token': token }
		});
	for (let count = 0; count < 10; count++) {
		expect((await share('wrong', '198.51.100.1')).error).toBe('publish-token');
		const body = { code: makeRecoveryCode(), key: makeKey(), device: 'x' };
		const recovered = await ask(server, `POST ${path}/recover`, { body, ...from('198.51.100.1') });
		expect(recovered.error).toBe('unknown');
	}
	expect((await share('publishing token', '198.51.100.1')).error).toBe('rate');
	expect((await share('publishing token', '198.51.100.2')).status).toBe(201);
});

test('[SHR-14] a roadmap that is guessed at from everywhere still lets in who has the right link', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	const { token } = await invite(server, ana, 'Ben', 'editor');
	const limit = new GuessLimit();
	for (let count = 0; count < 200; count++) limit.count(`198.51.100.${count}`, 'roadmap-1', 0);
	expect(() => limit.check('198.51.100.7', 'roadmap-1', 1)).toThrow('rate');
	expect(() => limit.check('198.51.100.7', 'roadmap-2', 1)).not.toThrow();
	expect(() => limit.check('203.0.113.9', 'roadmap-1', 1)).not.toThrow();
	expect((await guess(server, '203.0.113.9', token)).status).toBe(200);
});

test('[SHR-14] whoever has the right link counts for nothing, however many they are at one address', async () => {
	const server = await serveMemoryApi();
	const ana = await publish(server);
	const links = await Promise.all(
		Array.from({ length: 60 }, (_, n) => invite(server, ana, `P ${n}`, 'viewer'))
	);
	const replies = await Promise.all(links.map(({ token }) => guess(server, '198.51.100.1', token)));
	expect(replies.map(({ status }) => status)).toEqual(Array(60).fill(200));
});

test('[SHR-14] what is remembered of guesses is bounded, and who guessed last is kept', () => {
	const limit = new GuessLimit();
	const others = (name: string, count: number) => {
		for (let index = 0; index < count; index++) limit.count(`${name} ${index}`, `${name} ${index}`, 0);
	};
	for (let count = 0; count < 19; count++) limit.count('198.51.100.1', 'roadmap-1', 0);
	others('before', 9_999);
	limit.count('198.51.100.1', 'roadmap-1', 0);
	others('after', 9_999);
	expect(() => limit.check('198.51.100.1', 'roadmap-1', 0)).toThrow('rate');
	others('at last', 1);
	expect(() => limit.check('198.51.100.1', 'roadmap-1', 0)).not.toThrow();
});
