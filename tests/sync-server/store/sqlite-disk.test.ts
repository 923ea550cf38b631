import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '$server/store/sqlite-store';
import type { Store } from '$server/store/store';
import { deviceOf, entryOf, participantOf, textsOf } from '../../support/server-store';
import { mountSmallDisk, type SmallDisk } from '../../support/small-disk';

const plan = 'r1/plan';
const sqliteFull = 13;

let disk: SmallDisk;
let store: Store;

beforeEach(async () => {
	disk = mountSmallDisk(6);
	store = await openSqliteStore(disk.folder);
});

afterEach(async () => {
	await store.close();
	disk.remove();
});

/** Appends texts of 50 kB until the disk takes no more. Returns the texts that were acknowledged, and the error. */
async function appendUntilFull(): Promise<{ readonly kept: string[]; readonly error: unknown }> {
	const kept: string[] = [];
	for (let n = 0; ; n++) {
		const text = `${n} `.padEnd(50_000, 'x');
		try {
			expect(await store.append([entryOf(plan, text)])).toEqual([n + 1]);
			kept.push(text);
		} catch (error) {
			return { kept, error };
		}
	}
}

test('on a full disk an edit is refused with the disk’s own word, and everything before stays and is readable', async () => {
	const { kept, error } = await appendUntilFull();
	expect(kept.length).toBeGreaterThan(10);
	expect(error).toMatchObject({ errcode: sqliteFull });
	expect(textsOf((await store.load(plan)).updates)).toEqual(kept);
	expect(await store.lastSequence(plan)).toBe(kept.length);
});

test('when there is room again, the next edit is taken, under the next number, by the same server', async () => {
	await store.append([entryOf(plan, 'first', { newClients: [7] })]);
	disk.fill();
	const refused = Array.from({ length: 30 }, () =>
		store.append([entryOf(plan, 'x'.repeat(200_000), { newClients: [8] })])
	);
	const outcomes = await Promise.allSettled(refused);
	expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(30);
	expect((await store.clientsOf(plan)).has(8)).toBe(false);
	disk.free();
	expect(await store.append([entryOf(plan, 'second', { participantId: 'ben', newClients: [8] })])).toEqual([
		2
	]);
	expect(textsOf((await store.load(plan)).updates)).toEqual(['first', 'second']);
	expect((await store.clientsOf(plan)).get(8)).toBe('ben');
});

test('a compaction, a deletion and a new participant on a full disk are refused whole', async () => {
	const roadmap = { id: 'r1', createdAt: 1, recoveryHash: '', recoversId: 'ana' };
	await store.publish(roadmap, participantOf('r1', 'ana'), deviceOf('ana', 'laptop'));
	await store.append([entryOf(plan, 'first')]);
	disk.fill();
	await expect(store.compact(plan, new Uint8Array(3_000_000), 1, 5)).rejects.toMatchObject({
		errcode: sqliteFull
	});
	const long = participantOf('r2', 'ben', { name: 'x'.repeat(3_000_000) });
	await expect(store.publish({ ...roadmap, id: 'r2' }, long, deviceOf('ben', 'phone'))).rejects.toThrow();
	expect(await store.roadmap('r2')).toBeNull();
	expect(await store.device('phone')).toBeNull();
	const { state, updates } = await store.load(plan);
	expect([state, textsOf(updates)]).toEqual([null, ['first']]);
	disk.free();
	await store.compact(plan, new Uint8Array(300_000), 1, 5);
	expect((await store.load(plan)).state?.length).toBe(300_000);
});

test('a server that is started on a full disk says so, and with some room it has everything', async () => {
	await store.append([entryOf(plan, 'first'), entryOf(plan, 'second')]);
	disk.fill();
	await store.close();
	disk.fill();
	await expect(openSqliteStore(disk.folder)).rejects.toThrow(/cannot be opened: .* Check .* the free space/);
	disk.free();
	store = await openSqliteStore(disk.folder);
	expect(textsOf((await store.load(plan)).updates)).toEqual(['first', 'second']);
	expect(await store.append([entryOf(plan, 'third')])).toEqual([3]);
});

test('pruning gives the disk its room back', async () => {
	const { kept } = await appendUntilFull();
	disk.grow(7);
	await store.compact(plan, new Uint8Array([1]), kept.length, 5);
	await store.prune(10);
	for (let n = 1; n <= kept.length; n++) {
		expect(await store.append([entryOf(plan, 'y'.repeat(50_000))])).toEqual([kept.length + n]);
	}
});
