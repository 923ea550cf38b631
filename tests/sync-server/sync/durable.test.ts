import { expect, test } from 'vitest';
import {
	joinAs,
	serveSync,
	share,
	StockClient,
	storedValues,
	temporaryStore
} from '../../support/sync-circle';
import { withFaults } from '../../support/store-with-faults';

test('[SRV-3] an edit counts as arrived once it is on disk, and reaches nobody before', async () => {
	const faults = withFaults(await temporaryStore());
	const server = await serveSync({}, { store: faults.store });
	const owner = await share(server);
	const ana = new StockClient(server, owner);
	const ben = new StockClient(server, await joinAs(server, owner, 'editor'));
	await Promise.all([ana.settle(), ben.settle()]);
	const write = faults.hold();
	ana.set('a', 1);
	await expect.poll(() => faults.attempts()).toBe(1);
	// A whole question and answer later, nothing of it was said.
	await share(server);
	expect(ana.provider.unsyncedChanges).toBe(1);
	expect(ben.values).toEqual({});
	expect(await storedValues(faults.store, owner)).toEqual({});
	write();
	await ana.settle();
	await expect.poll(() => ben.values).toEqual({ a: 1 });
});

test('[SRV-4] a full disk refuses edits with a word, keeps reading open, and takes them when there is room', async () => {
	const faults = withFaults(await temporaryStore());
	const server = await serveSync({}, { store: faults.store });
	const owner = await share(server);
	const ana = new StockClient(server, owner);
	ana.set('before', 0);
	await ana.settle();
	const reader = new StockClient(server, await joinAs(server, owner, 'viewer'));
	await reader.settle();
	faults.fail();
	ana.set('a', 1);
	await expect.poll(() => ana.notices).toContainEqual({ kind: 'not-stored', reason: 'full' });
	expect(ana.provider.unsyncedChanges).toBeGreaterThan(0);
	expect(reader.values).toEqual({ before: 0 });
	const late = new StockClient(server, await joinAs(server, owner, 'viewer', 'Cem'));
	await late.settle();
	expect(late.values).toEqual({ before: 0 });
	faults.recover();
	await expect.poll(() => reader.values, { timeout: 10_000 }).toEqual({ before: 0, a: 1 });
	await ana.settle();
	expect(reader.notices).toContainEqual({ kind: 'stored' });
	expect(await storedValues(faults.store, owner)).toEqual({ before: 0, a: 1 });
});

test('[SRV-4] while a store fails it is asked less and less often', async () => {
	const faults = withFaults(await temporaryStore());
	const server = await serveSync({}, { store: faults.store });
	const owner = await share(server);
	faults.fail();
	const ana = new StockClient(server, owner);
	ana.set('a', 1);
	await expect.poll(() => ana.refusals.length, { timeout: 10_000 }).toBeGreaterThan(8);
	expect(faults.attempts()).toBeLessThan(5);
});

test('[SRV-5] what was acknowledged is there after a new start', async () => {
	const store = await temporaryStore();
	const first = await serveSync({}, { store });
	const owner = await share(first);
	const ana = new StockClient(first, owner);
	// What it does before it is joined, the library's client counts as one.
	await ana.settle();
	for (let count = 0; count < 200; count += 1) ana.set(`key ${count % 20}`, count);
	await ana.settle();
	const { values } = ana;
	ana.leave();
	await first.close();
	const second = await serveSync({}, { store });
	const again = new StockClient(second, owner);
	await again.settle();
	expect(again.values).toEqual(values);
});

test('[SRV-6] a server that stops says so, and what it was writing is written', async () => {
	const faults = withFaults(await temporaryStore());
	const server = await serveSync({}, { store: faults.store });
	const owner = await share(server);
	const ana = new StockClient(server, owner);
	await ana.settle();
	const write = faults.hold();
	ana.set('last', 1);
	await expect.poll(() => faults.attempts()).toBe(1);
	const closing = server.close();
	write();
	await closing;
	expect(await storedValues(faults.store, owner)).toEqual({ last: 1 });
	expect(ana.refusals).toContain('closing');
	await expect(fetch(server.address)).rejects.toThrow();
});
