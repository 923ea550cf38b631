import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Relay, RelayMessage } from '$server/cluster/relay';
import { openRedisRelay } from '$server/cluster/redis-relay';
import { startRedis, type TestRedis } from '../../support/redis';

let redis: TestRedis;
let one: Relay;
let other: Relay;

beforeAll(async () => {
	redis = await startRedis();
	[one, other] = await Promise.all([openRedisRelay(redis.url), openRedisRelay(redis.url)]);
}, 30_000);

afterAll(async () => {
	await Promise.all([one.close(), other.close()]);
	await redis.stop();
});

/** Listens, and waits until the listening has begun. */
async function listen(relay: Relay, document: string) {
	const heard: RelayMessage[] = [];
	const end = relay.listen(document, (message) => heard.push(message));
	await expect.poll(() => heard).toEqual([{ kind: 'missed', document }]);
	heard.length = 0;
	return { heard, end };
}

test('an instance hears what others publish about a document it listens to, and nothing of its own', async () => {
	const here = await listen(one, 'a/plan');
	const there = await listen(other, 'a/plan');
	const elsewhere = await listen(other, 'b/plan');
	const update: RelayMessage = { kind: 'update', document: 'a/plan', update: Uint8Array.of(0, 255, 10, 13) };
	const awareness: RelayMessage = { kind: 'awareness', document: 'a/plan', update: new Uint8Array() };
	one.publish(update);
	one.publish(awareness);
	await expect.poll(() => there.heard).toEqual([update, awareness]);
	other.publish(awareness);
	await expect.poll(() => here.heard).toEqual([awareness]);
	expect(elsewhere.heard).toEqual([]);
	for (const { end } of [here, there, elsewhere]) end();
});

test('a document is heard as long as anybody listens to it, and again by who comes later', async () => {
	const first = await listen(other, 'c/plan');
	const second: RelayMessage[] = [];
	const endSecond = other.listen('c/plan', (message) => second.push(message));
	const message: RelayMessage = { kind: 'update', document: 'c/plan', update: Uint8Array.of(1) };
	first.end();
	one.publish(message);
	await expect.poll(() => second).toEqual([message]);
	endSecond();
	const third = await listen(other, 'c/plan');
	one.publish(message);
	await expect.poll(() => third.heard).toEqual([message]);
	expect([first.heard, second]).toEqual([[], [message]]);
	third.end();
});

test('calls of hubs reach the other instances in order', async () => {
	const heard: string[] = [];
	const own: string[] = [];
	const ends = [other.listenToHubs((call) => heard.push(call)), one.listenToHubs((call) => own.push(call))];
	for (const call of ['{"a":1}', '{"b":"ä"}', '{"c":[]}']) one.publish({ kind: 'hub', call });
	await expect.poll(() => heard).toEqual(['{"a":1}', '{"b":"ä"}', '{"c":[]}']);
	expect(own).toEqual([]);
	for (const end of ends) end();
});

test('[INS-6] what was published over a connection that broke is made good once it is open again', async () => {
	const calls: string[] = [];
	const endCalls = other.listenToHubs((call) => calls.push(call));
	const { heard, end } = await listen(other, 'd/plan');
	await redis.breakPublishers();
	one.publish({ kind: 'hub', call: 'revoke' });
	one.publish({ kind: 'update', document: 'd/plan', update: Uint8Array.of(1) });
	await expect.poll(() => calls, { timeout: 10_000 }).toEqual(['revoke']);
	// The update itself, if the connection was open again at once.
	await expect.poll(() => heard, { timeout: 10_000 }).toHaveLength(1);
	expect(heard[0]).toMatchObject({ document: 'd/plan', kind: expect.stringMatching(/^(missed|update)$/) });
	for (const stop of [endCalls, end]) stop();
});

test(
	'[INS-6] after Redis was away, whoever listens is told to read the log again',
	{ timeout: 30_000 },
	async () => {
		const before = await listen(other, 'e/plan');
		await redis.stop();
		await expect.poll(() => [one.isOpen, other.isOpen]).toEqual([false, false]);
		one.publish({ kind: 'update', document: 'e/plan', update: Uint8Array.of(1) });
		const during: RelayMessage[] = [];
		const endDuring = other.listen('f/plan', (message) => during.push(message));
		await redis.start();
		await expect
			.poll(() => during, { timeout: 10_000 })
			.toContainEqual({ kind: 'missed', document: 'f/plan' });
		await expect.poll(() => before.heard).toContainEqual({ kind: 'missed', document: 'e/plan' });
		await expect.poll(() => [one.isOpen, other.isOpen], { timeout: 10_000 }).toEqual([true, true]);
		before.heard.length = 0;
		const update: RelayMessage = { kind: 'update', document: 'e/plan', update: Uint8Array.of(2) };
		one.publish(update);
		await expect.poll(() => before.heard).toContainEqual(update);
		for (const end of [before.end, endDuring]) end();
	}
);

test.each(['localhost:6379', 'https://localhost', 'redis://:secret@[bad'])(
	'[INS-10] an address that is none is refused without being repeated: %s',
	async (url) => {
		const error: unknown = await openRedisRelay(url).catch((reason: unknown) => reason);
		expect(String(error)).toMatch(/REDIS_URL is no address of a Redis\. Write it like this/);
		expect(String(error)).not.toContain(url);
	}
);

test('a Redis that is not there is said in plain words', { timeout: 15_000 }, async () => {
	await expect(openRedisRelay('redis://:secret@127.0.0.1:1')).rejects.toThrow(
		'Redis cannot be reached at the address in REDIS_URL. Start it, or correct the address.'
	);
});
