import { expect, test } from 'vitest';
import { serveSync, share, StockClient, temporaryStore } from '../support/sync-circle';
import { withFaults } from '../support/store-with-faults';

/** What reached the console: the servers of this file keep their libraries from it from the first on. */
const printed: unknown[] = [];
console.error = (...words: unknown[]) => printed.push(...words);

test('[SRV-27] the server tells that it lives, and whether it may be given work', async () => {
	const faults = withFaults(await temporaryStore());
	const server = await serveSync({}, { store: faults.store });
	expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
	const ready = await fetch(`${server.address}/readyz`);
	expect([ready.status, await ready.json()]).toEqual([200, { store: true, storing: true, closing: false }]);
	const ana = new StockClient(server, await share(server));
	faults.fail();
	ana.set('a', 1);
	await expect.poll(() => ana.notices.length).toBeGreaterThan(1);
	// Who reads is still served; the word is for who watches.
	const full = await fetch(`${server.address}/readyz`);
	expect([full.status, await full.json()]).toEqual([200, { store: true, storing: false, closing: false }]);
});

test('[SRV-27] a store that does not answer is no server to give work to', async () => {
	const store = await temporaryStore();
	const gone = new Proxy(store, {
		get(target, key) {
			if (key === 'ping') return () => Promise.reject(new Error('gone'));
			const value: unknown = Reflect.get(target, key, target);
			return typeof value === 'function' ? value.bind(target) : value;
		}
	});
	const server = await serveSync({}, { store: gone });
	expect((await fetch(`${server.address}/readyz`)).status).toBe(503);
	expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
});

test('[SRV-28] figures are for this machine, or for who shows the token', async () => {
	const server = await serveSync();
	const ana = new StockClient(server, await share(server));
	ana.set('a', 1);
	await ana.settle();
	const figures = await (await fetch(`${server.address}/metrics`)).text();
	expect(figures).toMatch(/^longroad_connections 1$/m);
	expect(figures).toMatch(/^longroad_documents 1$/m);
	expect(figures).toMatch(/^longroad_updates_written_total 1$/m);
	const passedOn = { 'X-Forwarded-For': '203.0.113.1' };
	expect((await fetch(`${server.address}/metrics`, { headers: passedOn })).status).toBe(404);
	const other = await serveSync({ metricsToken: 'a token of the operator' });
	expect((await fetch(`${other.address}/metrics`)).status).toBe(404);
	const Authorization = 'Bearer a token of the operator';
	expect((await fetch(`${other.address}/metrics`, { headers: { Authorization, ...passedOn } })).status).toBe(
		200
	);
});

test('[SRV-29] neither log nor console nor figures hold names, keys, ids or anything of a plan', async () => {
	const faults = withFaults(await temporaryStore());
	const server = await serveSync({ logLevel: 'debug' }, { store: faults.store });
	const owner = await share(server, 'Anastasia');
	const ana = new StockClient(server, owner);
	ana.set('secret words', 'secret words');
	await ana.settle();
	faults.fail();
	ana.set('more', 'secret words');
	await expect.poll(() => ana.notices).toContainEqual({ kind: 'not-stored', reason: 'full' });
	const stranger = new StockClient(server, { ...owner, key: 'x'.repeat(43) });
	await expect.poll(() => stranger.refusals).toContain('unknown');
	const figures = await (await fetch(`${server.address}/metrics`)).text();
	await server.close();
	const logged = server.logged();
	for (const event of ['started', 'store-failed', 'refused', 'stopped']) expect(logged).toContain(event);
	expect(figures).toMatch(/longroad_library_messages_total [1-9]/);
	const everything = `${logged} ${printed.join(' ')} ${figures}`;
	const { roadmapId, participantId, deviceId, key } = owner;
	for (const word of ['Anastasia', 'secret', 'laptop', roadmapId, participantId, deviceId, key]) {
		expect(everything).not.toContain(word);
		expect(everything).not.toContain(encodeURIComponent(word));
	}
});
