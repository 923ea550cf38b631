import { describe, expect, test } from 'vitest';
import { entryOf, type StoreUnderTest, textsOf } from '../../support/server-store';
import { openedStores } from './opened-stores';

const plan = 'r1/plan';

export function logSuite(make: () => Promise<StoreUnderTest>): void {
	describe('log', () => {
		const opened = openedStores(make);

		test('a document that nobody wrote is empty', async () => {
			const { store } = opened;
			expect(await store.load(plan)).toEqual({ state: null, updates: [], sequence: 0 });
			expect(await store.lastSequence(plan)).toBe(0);
			expect((await store.clientsOf(plan)).size).toBe(0);
			expect(await store.loadAt(plan, Date.now())).toBeNull();
			await store.ping();
		});

		test('entries come back as they were, in order, each document with numbers of its own', async () => {
			const { store } = opened;
			expect(await store.append([])).toEqual([]);
			expect(await store.append([entryOf(plan, 'one'), entryOf('r1/talk', 'aside')])).toEqual([1, 1]);
			expect(await store.append([entryOf(plan, 'two'), entryOf(plan, 'three')])).toEqual([2, 3]);
			const { state, updates, sequence } = await store.load(plan);
			expect([state, textsOf(updates), sequence]).toEqual([null, ['one', 'two', 'three'], 3]);
			expect(await store.lastSequence('r1/talk')).toBe(1);
		});

		test('any bytes and any names survive', async () => {
			const { store } = opened;
			const name = '%F0%9F%8F%94 it\'s \\ "quoted"; خطة/plan';
			const pool = Buffer.alloc(3_000_000, 7);
			pool.set([0, 255, 0, 128], 1_000);
			await store.append([
				entryOf(name, '', { update: pool.subarray(1_000, 1_004) }),
				entryOf(name, '', { update: pool }),
				entryOf(name, '')
			]);
			const { updates } = await store.load(name);
			expect(updates.map(({ length }) => length)).toEqual([4, 3_000_000, 0]);
			expect([...(updates[0] ?? [])]).toEqual([0, 255, 0, 128]);
			expect(Buffer.from(updates[1] ?? []).equals(pool)).toBe(true);
		});

		test('what is known already is left out', async () => {
			const { store } = opened;
			await store.append(['one', 'two', 'three'].map((text) => entryOf(plan, text)));
			const later = await store.load(plan, 2);
			expect([later.state, textsOf(later.updates), later.sequence]).toEqual([null, ['three'], 3]);
			expect(await store.load(plan, 3)).toEqual({ state: null, updates: [], sequence: 3 });
		});

		test('many at once are numbered without gaps, and each caller is told its own number', async () => {
			const { store } = opened;
			const second = await opened.openAgain();
			const names = ['r1/plan', 'r1/talk', 'r2/plan'];
			const calls = await Promise.all(
				Array.from({ length: 300 }, async (_, n) => {
					const name = names[n % 3] ?? plan;
					const numbers = await (n % 2 ? store : second).append([
						entryOf(name, `${n} a`),
						entryOf(name, `${n} b`)
					]);
					return { n, name, numbers };
				})
			);
			for (const name of names) {
				const { updates, sequence } = await store.load(name);
				const texts = textsOf(updates);
				expect(sequence).toBe(200);
				expect(texts).toHaveLength(200);
				for (const call of calls.filter((one) => one.name === name)) {
					const [first = 0, next = 0] = call.numbers;
					expect(next).toBe(first + 1);
					expect([texts[first - 1], texts[next - 1]]).toEqual([`${call.n} a`, `${call.n} b`]);
				}
			}
		});

		test('a client id belongs to the participant that first sent it, in each document', async () => {
			const { store } = opened;
			const highest = 2 ** 32 - 1;
			await store.append([entryOf(plan, 'one', { newClients: [7, highest] })]);
			await store.append([entryOf(plan, 'again', { newClients: [7] })]);
			await store.append([entryOf('r1/talk', 'one', { participantId: 'ben', newClients: [7] })]);
			expect(await store.clientsOf(plan)).toEqual(
				new Map([
					[7, 'ana'],
					[highest, 'ana']
				])
			);
			expect(await store.clientsOf('r1/talk')).toEqual(new Map([[7, 'ben']]));
		});

		test('nobody takes another’s client id, and who writes at the same moment is not hurt by the attempt', async () => {
			const { store } = opened;
			await store.append([entryOf(plan, 'hers', { newClients: [7] })]);
			const [before, taken, after] = await Promise.allSettled([
				store.append([entryOf(plan, 'before', { newClients: [8] })]),
				store.append([
					entryOf(plan, 'fine', { participantId: 'ben', newClients: [9] }),
					entryOf(plan, 'taken', { participantId: 'ben', newClients: [7] })
				]),
				store.append([entryOf(plan, 'after')])
			]);
			expect(before.status).toBe('fulfilled');
			expect(taken).toMatchObject({ status: 'rejected', reason: { code: 'foreign-author' } });
			expect(after.status).toBe('fulfilled');
			expect(textsOf((await store.load(plan)).updates)).toEqual(['hers', 'before', 'after']);
			expect(await store.clientsOf(plan)).toEqual(
				new Map([
					[7, 'ana'],
					[8, 'ana']
				])
			);
		});

		test('of two participants who claim one client id at once, one has it', async () => {
			const second = await opened.openAgain();
			const claims = await Promise.allSettled([
				opened.store.append([entryOf(plan, 'ana', { newClients: [7] })]),
				second.append([entryOf(plan, 'ben', { participantId: 'ben', newClients: [7] })])
			]);
			expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
			const [owner] = textsOf((await second.load(plan)).updates);
			expect(await second.clientsOf(plan)).toEqual(new Map([[7, owner]]));
		});

		test('everything is there when it is opened again', async () => {
			const { store } = opened;
			await store.append([entryOf(plan, 'one', { newClients: [7] }), entryOf(plan, 'two')]);
			await store.compact(plan, new TextEncoder().encode('one'), 1, 5);
			await store.close();
			const again = await opened.openAgain();
			const { state, updates, sequence } = await again.load(plan);
			expect([textsOf(state ? [state] : []), textsOf(updates), sequence]).toEqual([['one'], ['two'], 2]);
			expect((await again.clientsOf(plan)).get(7)).toBe('ana');
			expect(await again.append([entryOf(plan, 'three')])).toEqual([3]);
		});

		test('deleted documents leave nothing, and the others stay', async () => {
			const { store } = opened;
			await store.append([
				entryOf(plan, 'one', { newClients: [7] }),
				entryOf('r1/talk', 'aside'),
				entryOf('r2/plan', 'other', { newClients: [7] })
			]);
			await store.compact(plan, new Uint8Array([1]), 1, 5);
			await store.deleteDocuments([plan, 'r1/talk', 'r1/people']);
			expect(await store.load(plan)).toEqual({ state: null, updates: [], sequence: 0 });
			expect(await store.loadAt(plan, Date.now())).toBeNull();
			expect((await store.clientsOf(plan)).size).toBe(0);
			expect(textsOf((await store.load('r2/plan')).updates)).toEqual(['other']);
			await store.append([entryOf(plan, 'new', { participantId: 'ben', newClients: [7] })]);
			expect(textsOf((await store.load(plan)).updates)).toEqual(['new']);
		});

		test('a closed store says so, and closing twice does no harm', async () => {
			const { store } = opened;
			await store.close();
			await store.close();
			await expect(store.ping()).rejects.toThrow();
			await expect(store.append([entryOf(plan, 'late')])).rejects.toThrow();
		});
	});
}
