import fc from 'fast-check';
import { generateKeyBetween } from 'fractional-indexing';
import { describe, expect, it } from 'vitest';
import { isOrderKey, orderKeyAt } from '$lib/files/order-key';

function makesKeys(key: string): boolean {
	try {
		generateKeyBetween(key, null);
		generateKeyBetween(null, key);
		return true;
	} catch {
		return false;
	}
}

describe('Order keys', () => {
	it('ascend with the number of the record, and are legal', () => {
		const indexes = [0, 1, 61, 62, 63, 3_905, 3_906, 3_907, 199_999];
		const keys = indexes.map(orderKeyAt);
		expect(keys.slice(0, 5)).toEqual(['a0', 'a1', 'az', 'b00', 'b01']);
		expect([...keys].sort()).toEqual(keys);
		expect(keys.every(makesKeys)).toBe(true);
		expect(keys.every(isOrderKey)).toBe(true);
	});

	it('are legal exactly where others can be made before and after them', () => {
		const inAlphabet = fc.stringMatching(/^[A-Zab0][0-9A-Za-z]{0,4}$/);
		fc.assert(
			fc.property(inAlphabet, (key) => {
				expect(isOrderKey(key)).toBe(makesKeys(key));
			}),
			{ numRuns: 2_000 }
		);
	});

	it('are not legal with a letter of no alphabet', () => {
		for (const key of ['', 'a', 'a!', 'aé', ' a0', '\u0000']) expect(isOrderKey(key)).toBe(false);
	});

	it('are not legal when they are the least of all, before which nothing fits', () => {
		expect(isOrderKey(`A${'0'.repeat(26)}`)).toBe(false);
	});
});
