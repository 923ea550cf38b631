import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { writeCredential } from '$lib/protocol/credential';
import { documentName } from '$lib/protocol/document-name';
import { openPostgresStore } from '$server/store/postgres-store';
import type { Store } from '$server/store/store';
import { ask, type Member, pathOf } from '../../support/api-server';
import { type Cluster, startCluster } from '../../support/cluster';
import { RawSyncClient } from '../../support/raw-sync-client';
import type { ServerInstance } from '../../support/server-instance';
import { joinAs, shardOf, share, StockClient, storedValues, syncAddress } from '../../support/sync-circle';

vi.setConfig({ testTimeout: 60_000 });

const patient = { timeout: 15_000 };

let cluster: Cluster;
let store: Store;
let one: ServerInstance;
let other: ServerInstance;

beforeAll(async () => {
	cluster = await startCluster();
	[one, other] = cluster.instances;
	store = await openPostgresStore(cluster.databaseUrl);
}, 60_000);

afterAll(async () => {
	await store.close();
	await cluster.close();
});

beforeEach(async () => {
	await expect.poll(connections, patient).toEqual([0, 0]);
});

async function connections(): Promise<readonly number[]> {
	return Promise.all(cluster.instances.map((instance) => instance.figure('longroad_connections')));
}

/** Writes as fast as it can without ever sending anything twice, and counts what was acknowledged. */
class SinglePassWriter {
	readonly label: string;
	acknowledged = 0;
	readonly #doc = new Y.Doc();
	readonly #client: RawSyncClient;
	#sent = 0;

	constructor(server: { readonly port: number }, member: Member, label: string) {
		this.label = label;
		const address = `${syncAddress(server)}?d=${shardOf(member.roadmapId)}`;
		this.#doc.on('update', (update: Uint8Array) => this.#client.update(update));
		this.#client = new RawSyncClient(
			address,
			documentName(member.roadmapId, 'plan'),
			writeCredential(member),
			{
				onState: () => this.#write(),
				onStatus: (isTaken) => {
					if (!isTaken) return;
					this.acknowledged += 1;
					this.#write();
				}
			}
		);
	}

	/** The values that the server said it has. */
	get promised(): Record<string, number> {
		return Object.fromEntries(
			Array.from({ length: this.acknowledged }, (_, n) => [`${this.label} ${n}`, n] as const)
		);
	}

	stop(): void {
		this.#client.close();
	}

	/** Two are always on their way. */
	#write(): void {
		while (this.#sent < this.acknowledged + 2) {
			this.#doc.getMap('values').set(`${this.label} ${this.#sent}`, this.#sent);
			this.#sent += 1;
		}
	}
}

test('[INS-1] the load balancer leads all devices of a roadmap to one instance, and roadmaps to both', async () => {
	const owner = await share(cluster.front);
	const members = [owner, await joinAs(one, owner, 'editor'), await joinAs(one, owner, 'viewer')];
	const clients = members.map((member) => new StockClient(cluster.front, member));
	for (const client of clients) await client.settle();
	expect([...(await connections())].sort()).toEqual([0, 3]);
	for (let n = 0; n < 12; n++) await new StockClient(cluster.front, await share(cluster.front)).settle();
	const spread = await connections();
	expect(spread.reduce((sum, count) => sum + count, 0)).toBe(15);
	expect(spread).not.toContain(0);
});

test('[INS-10] the app and the questions of its API pass the load balancer, figures do not', async () => {
	const owner = await share(cluster.front);
	const page = await fetch(cluster.front.at);
	expect(await page.text()).toContain('the app');
	expect((await ask(cluster.front, `GET ${pathOf(owner.roadmapId, '/people')}`, { as: owner })).status).toBe(
		200
	);
	for (const path of ['/metrics', '/readyz']) {
		expect((await fetch(`${cluster.front.at}${path}`)).status).toBe(404);
	}
});

test('whoever asks through the load balancer needs the token to share', async () => {
	for (const publishToken of ['', 'another token than this']) {
		await expect(share({ ...cluster.front, publishToken })).rejects.toThrow('401');
	}
});

test('[INS-2] two instances that hold one document have the same, with who is present', async () => {
	const owner = await share(cluster.front);
	const ana = new StockClient(one, owner);
	const ben = new StockClient(other, await joinAs(other, owner, 'editor', 'Ben'));
	await Promise.all([ana.settle(), ben.settle()]);
	for (let n = 0; n < 50; n++) {
		ana.set(`ana ${n}`, n);
		ben.set(`ben ${n}`, n);
		ana.set('both', `ana ${n}`);
		ben.set('both', `ben ${n}`);
	}
	await Promise.all([ana.settle(), ben.settle()]);
	await expect.poll(() => Object.keys(ana.values).length, patient).toBe(101);
	await expect.poll(() => ben.values, patient).toEqual(ana.values);
	expect(await storedValues(store, owner)).toEqual(ana.values);
	ana.awareness.setLocalState({ view: 'timeline' });
	await expect
		.poll(() => [...ben.awareness.getStates().values()], patient)
		.toContainEqual(expect.objectContaining({ view: 'timeline' }));
});

test('[INS-3] a client id that one instance bound is bound at the other', async () => {
	const owner = await share(cluster.front);
	const editor = await joinAs(one, owner, 'editor', 'Ben');
	const ana = new StockClient(one, owner);
	const ben = new StockClient(other, editor);
	await Promise.all([ana.settle(), ben.settle()]);
	ana.set('a', 1);
	await ana.settle();
	await expect.poll(() => ben.values, patient).toEqual({ a: 1 });
	ben.doc.clientID = ana.doc.clientID;
	ben.set('forged', true);
	await expect.poll(() => ben.refusals.length + ben.notices.length, patient).toBeGreaterThan(0);
	expect(await storedValues(store, owner)).toEqual({ a: 1 });
});

test('[INS-4] who is taken off the list at one instance is cut off at the other at once', async () => {
	const owner = await share(cluster.front);
	const editor = await joinAs(one, owner, 'editor', 'Ben');
	const ben = new StockClient(other, editor);
	await ben.settle();
	const revoked = await ask(one, `DELETE ${pathOf(owner.roadmapId, `/people/${editor.participantId}`)}`, {
		as: owner
	});
	expect(revoked.status).toBeLessThan(300);
	await expect.poll(() => ben.refusals, patient).toContain('revoked');
	ben.set('late', 1);
	expect(await storedValues(store, owner)).toEqual({});
});

test('[INS-6] while Redis is away edits count as before, and once it is back all instances have them', async () => {
	const owner = await share(cluster.front);
	const ana = new StockClient(one, owner);
	const ben = new StockClient(other, await joinAs(other, owner, 'editor', 'Ben'));
	await Promise.all([ana.settle(), ben.settle()]);
	await cluster.redis.stop();
	ana.set('from ana', 1);
	ben.set('from ben', 2);
	await Promise.all([ana.settle(), ben.settle()]);
	expect(await storedValues(store, owner)).toEqual({ 'from ana': 1, 'from ben': 2 });
	await cluster.redis.start();
	await expect
		.poll(() => [ana.values, ben.values], patient)
		.toEqual([
			{ 'from ana': 1, 'from ben': 2 },
			{ 'from ana': 1, 'from ben': 2 }
		]);
});

test('[INS-6] who is taken off the list while Redis is away is cut off at the other once it is back', async () => {
	const owner = await share(cluster.front);
	const editor = await joinAs(cluster.front, owner, 'editor', 'Ben');
	const ben = new StockClient(other, editor);
	await ben.settle();
	await cluster.redis.stop();
	const path = pathOf(owner.roadmapId, `/people/${editor.participantId}`);
	expect((await ask(one, `DELETE ${path}`, { as: owner })).status).toBeLessThan(300);
	await cluster.redis.start();
	await expect.poll(() => ben.refusals, patient).toContain('revoked');
});

test('[INS-7] while the database restarts edits wait, and are written afterwards', async () => {
	const owner = await share(cluster.front);
	const ana = new StockClient(cluster.front, owner);
	ana.set('before', 1);
	await ana.settle();
	const restarted = cluster.postgres.restart();
	for (let n = 0; n < 20; n++) ana.set(`meanwhile ${n}`, n);
	await restarted;
	await expect.poll(() => storedValues(store, owner).catch(() => null), patient).toEqual(ana.values);
	await ana.settle();
});

test('[INS-5] an instance is killed while devices edit: they move to the other, and nothing acknowledged is lost', async () => {
	const owner = await share(cluster.front);
	const editor = await joinAs(one, owner, 'editor', 'Ben');
	// One kind of device goes on afterwards; the other is gone with the instance, and can send nothing again.
	const staying = [owner, editor].map((member) => new StockClient(cluster.front, member));
	for (const client of staying) await client.settle();
	const holder = (await one.figure('longroad_connections')) > 0 ? one : other;
	const rest = holder === one ? other : one;
	const gone = [owner, editor].flatMap((member, n) => [
		new SinglePassWriter(cluster.front, member, `gone ${n}`),
		new SinglePassWriter(cluster.front, member, `lost ${n}`)
	]);
	await expect.poll(() => gone.every(({ acknowledged }) => acknowledged > 50), patient).toBe(true);
	expect(await holder.figure('longroad_connections')).toBe(6);
	staying.forEach((client, n) => client.set(`unsure ${n}`, n));
	await holder.end('SIGKILL');
	for (const writer of gone) writer.stop();
	staying.forEach((client, n) => client.set(`after ${n}`, n));
	for (const client of staying) await client.settle();
	expect(await rest.figure('longroad_connections')).toBe(2);
	const late = new StockClient(cluster.front, await joinAs(cluster.front, owner, 'viewer'));
	await late.settle();
	expect(late.values).toMatchObject(Object.assign({}, ...gone.map(({ promised }) => promised)));
	expect(late.values).toMatchObject({ 'unsure 0': 0, 'unsure 1': 1, 'after 0': 0, 'after 1': 1 });
	await expect.poll(() => staying.map(({ values }) => values), patient).toEqual([late.values, late.values]);
	await holder.start();
	const anew = new StockClient(holder, owner);
	await anew.settle();
	expect(anew.values).toEqual(late.values);
});

test('[INS-5] an instance that is told to stop hands its devices over, and ends', async () => {
	const owner = await share(cluster.front);
	const ana = new StockClient(cluster.front, owner);
	ana.set('before', 1);
	await ana.settle();
	const holder = (await one.figure('longroad_connections')) > 0 ? one : other;
	await holder.end('SIGTERM');
	ana.set('after', 2);
	await ana.settle();
	expect(await storedValues(store, owner)).toEqual({ before: 1, after: 2 });
	expect(holder.printed).toContain('stopped');
	await holder.start();
});

test('[INS-10] what the instances log names no roadmap, no person and no key', async () => {
	const owner = await share(cluster.front, 'Zacharias');
	const ana = new StockClient(one, owner);
	ana.set('secret word', 'Xylophone');
	await ana.settle();
	const printed = one.printed + other.printed;
	expect(printed).toContain('started');
	for (const word of [
		owner.roadmapId,
		owner.key,
		owner.participantId,
		'Zacharias',
		'Xylophone',
		'secret word'
	]) {
		expect(printed).not.toContain(word);
	}
});
