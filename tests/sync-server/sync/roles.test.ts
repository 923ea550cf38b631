import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { writeCredential } from '$lib/protocol/credential';
import { documentName } from '$lib/protocol/document-name';
import type { Part } from '$lib/plan/part';
import { ask, type Member, pathOf } from '../../support/api-server';
import { type RawListener, RawSyncClient } from '../../support/raw-sync-client';
import { joinAs, serveSync, share, StockClient, storedValues, syncAddress } from '../../support/sync-circle';

/** A client of somebody's own making, which sends what it likes. */
function forge(server: { readonly port: number }, member: Member, part: Part, listener: RawListener = {}) {
	const name = documentName(member.roadmapId, part);
	const granted = Promise.withResolvers<void>();
	const client = new RawSyncClient(syncAddress(server), name, writeCredential(member), {
		...listener,
		onState: () => granted.resolve()
	});
	onTestFinished(() => client.close());
	return { client, granted: granted.promise };
}

/** An update that sets one value, under a client id. */
function updateThatSets(key: string, clientId: number): Uint8Array {
	const doc = new Y.Doc();
	doc.clientID = clientId;
	doc.getMap('values').set(key, true);
	return Y.encodeStateAsUpdate(doc);
}

test('[SRV-7] who may not write a part changes nothing, also with a client of their own making', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const cases = [
		['viewer', 'plan'],
		['viewer', 'talk'],
		['viewer', 'records'],
		['commenter', 'plan'],
		['commenter', 'records'],
		['recorder', 'plan'],
		['recorder', 'talk']
	] as const;
	for (const [role, part] of cases) {
		const statuses: boolean[] = [];
		const member = await joinAs(server, owner, role);
		const { client, granted } = forge(server, member, part, {
			onStatus: (isTaken) => statuses.push(isTaken)
		});
		await granted;
		client.update(updateThatSets(role, 77));
		await expect.poll(() => statuses.length).toBeGreaterThan(0);
		expect(statuses, `${role} ${part}`).not.toContain(true);
		expect(await storedValues(server.store, owner, part)).toEqual({});
	}
});

test('[SRV-7] each role writes its own parts', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const cases = [
		['editor', 'people'],
		['recorder', 'records'],
		['commenter', 'talk']
	] as const;
	for (const [role, part] of cases) {
		const client = new StockClient(server, await joinAs(server, owner, role), part);
		await client.settle();
		client.set(role, 1);
		await client.settle();
		expect(await storedValues(server.store, owner, part)).toEqual({ [role]: 1 });
	}
});

test('[SRV-8] remarks on persons are not opened to who may not read them', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const remarks = new StockClient(server, owner, 'people');
	remarks.set('about', 'Ben');
	await remarks.settle();
	for (const role of ['recorder', 'commenter', 'viewer'] as const) {
		const reader = new StockClient(server, await joinAs(server, owner, role), 'people');
		await expect.poll(() => reader.refusals).toContain('role');
		expect(reader.values).toEqual({});
	}
});

test('[SRV-9] nobody adds to what stands under another participant’s id', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const ana = new StockClient(server, owner);
	ana.set('a', 1);
	await ana.settle();
	const editor = await joinAs(server, owner, 'editor');
	const reasons: string[] = [];
	const { client, granted } = forge(server, editor, 'plan', { onClosed: (reason) => reasons.push(reason) });
	await granted;
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(ana.doc));
	copy.clientID = ana.doc.clientID;
	copy.getMap('values').set('forged', true);
	client.update(Y.encodeStateAsUpdate(copy));
	await expect.poll(() => reasons).toContain('foreign-author');
	expect(await storedValues(server.store, owner)).toEqual({ a: 1 });
	// What is known already may come again from anybody, and the owner goes on.
	const ben = new StockClient(server, editor);
	await ben.settle();
	ana.set('b', 2);
	await ana.settle();
	expect(await storedValues(server.store, owner)).toEqual({ a: 1, b: 2 });
});

test('[SRV-9] an id belongs to the participant who first sent work under it', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const ana = new StockClient(server, owner);
	ana.set('a', 1);
	await ana.settle();
	const names = await server.store.clientsOf(documentName(owner.roadmapId, 'plan'));
	expect([...names]).toEqual([[ana.doc.clientID, owner.participantId]]);
});

test('[SRV-10] whoever is taken off the list is cut at once, and does not come back', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const editor = await joinAs(server, owner, 'editor');
	const ana = new StockClient(server, owner);
	const ben = new StockClient(server, editor);
	const talk = new StockClient(server, editor, 'talk');
	await Promise.all([ana.settle(), ben.settle(), talk.settle()]);
	await ask(server, `DELETE ${pathOf(owner.roadmapId, `/people/${editor.participantId}`)}`, { as: owner });
	await expect.poll(() => ben.refusals).toContain('revoked');
	await expect.poll(() => talk.refusals).toContain('revoked');
	ana.set('after', 1);
	ben.set('forbidden', 1);
	await ana.settle();
	await expect.poll(() => ben.refusals.filter((reason) => reason === 'revoked').length).toBeGreaterThan(1);
	expect(ben.values).toEqual({ forbidden: 1 });
	expect(await storedValues(server.store, owner)).toEqual({ after: 1 });
});

test('[SRV-10] a changed role counts at once, and is told at the next connection', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const editor = await joinAs(server, owner, 'editor');
	const ben = new StockClient(server, editor);
	await ben.settle();
	expect(ben.notices).toEqual([{ kind: 'role', role: 'editor' }]);
	const reply = await ask(server, `PATCH ${pathOf(owner.roadmapId, `/people/${editor.participantId}`)}`, {
		as: owner,
		body: { role: 'viewer' }
	});
	expect(reply.status).toBe(200);
	await expect.poll(() => ben.notices).toContainEqual({ kind: 'role', role: 'viewer' });
	ben.set('no more', 1);
	await expect.poll(() => ben.provider.authorizedScope).toBe('readonly');
	expect(await storedValues(server.store, owner)).toEqual({});
});

test('[SRV-11] a roadmap that is not there, or not one’s own, is answered alike', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const stranger = await share(server);
	const others = [
		{ ...stranger, roadmapId: owner.roadmapId },
		{ ...owner, roadmapId: 'no such roadmap' },
		{ ...owner, key: stranger.key }
	];
	for (const member of others) {
		const client = new StockClient(server, member);
		await expect.poll(() => client.refusals).toContain('unknown');
		expect(new Set(client.refusals)).toEqual(new Set(['unknown']));
	}
});

test('[SRV-12] the end of a sharing closes what is open and leaves nothing behind', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const ana = new StockClient(server, owner);
	for (let count = 0; count < 80; count += 1) ana.set('a', count);
	await ana.settle();
	const reply = await ask(server, `DELETE ${pathOf(owner.roadmapId)}`, { as: owner });
	expect(reply.status).toBeLessThan(300);
	await expect.poll(() => ana.refusals).toContain('unknown');
	ana.leave();
	await expect.poll(() => metric(server, 'longroad_documents')).toBe(0);
	expect(await server.store.lastSequence(documentName(owner.roadmapId, 'plan'))).toBe(0);
	expect(await storedValues(server.store, owner)).toEqual({});
});

async function metric(server: { readonly address: string }, name: string): Promise<number> {
	const text = await (await fetch(`${server.address}/metrics`)).text();
	return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1]);
}
