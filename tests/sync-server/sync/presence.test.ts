import { expect, onTestFinished, test } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { writeCredential } from '$lib/protocol/credential';
import { documentName } from '$lib/protocol/document-name';
import type { Member } from '../../support/api-server';
import { RawSyncClient } from '../../support/raw-sync-client';
import { joinAs, serveSync, share, StockClient, syncAddress } from '../../support/sync-circle';

/** What a client sees of somebody else, by their client id. */
function seen(client: StockClient, clientId: number): Record<string, unknown> | undefined {
	return client.awareness.getStates().get(clientId);
}

/** Sends presence as it likes. */
async function forgePresence(server: { readonly port: number }, member: Member) {
	const name = documentName(member.roadmapId, 'plan');
	const joined = Promise.withResolvers<void>();
	const client = new RawSyncClient(syncAddress(server), name, writeCredential(member), {
		onState: () => joined.resolve()
	});
	onTestFinished(() => client.close());
	await joined.promise;
	const send = (awareness: Awareness, clients: number[]) => {
		const encoder = encoding.createEncoder();
		encoding.writeVarString(encoder, name);
		encoding.writeVarUint(encoder, 1);
		encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, clients));
		client.raw(encoding.toUint8Array(encoder));
	};
	return Object.assign(send, { close: () => client.close() });
}

test('[SRV-13] presence stands under the name that the server knows, whatever a device says', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const viewer = await joinAs(server, owner, 'viewer', 'Vera');
	const ana = new StockClient(server, owner);
	const vera = new StockClient(server, viewer);
	const { participantId: id } = viewer;
	vera.awareness.setLocalState({ person: { id: 'x', name: 'Ana', role: 'owner' }, view: 'timeline' });
	await expect
		.poll(() => seen(ana, vera.doc.clientID))
		.toEqual({ person: { id, name: 'Vera', role: 'viewer' }, view: 'timeline' });
	// The library puts a presence of its own into each message: it must not travel.
	expect([...ana.awareness.getStates().keys()].sort()).toEqual([ana.doc.clientID, vera.doc.clientID].sort());
});

test('[SRV-14] nobody moves or removes the presence of another', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const ana = new StockClient(server, owner);
	ana.awareness.setLocalState({ view: 'table' });
	const watcher = new StockClient(server, await joinAs(server, owner, 'viewer'));
	await expect.poll(() => seen(watcher, ana.doc.clientID)?.view).toBe('table');
	const send = await forgePresence(server, await joinAs(server, owner, 'editor'));
	const forged = new Awareness(new Y.Doc());
	onTestFinished(() => forged.destroy());
	const own = forged.clientID;
	forged.states.set(ana.doc.clientID, { view: 'forged' });
	forged.meta.set(ana.doc.clientID, { clock: 1_000, lastUpdated: 0 });
	send(forged, [ana.doc.clientID]);
	forged.states.delete(ana.doc.clientID);
	send(forged, [ana.doc.clientID]);
	await expect
		.poll(() => {
			forged.setLocalState({ view: 'own' });
			send(forged, [own, ana.doc.clientID]);
			return seen(watcher, own)?.view;
		})
		.toBe('own');
	expect(seen(watcher, ana.doc.clientID)?.view).toBe('table');
	ana.awareness.setLocalState({ view: 'timeline' });
	await expect.poll(() => seen(watcher, ana.doc.clientID)?.view).toBe('timeline');
});

test('[SRV-14] a device that comes back speaks at once, while its lost connection still stands', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const watcher = new StockClient(server, await joinAs(server, owner, 'viewer'));
	const own = new Awareness(new Y.Doc());
	onTestFinished(() => own.destroy());
	const lost = await forgePresence(server, owner);
	own.setLocalState({ view: 'before' });
	lost(own, [own.clientID]);
	await expect.poll(() => seen(watcher, own.clientID)?.view).toBe('before');
	const back = await forgePresence(server, owner);
	own.setLocalState({ view: 'again' });
	back(own, [own.clientID]);
	await expect.poll(() => seen(watcher, own.clientID)?.view).toBe('again');
	// The end of the lost one takes nothing of it away.
	lost.close();
	own.setLocalState({ view: 'later' });
	back(own, [own.clientID]);
	await expect.poll(() => seen(watcher, own.clientID)?.view).toBe('later');
	const gone: number[] = [];
	watcher.awareness.on('change', ({ removed }: { removed: number[] }) => gone.push(...removed));
	await expect
		.poll(async () => /longroad_connections 2/.test(await (await fetch(`${server.address}/metrics`)).text()))
		.toBe(true);
	expect(gone).toEqual([]);
	back.close();
	await expect.poll(() => seen(watcher, own.clientID)).toBe(undefined);
});

test('[SRV-15] who leaves is gone for the others at once, with the connection or before', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const ana = new StockClient(server, owner);
	const ben = new StockClient(server, await joinAs(server, owner, 'editor'));
	ben.awareness.setLocalState({ view: 'table' });
	await expect.poll(() => seen(ana, ben.doc.clientID)?.view).toBe('table');
	ben.awareness.setLocalState(null);
	await expect.poll(() => seen(ana, ben.doc.clientID)).toBe(undefined);
	ben.awareness.setLocalState({ view: 'print' });
	await expect.poll(() => seen(ana, ben.doc.clientID)?.view).toBe('print');
	ben.pause();
	await expect.poll(() => seen(ana, ben.doc.clientID)).toBe(undefined);
	// Back with the same id, while the document stays open: noticed as well when it goes again.
	await ben.resume();
	ben.awareness.setLocalState({ view: 'again' });
	await expect.poll(() => seen(ana, ben.doc.clientID)?.view).toBe('again');
	ben.pause();
	await expect.poll(() => seen(ana, ben.doc.clientID)).toBe(undefined);
});

test('[SRV-16] a presence above its size, or no presence at all, goes no further', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const ana = new StockClient(server, owner);
	const send = await forgePresence(server, await joinAs(server, owner, 'editor'));
	const forged = new Awareness(new Y.Doc());
	onTestFinished(() => forged.destroy());
	forged.setLocalState({ view: 'x'.repeat(9_000) });
	send(forged, [forged.clientID]);
	forged.states.set(forged.clientID, [1, 2] as never);
	send(forged, [forged.clientID]);
	forged.setLocalState({ view: 'fine' });
	send(forged, [forged.clientID]);
	const views: unknown[] = [];
	ana.awareness.on('change', () => views.push(seen(ana, forged.clientID)?.view));
	await expect.poll(() => seen(ana, forged.clientID)?.view).toBe('fine');
	expect(views).toEqual(['fine']);
});
