import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { writeCredential } from '$lib/protocol/credential';
import { documentName } from '$lib/protocol/document-name';
import type { Member } from '../../support/api-server';
import { RawSyncClient } from '../../support/raw-sync-client';
import { freePort, makeServerFolder, ServerProcess } from '../../support/server-process';
import { share, StockClient, syncAddress } from '../../support/sync-circle';

const kills = 5;

/** Edits without a pause, and counts what the server says has arrived. */
class Worker {
	readonly doc = new Y.Doc();
	sent = 0;
	acknowledged = 0;
	readonly #client: RawSyncClient;

	constructor(server: { readonly port: number }, member: Member, start: Uint8Array) {
		Y.applyUpdate(this.doc, start);
		const name = documentName(member.roadmapId, 'plan');
		this.#client = new RawSyncClient(syncAddress(server), name, writeCredential(member), {
			onState: () => {
				for (let count = 0; count < 20; count += 1) this.#edit();
			},
			onStatus: (isTaken) => {
				if (isTaken) this.acknowledged += 1;
				this.#edit();
			}
		});
		this.doc.on('update', (update: Uint8Array) => this.#client.update(update));
	}

	stop(): void {
		this.#client.close();
	}

	#edit(): void {
		this.sent += 1;
		this.doc.getArray('work').push([this.sent]);
	}
}

test(
	`[SRV-5] a server that is killed ${kills} times in the middle of work loses nothing that it acknowledged`,
	{
		timeout: 90_000
	},
	async () => {
		const { folder, remove } = makeServerFolder('killed');
		onTestFinished(remove);
		const port = await freePort();
		const at = `http://127.0.0.1:${port}`;
		const env = {
			...process.env,
			PORT: String(port),
			HOST: '127.0.0.1',
			DATA_DIR: folder,
			LOG_LEVEL: 'silent'
		};
		const start = async () => {
			const started = new ServerProcess('node', ['src/sync-server/main.ts'], { env });
			onTestFinished(() => started.end('SIGKILL'));
			await started.prints('Longroad is at');
			return started;
		};
		let running = await start();
		const owner = await share({ at });
		let state: Uint8Array = Uint8Array.of(0, 0);
		for (let round = 0; round < kills; round += 1) {
			const before = new Y.Doc();
			Y.applyUpdate(before, state);
			const known = before.getArray('work').length;
			const worker = new Worker({ port }, owner, state);
			await expect.poll(() => worker.acknowledged, { timeout: 10_000, interval: 5 }).toBeGreaterThan(100);
			await running.end('SIGKILL');
			worker.stop();
			running = await start();
			const reader = new StockClient({ port }, owner);
			await reader.settle();
			const kept = reader.doc.getArray('work').toArray().slice(known);
			expect(kept.length).toBeGreaterThanOrEqual(worker.acknowledged);
			expect(kept).toEqual(Array.from({ length: kept.length }, (_, index) => index + 1));
			state = Y.encodeStateAsUpdate(reader.doc);
			reader.leave();
		}
		await running.end();
	}
);
