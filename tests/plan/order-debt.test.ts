import { expect, test } from 'vitest';
import { formatDebt } from '$lib/plan/order-debt';

test('[SEQ-3.1] debt is told in months of 30.4375 days, and in days where it is less than one', () => {
	expect(formatDebt(232)).toBe('7.6 months');
	expect(formatDebt(232, 'mo')).toBe('7.6 mo');
	expect(formatDebt(31)).toBe('1.0 months');
	expect(formatDebt(30)).toBe('30 days');
	expect(formatDebt(30, 'mo')).toBe('30 days');
	expect(formatDebt(1)).toBe('1 day');
	expect(formatDebt(0)).toBe('0 months');
	expect(formatDebt(0, 'mo')).toBe('0 mo');
});

test('thousands of months stand apart', () => {
	expect(formatDebt(30_437.5)).toBe('1\u202f000.0 months');
	expect(formatDebt(36_661_968)).toBe('1\u202f204\u202f500.0 months');
	expect(formatDebt(3_044)).toBe('100.0 months');
});
