import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { writeCredential } from '$lib/protocol/credential';
import { documentName } from '$lib/protocol/document-name';
import { type Member, pathOf } from '../../support/api-server';
import { mutate, seededRandom } from '../../support/mutate';
import { makeServerFolder, ServerProcess } from '../../support/server-process';
import { share, StockClient, syncAddress } from '../../support/sync-circle';

const mutatedUpdates = 20_000;
const mutatedFrames = 5_000;
/** They go to so many roadmaps: what refers to what never comes is kept, and each further update looks through it. */
const roadmaps = 20;
/** Connections at a time. */
const lanes = 16;
const seed = 51_126;
/** Types of messages that the server answers with. */
const granted = 2;
const status = 8;

const { folder, remove } = makeServerFolder('fuzz');
const plenty = '1000000000';
const process_ = new ServerProcess('node', ['src/sync-server/main.ts'], {
	env: {
		...process.env,
		PORT: '0',
		HOST: '127.0.0.1',
		DATA_DIR: folder,
		BASE_PATH: '',
		LOG_LEVEL: 'error',
		MAX_MESSAGES_PER_SECOND: plenty,
		MAX_BYTES_PER_SECOND: plenty,
		MAX_CONNECTIONS_PER_ADDRESS: plenty,
		MAX_STRANGERS_PER_ADDRESS: plenty
	}
});
let server = { port: 0, at: '' };

beforeAll(async () => {
	await process_.prints('Longroad is at');
	const port = Number(/localhost:(\d+)/.exec(process_.printed)?.[1]);
	server = { port, at: `http://127.0.0.1:${port}` };
});

afterAll(async () => {
	await process_.end();
	remove();
});

function frame(name: string, type: number, ...rest: (number | string | Uint8Array)[]): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarString(encoder, name);
	encoding.writeVarUint(encoder, type);
	for (const one of rest) {
		if (typeof one === 'number') encoding.writeVarUint(encoder, one);
		else if (typeof one === 'string') encoding.writeVarString(encoder, one);
		else encoding.writeVarUint8Array(encoder, one);
	}
	return encoding.toUint8Array(encoder);
}

/** What an editor sends in the course of some work: words, numbers, nested maps, lists, deletions. */
function updatesOfWork(clientId: number): Uint8Array[] {
	const doc = new Y.Doc();
	doc.clientID = clientId;
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	const values = doc.getMap('values');
	for (let count = 0; count < 6; count += 1) {
		doc.transact(() => {
			const record = new Y.Map<unknown>();
			values.set(`record ${count}`, record);
			record.set('name', `Work ${count} – ünïcode 🙂`);
			record.set('days', [count, null, { nested: true, size: count / 3 }]);
			const text = new Y.Text();
			record.set('text', text);
			text.insert(0, 'long text of a record');
			text.delete(3, 5);
		});
		if (count % 3 === 2) values.delete(`record ${count - 1}`);
	}
	return [...updates, Y.encodeStateAsUpdate(doc)];
}

/** One of each message that a device may send, and of some that it may not. */
function messagesOf(member: Member, updates: readonly Uint8Array[]): Uint8Array[] {
	const name = documentName(member.roadmapId, 'plan');
	return [
		frame(name, 2, 0, writeCredential(member), '4.8.0'),
		frame(name, 0, 0, Uint8Array.of(0)),
		frame(name, 4, 0, Uint8Array.of(1, 1, 1)),
		...updates.map((update, index) => frame(name, 0, 1 + (index % 2), update)),
		frame(name, 1, Uint8Array.of(1, 5, 1, 11, ...Buffer.from('{"view":"a"}'))),
		frame(name, 3),
		frame(name, 5, 'words'),
		frame(name, 6, 'words'),
		frame(name, 7)
	];
}

/**
 * Sends messages over connections that are opened anew whenever the server ends one. The next goes when the server
 * has said what it thinks of the one before.
 *
 * @param perConnection how many go over one at most
 * @param after what follows each, so that there is an answer in any case
 * @returns how many connections it took
 */
async function sendAll(
	member: Member,
	messages: readonly Uint8Array[],
	perConnection: number,
	after: readonly Uint8Array[] = []
): Promise<number> {
	const waiting = [...messages];
	const credential = frame(documentName(member.roadmapId, 'plan'), 2, 0, writeCredential(member));
	let connections = 0;
	async function lane(): Promise<void> {
		while (waiting.length > 0) {
			connections += 1;
			await sendUntilClosed(credential, waiting, perConnection, after);
		}
	}
	await Promise.all(Array.from({ length: lanes }, lane));
	return connections;
}

function sendUntilClosed(
	credential: Uint8Array,
	waiting: Uint8Array[],
	most: number,
	after: readonly Uint8Array[]
): Promise<void> {
	let left = most;
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(syncAddress(server), { perMessageDeflate: false });
		socket.on('open', () => socket.send(credential));
		socket.on('message', (data: Buffer) => {
			const decoder = decoding.createDecoder(data);
			decoding.readVarString(decoder);
			const type = decoding.readVarUint(decoder);
			if (type !== granted && type !== status) return;
			const next = left > 0 ? waiting.pop() : undefined;
			left -= 1;
			if (!next) return socket.close();
			for (const message of [next, ...after]) socket.send(message);
		});
		socket.on('close', () => resolve());
		socket.on('error', reject);
	});
}

async function residentMegabytes(): Promise<number> {
	const text = await (await fetch(`${server.at}/metrics`)).text();
	return Number(/^process_resident_memory_bytes (\d+)/m.exec(text)?.[1]) / 2 ** 20;
}

/** How many documents the server holds in memory. */
async function openDocuments(): Promise<number> {
	const text = await (await fetch(`${server.at}/metrics`)).text();
	return Number(/^longroad_documents (\d+)/m.exec(text)?.[1]);
}

/** The plan can be read and worked on, and is the same when the server reads it from its disk anew. */
async function expectWhole(member: Member): Promise<void> {
	const first = new StockClient(server, member);
	await first.settle();
	first.set('afterwards', true);
	await first.settle();
	first.leave();
	// The bystander's stays.
	await expect.poll(openDocuments, { timeout: 10_000 }).toBe(1);
	const second = new StockClient(server, member);
	await second.settle();
	expect(second.values).toEqual(first.values);
	expect(second.values.afterwards).toBe(true);
	second.leave();
	const address = `${server.at}/api${pathOf(member.roadmapId, '/state?part=plan')}`;
	const answer = await fetch(address, { headers: { Authorization: `Bearer ${writeCredential(member)}` } });
	expect(answer.status).toBe(200);
	Y.applyUpdate(new Y.Doc(), new Uint8Array(await answer.arrayBuffer()));
}

test(
	`[SRV-30] ${mutatedUpdates} damaged updates and ${mutatedFrames} damaged messages leave the server as it was`,
	{
		timeout: 240_000
	},
	async () => {
		const random = seededRandom(seed);
		const bystander = await share(server);
		const untouched = new StockClient(server, bystander);
		untouched.set('mine', 'untouched');
		await untouched.settle();
		// Of many ids: what the server has of an id already is no news, and is not looked at further.
		const work = Array.from({ length: 300 }, (_, index) => updatesOfWork(1_000_003 * (index + 1))).flat();
		const pick = <Item>(list: readonly Item[]) => list[Math.floor(random() * list.length)] as Item;
		let connections = 0;
		let before = 0;
		for (let round = 0; round < roadmaps; round += 1) {
			const target = await share(server);
			const name = documentName(target.roadmapId, 'plan');
			const damagedUpdates = Array.from({ length: mutatedUpdates / roadmaps }, () =>
				frame(name, 0, 1 + Math.floor(random() * 2), mutate(pick(work), random))
			);
			connections += await sendAll(target, damagedUpdates, Infinity);
			const messages = messagesOf(target, work.slice(0, 12));
			const damagedFrames = Array.from({ length: mutatedFrames / roadmaps }, () =>
				mutate(pick(messages), random)
			);
			// Not every message is answered: an update that brings nothing, behind it, is.
			await sendAll(target, damagedFrames, 1, [frame(name, 0, 2, Uint8Array.of(0, 0))]);
			await expectWhole(target);
			if (round === roadmaps / 4) before = await residentMegabytes();
		}
		// Most updates were refused, each with its connection.
		expect(connections).toBeGreaterThan(mutatedUpdates / 2);
		expect(process_.isRunning).toBe(true);
		expect((await residentMegabytes()) - before).toBeLessThan(150);
		expect(untouched.values).toEqual({ mine: 'untouched' });
		expect(untouched.refusals).toEqual([]);
		untouched.leave();
		const again = new StockClient(server, bystander);
		await again.settle();
		expect(again.values).toEqual({ mine: 'untouched' });
		// Nothing that the server did not expect: not one line of an error.
		expect(process_.printed.split('\n').slice(1).join('')).toBe('');
	}
);
