import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { writeCredential } from '$lib/protocol/credential';
import { documentName } from '$lib/protocol/document-name';
import { authenticate } from '$server/access/authenticate';
import { defaultLimits } from '$server/config';
import { recheck } from '$server/sync/recheck';
import { Speakers } from '$server/sync/speakers';
import { SyncSocket } from '$server/sync/sync-socket';
import type { Member } from '../../support/api-server';
import { joinAs, serveSync, share } from '../../support/sync-circle';

/** A socket between this test and itself, and what it is closed with. */
async function openSocket(): Promise<{ readonly socket: SyncSocket; readonly closed: Promise<string> }> {
	const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
	onTestFinished(() => server.close());
	await once(server, 'listening');
	const connecting = once(server, 'connection') as Promise<[WebSocket]>;
	const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
	onTestFinished(() => client.terminate());
	const closed = new Promise<string>((resolve) =>
		client.on('close', (_, reason) => resolve(reason.toString()))
	);
	const [[webSocket]] = await Promise.all([connecting, once(client, 'open')]);
	const nothing = () => {};
	const events = { onFrame: nothing, onSign: nothing, onRefused: nothing };
	return { socket: new SyncSocket(webSocket, defaultLimits, events), closed };
}

test('[SRV-10] a time that runs out, a change that nobody told of: both end a connection at the next look', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const speakers = new Speakers();
	const speak = async (member: Member) => {
		const credential = writeCredential(member);
		const authority = await authenticate(server.store, member.roadmapId, credential, Date.now());
		const { socket, closed } = await openSocket();
		speakers.addSocket(socket);
		speakers.add(documentName(member.roadmapId, 'plan'), { authority, credential, socket });
		return { socket, closed };
	};
	const [stays, expires, changes, goes] = await Promise.all([
		speak(owner),
		joinAs(server, owner, 'editor').then(async (member) => {
			const spoken = await speak(member);
			await server.store.changeParticipant(member.participantId, { expiresAt: Date.now() + 1_000 });
			return spoken;
		}),
		joinAs(server, owner, 'editor').then(async (member) => {
			const spoken = await speak(member);
			await server.store.changeParticipant(member.participantId, { role: 'viewer' });
			return spoken;
		}),
		joinAs(server, owner, 'viewer').then(async (member) => {
			const spoken = await speak(member);
			await server.store.changeParticipant(member.participantId, { revokedAt: Date.now() });
			return spoken;
		})
	]);
	await recheck(server.store, speakers, () => Date.now() + 2_000);
	expect(await Promise.all([expires.closed, changes.closed, goes.closed])).toEqual([
		'expired',
		'role',
		'revoked'
	]);
	expect(stays.socket.refusal).toBe(null);
});

test('[SRV-10] a store that fails just now ends nobody’s connection', async () => {
	const server = await serveSync();
	const owner = await share(server);
	const speakers = new Speakers();
	const credential = writeCredential(owner);
	const authority = await authenticate(server.store, owner.roadmapId, credential, Date.now());
	const { socket } = await openSocket();
	speakers.addSocket(socket);
	speakers.add(documentName(owner.roadmapId, 'plan'), { authority, credential, socket });
	const failing = new Proxy(server.store, {
		get: () => () => Promise.reject(new Error('gone'))
	});
	await recheck(failing, speakers, Date.now);
	expect(socket.refusal).toBe(null);
});
