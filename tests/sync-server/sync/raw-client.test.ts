import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';
import { writeCredential } from '$lib/protocol/credential';
import { documentName } from '$lib/protocol/document-name';
import type { Member } from '../../support/api-server';
import { serveSync, share, StockClient, storedValues, syncAddress } from '../../support/sync-circle';

/** Joins a plan with nothing but the websocket and the protocol's own functions. */
function joinRaw(server: { readonly port: number }, member: Member): Y.Doc {
	const doc = new Y.Doc();
	const name = documentName(member.roadmapId, 'plan');
	const socket = new WebSocket(syncAddress(server));
	onTestFinished(() => socket.terminate());
	const send = (type: number, write: (encoder: encoding.Encoder) => void) => {
		const encoder = encoding.createEncoder();
		encoding.writeVarString(encoder, name);
		encoding.writeVarUint(encoder, type);
		write(encoder);
		socket.send(encoding.toUint8Array(encoder));
	};
	socket.on('open', () => {
		send(2, (encoder) => {
			encoding.writeVarUint(encoder, 0);
			encoding.writeVarString(encoder, writeCredential(member));
		});
		send(0, (encoder) => writeSyncStep1(encoder, doc));
	});
	socket.on('message', (data: Buffer) => {
		const decoder = decoding.createDecoder(data);
		if (decoding.readVarString(decoder) !== name || decoding.readVarUint(decoder) !== 0) return;
		const answer = encoding.createEncoder();
		readSyncMessage(decoder, answer, doc, socket);
		if (encoding.length(answer) > 0)
			send(0, (encoder) => encoding.writeUint8Array(encoder, encoding.toUint8Array(answer)));
	});
	doc.on('update', (update: Uint8Array, origin: unknown) => {
		if (origin !== socket) send(0, (encoder) => writeUpdate(encoder, update));
	});
	return doc;
}

test('[SRV-1] a client that speaks the bare protocol reads and writes', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const ana = new StockClient(server, owner);
	ana.set('from ana', 1);
	await ana.settle();
	const raw = joinRaw(server, owner);
	await expect.poll(() => raw.getMap('values').toJSON()).toEqual({ 'from ana': 1 });
	raw.getMap('values').set('raw', [true]);
	await expect.poll(() => ana.values).toEqual({ 'from ana': 1, raw: [true] });
	expect(await storedValues(server.store, owner)).toEqual({ 'from ana': 1, raw: [true] });
});
