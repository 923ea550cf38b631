import * as encoding from 'lib0/encoding';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { writeCredential } from '$lib/protocol/credential';
import { documentName, readDocumentName } from '$lib/protocol/document-name';
import { ask, type Member, pathOf } from '../../support/api-server';
import { type RawListener, RawSyncClient } from '../../support/raw-sync-client';
import { joinAs, serveSync, share, StockClient, storedValues, syncAddress } from '../../support/sync-circle';

interface Forged {
	readonly client: RawSyncClient;
	readonly granted: Promise<void>;
	readonly closed: Promise<string>;
}

/** A client that sends what it likes. */
function forge(
	server: { readonly port: number },
	member: Member,
	name: string,
	more: RawListener = {}
): Forged {
	const granted = Promise.withResolvers<void>();
	const closed = Promise.withResolvers<string>();
	const client = new RawSyncClient(syncAddress(server), name, writeCredential(member), {
		onState: () => granted.resolve(),
		onClosed: (reason) => closed.resolve(reason),
		...more
	});
	onTestFinished(() => client.close());
	return { client, granted: granted.promise, closed: closed.promise };
}

function updateThatSets(key: string, clientId: number): Uint8Array {
	const doc = new Y.Doc();
	doc.clientID = clientId;
	doc.getMap('values').set(key, true);
	return Y.encodeStateAsUpdate(doc);
}

function frame(name: string, write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, name);
	write(encoder);
	return encoding.toUint8Array(encoder);
}

/** A sync message of a kind: 1 answers, 2 is an update, 3 is nothing. */
function syncFrame(name: string, kind: number, update: Uint8Array): Uint8Array {
	return frame(name, (encoder) => {
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarUint(encoder, kind);
		encoding.writeVarUint8Array(encoder, update);
	});
}

function credentialFrame(name: string, member: Member): Uint8Array {
	return frame(name, (encoder) => {
		encoding.writeVarUint(encoder, 2);
		encoding.writeVarUint(encoder, 0);
		encoding.writeVarString(encoder, writeCredential(member));
	});
}

async function revoke(server: { readonly at: string }, owner: Member, member: Member): Promise<void> {
	const path = pathOf(owner.roadmapId, `/people/${member.participantId}`);
	expect((await ask(server, `DELETE ${path}`, { as: owner })).status).toBe(204);
}

test('[SRV-10] who shows two devices on one connection is out when either is taken off the list', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const editor = await joinAs(server, owner, 'editor');
	const viewer = await joinAs(server, owner, 'viewer');
	const name = documentName(owner.roadmapId, 'plan');
	const one = forge(server, editor, `${name}\0a`);
	await one.granted;
	one.client.raw(credentialFrame(`${name}\0b`, viewer));
	// Taken once the next question is answered, since messages go one after the other.
	one.client.raw(syncFrame(`${name}\0b`, 0, Uint8Array.of(0)));
	await revoke(server, owner, editor);
	expect(await one.closed).toBe('revoked');
	expect(await storedValues(server.store, owner, 'plan')).toEqual({});
});

test('[SRV-10] nothing that waited in the row is written after a revocation was answered', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const editor = await joinAs(server, owner, 'editor');
	const { client, granted, closed } = forge(server, editor, documentName(owner.roadmapId, 'plan'));
	await granted;
	const doc = new Y.Doc();
	doc.clientID = 105;
	doc.on('update', (update: Uint8Array) => client.update(update));
	for (let count = 0; count < 400; count++) doc.getMap('values').set(`key ${count}`, count);
	await revoke(server, owner, editor);
	const written = Object.keys(await storedValues(server.store, owner, 'plan')).length;
	await closed;
	await new Promise((resolve) => setTimeout(resolve, 500));
	const later = Object.keys(await storedValues(server.store, owner, 'plan')).length;
	// One may have been on its way to the disk.
	expect(later).toBeLessThanOrEqual(written + 1);
});

test('[SRV-1] a document has one name: other spellings of it are no document', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const name = documentName(owner.roadmapId, 'plan');
	const alias = name.replace('r', '%72');
	expect(readDocumentName(alias)).toBeNull();
	const denied = Promise.withResolvers<string>();
	forge(server, owner, alias, { onDenied: (reason) => denied.resolve(reason) });
	expect(await denied.promise).toBe('unknown');
});

test('[SRV-25] a sync message of a kind that there is not is not written down', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const name = documentName(owner.roadmapId, 'plan');
	const { client, granted, closed } = forge(server, owner, name);
	await granted;
	client.raw(syncFrame(name, 3, updateThatSets('ghost', 103)));
	expect(await closed).toBe('damaged');
	expect(await storedValues(server.store, owner, 'plan')).toEqual({});
});

test('[SRV-9] an id under which somebody is present cannot be taken in advance', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const ben = new StockClient(server, await joinAs(server, owner, 'editor', 'Ben'));
	await ben.settle();
	ben.awareness.setLocalState({ view: 'timeline' });
	const thief = forge(
		server,
		await joinAs(server, owner, 'editor', 'Cleo'),
		documentName(owner.roadmapId, 'plan')
	);
	await thief.granted;
	const watcher = new StockClient(server, owner);
	await watcher.settle();
	await expect.poll(() => watcher.awareness.getStates().has(ben.doc.clientID)).toBe(true);
	thief.client.update(updateThatSets('stolen', ben.doc.clientID));
	expect(await thief.closed).toBe('foreign-author');
	ben.set('mine', 1);
	await ben.settle();
	expect(await storedValues(server.store, owner, 'plan')).toEqual({ mine: 1 });
});
