import { expect, test } from 'vitest';
import { documentName } from '$lib/protocol/document-name';
import { joinAs, serveSync, share, StockClient, storedValues } from '../../support/sync-circle';

test('[SRV-1] the library’s own client edits with others, and comes back after being away', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const editor = await joinAs(server, owner, 'editor');
	const ana = new StockClient(server, owner);
	const ben = new StockClient(server, editor);
	await Promise.all([ana.settle(), ben.settle()]);
	ana.set('from ana', 1);
	ben.set('from ben', 2);
	await expect
		.poll(() => [ana.values, ben.values])
		.toEqual([
			{ 'from ana': 1, 'from ben': 2 },
			{ 'from ana': 1, 'from ben': 2 }
		]);
	ben.pause();
	ben.set('away', 3);
	ana.set('meanwhile', 4);
	await ana.settle();
	await ben.resume();
	await expect.poll(() => ana.values).toEqual({ 'from ana': 1, 'from ben': 2, away: 3, meanwhile: 4 });
	await ben.settle();
	expect(ben.values).toEqual(ana.values);
	expect(await storedValues(server.store, owner)).toEqual(ana.values);
});

test('[SRV-2] whoever comes back with nothing new leaves nothing in the log', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const ana = new StockClient(server, owner);
	ana.set('a', 1);
	ana.doc.getMap('values').delete('a');
	await ana.settle();
	const before = await server.store.lastSequence(documentName(owner.roadmapId, 'plan'));
	ana.pause();
	await ana.resume();
	await ana.settle();
	expect(before).toBeGreaterThan(0);
	expect(await server.store.lastSequence(documentName(owner.roadmapId, 'plan'))).toBe(before);
});
