import { expect, test } from 'vitest';
import { simulateAlarms } from '../../bench/false-alarms';

test('[BHV-5] without the discount for clustering one check in ten cries wolf, with it one in thirty-six', () => {
	const runs = 1_500;
	const withDiscount = simulateAlarms(0.05, runs, 1);
	// Three standard errors of so many runs, in which the checks of one cell hang together.
	expect(Math.abs(simulateAlarms(0, runs, 1).falseAlarms - 0.107)).toBeLessThan(0.012);
	expect(Math.abs(withDiscount.falseAlarms - 0.028)).toBeLessThan(0.007);
	expect(Math.abs(withDiscount.seenFalls - 0.43)).toBeLessThan(0.04);
});
