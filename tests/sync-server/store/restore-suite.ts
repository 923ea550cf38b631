import { describe, expect, test } from 'vitest';
import type { StoredDocumentBytes } from '$server/store/log-store';
import { entryOf, type StoreUnderTest, textsOf } from '../../support/server-store';
import { openedStores } from './opened-stores';

const plan = 'r1/plan';
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const start = 1_790_000_000_000;

/** A state as these tests write one: the texts of all that it holds. */
function stateOf(texts: readonly string[]): Uint8Array {
	return new TextEncoder().encode(texts.join(' '));
}

/** All texts that a document is made of, from its state and its updates. */
function allOf(found: StoredDocumentBytes | null): string[] | null {
	if (!found) return null;
	const [held = ''] = textsOf(found.state ? [found.state] : []);
	return [...held.split(' ').filter(Boolean), ...textsOf(found.updates)];
}

export function restoreSuite(make: () => Promise<StoreUnderTest>): void {
	describe('states and restoring', () => {
		const opened = openedStores(make);

		async function write(count: number): Promise<string[]> {
			const texts = Array.from({ length: count }, (_, n) => `e${n + 1}`);
			await opened.store.append(texts.map((text, n) => entryOf(plan, text, { at: start + n * hourMs })));
			return texts;
		}

		test('a state stands for the entries that it holds', async () => {
			const { store } = opened;
			const texts = await write(5);
			await store.compact(plan, stateOf(texts.slice(0, 3)), 3, start + 3 * hourMs);
			const found = await store.load(plan);
			expect(textsOf(found.updates)).toEqual(['e4', 'e5']);
			expect(allOf(found)).toEqual(texts);
			expect(found.sequence).toBe(5);
			expect(textsOf((await store.load(plan, 1)).updates)).toEqual(texts.slice(1));
		});

		test('an older state does not take the place of a newer one', async () => {
			const { store } = opened;
			const texts = await write(5);
			await store.compact(plan, stateOf(texts.slice(0, 4)), 4, start);
			await store.compact(plan, stateOf(texts.slice(0, 2)), 2, start + 1);
			await store.compact(plan, stateOf(['false']), 4, start + 2);
			const found = await store.load(plan);
			expect(textsOf(found.updates)).toEqual(['e5']);
			expect(allOf(found)).toEqual(texts);
		});

		test('a state that holds more than the log is refused', async () => {
			const { store } = opened;
			await write(2);
			await expect(store.compact(plan, stateOf(['x']), 3, start)).rejects.toThrow(RangeError);
			expect(allOf(await store.load(plan))).toEqual(['e1', 'e2']);
		});

		test('a state that comes after the deletion brings nothing back', async () => {
			const { store } = opened;
			await write(2);
			await store.deleteDocuments([plan]);
			await store.compact(plan, stateOf(['e1', 'e2']), 2, start);
			expect(await store.load(plan)).toEqual({ state: null, updates: [], sequence: 0 });
		});

		test('the document is found as it was at any time, with states and without', async () => {
			const { store } = opened;
			const texts = await write(20);
			const asAt = (n: number) => store.loadAt(plan, start + n * hourMs);
			for (const isCompacted of [false, true]) {
				if (isCompacted) await store.compact(plan, stateOf(texts.slice(0, 9)), 9, start + 9 * hourMs);
				expect(await store.loadAt(plan, start - 1)).toBeNull();
				for (let n = 0; n < 20; n++) {
					const found = await asAt(n);
					expect(allOf(found)).toEqual(texts.slice(0, n + 1));
					expect(found?.sequence).toBe(n + 1);
				}
				expect(allOf(await store.loadAt(plan, start + 1000 * dayMs))).toEqual(texts);
			}
		});

		test('with states made as they come and old ones dropped, each hour of the last 30 days is found', async () => {
			const { store } = opened;
			const texts: string[] = [];
			const hours = 45 * 24;
			for (let hour = 0; hour < hours; hour++) {
				texts.push(`e${hour + 1}`);
				await store.append([entryOf(plan, `e${hour + 1}`, { at: start + hour * hourMs })]);
				// Five states a day, as when everybody leaves again and again.
				if (hour % 5 === 4) await store.compact(plan, stateOf(texts), hour + 1, start + hour * hourMs + 1);
				if (hour % 24 === 23) await store.prune(start + (hour - 30 * 24) * hourMs);
			}
			const last = hours - 1;
			for (let hour = last - 30 * 24; hour <= last; hour += 7) {
				const found = await store.loadAt(plan, start + hour * hourMs);
				expect(allOf(found)).toEqual(texts.slice(0, hour + 1));
			}
			expect(allOf(await store.load(plan))).toEqual(texts);
			expect(await store.loadAt(plan, start + hourMs)).toBeNull();
			// Who comes back from long ago is given a state instead of entries that are gone.
			expect(allOf(await store.load(plan, 3))).toEqual(texts);
		}, 60_000);

		test('pruning leaves alone what no state covers, and what is quiet for years', async () => {
			const { store } = opened;
			const texts = await write(6);
			await store.append([entryOf('r2/plan', 'quiet', { at: start })]);
			await store.prune(start + 1000 * dayMs);
			expect(allOf(await store.load(plan))).toEqual(texts);
			await store.compact(plan, stateOf(texts), 6, start + 10 * hourMs);
			await store.prune(start + 1000 * dayMs);
			const found = await store.load(plan);
			expect([allOf(found), found.updates, found.sequence]).toEqual([texts, [], 6]);
			expect(await store.load(plan, 6)).toEqual({ state: null, updates: [], sequence: 6 });
			expect(allOf(await store.loadAt(plan, start + 1000 * dayMs))).toEqual(texts);
			expect(textsOf((await store.load('r2/plan')).updates)).toEqual(['quiet']);
			expect(await store.append([entryOf(plan, 'e7')])).toEqual([7]);
		});
	});
}
