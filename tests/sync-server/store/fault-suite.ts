import { describe, expect, test } from 'vitest';
import { entryOf, startWriter, type StoreUnderTest, textsOf } from '../../support/server-store';
import { openedStores } from './opened-stores';

const plan = 'r1/plan';

export function faultSuite(make: () => Promise<StoreUnderTest>, kills: number): void {
	describe('faults', () => {
		const opened = openedStores(make);

		test('two processes write one document: nothing is lost, and no number is given twice', async () => {
			const { store, data } = opened;
			const writers = ['one', 'two'].map((label) => startWriter(data.elsewhere, plan, label, 250));
			const own: { sequence: number; text: string }[] = [];
			await Promise.all(writers.map((writer) => writer.reached(1)));
			for (let n = 1; n <= 100; n++) {
				const [sequence = 0] = await store.append([entryOf(plan, `own-${n}.`)]);
				own.push({ sequence, text: `own-${n}.` });
			}
			expect(await Promise.all(writers.map(({ ended }) => ended))).toEqual([0, 0]);
			const { updates, sequence } = await store.load(plan);
			const texts = textsOf(updates);
			expect(sequence).toBe(600);
			expect(new Set(texts).size).toBe(600);
			const told = [...own, ...writers.flatMap(({ acknowledged }) => acknowledged)];
			expect(told).toHaveLength(600);
			for (const one of told) expect(texts[one.sequence - 1]).toBe(one.text);
		}, 60_000);

		test(`killed ${kills} times while it writes, a server keeps every edit that it acknowledged`, async () => {
			const { data } = opened;
			await opened.store.close();
			const lanes = ['r1/plan', 'r1/talk', 'r2/plan', 'r2/talk'].map((name) => ({ name, checked: 0 }));
			let acknowledged = 0;
			for (let round = 1; round <= kills / lanes.length; round++) {
				const writers = await Promise.all(
					lanes.map(async ({ name }, n) => {
						const writer = startWriter(data.elsewhere, name, `round${round}`, 100_000);
						await writer.reached(1 + (((round * 4 + n) * 7919) % 41));
						writer.process.kill('SIGKILL');
						expect(await writer.ended).toBeNull();
						return writer;
					})
				);
				// Nobody has it open now: what was left half done is put right by whoever comes next.
				const store = await data.open();
				try {
					for (const [n, lane] of lanes.entries()) {
						const { updates, sequence } = await store.load(lane.name, lane.checked);
						const texts = textsOf(updates);
						const told = writers[n]?.acknowledged ?? [];
						expect(texts).toHaveLength(sequence - lane.checked);
						expect(texts.every((text) => text.startsWith(`round${round}-`))).toBe(true);
						for (const one of told) expect(texts[one.sequence - lane.checked - 1]).toBe(one.text);
						acknowledged += told.length;
						lane.checked = sequence;
					}
				} finally {
					await store.close();
				}
			}
			expect(acknowledged).toBeGreaterThanOrEqual(kills);
		}, 240_000);
	});
}
