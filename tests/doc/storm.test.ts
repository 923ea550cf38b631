import { expect, test } from 'vitest';
import { storm } from '../support/storm';

const operations = 100_000;

test(
	'a hundred thousand commands on two to five copies end with one content, whatever the network did',
	{ timeout: 600_000 },
	() => {
		const report = storm(1, operations);
		expect(report.operations).toBe(operations);
		expect(report.partitions).toBeGreaterThan(operations / 100);
		expect(report.restarts).toBeGreaterThan(operations / 100);
		expect(report.deliveries).toBeGreaterThan(operations / 10);
	}
);
