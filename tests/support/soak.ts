/** A storm of as many commands as asked for, in stretches of which each says its seed. */
import { storm } from './storm';

const operations = readCount(process.argv[2], 1_000_000, 'commands');
const firstSeed = readCount(process.argv[3], 1, 'the seed');
const stretch = 50_000;

const total = { operations: 0, deliveries: 0, partitions: 0, restarts: 0 };
for (let seed = firstSeed; total.operations < operations; seed++) {
	const report = storm(seed, Math.min(stretch, operations - total.operations));
	total.operations += report.operations;
	total.deliveries += report.deliveries;
	total.partitions += report.partitions;
	total.restarts += report.restarts;
	console.log(`Seed ${seed}: all copies agree. ${total.operations.toLocaleString('en-GB')} commands so far.`);
}
console.log(
	`${total.operations.toLocaleString('en-GB')} commands, ${total.deliveries.toLocaleString('en-GB')} deliveries, ` +
		`${total.partitions.toLocaleString('en-GB')} lines lost or found, ${total.restarts.toLocaleString('en-GB')} restarts: ` +
		'every copy ended with the same content.'
);

function readCount(text: string | undefined, usual: number, what: string): number {
	const count = text === undefined ? usual : Number(text);
	if (Number.isInteger(count) && count > 0) return count;
	console.error(`"${text}" is no number of ${what}. Give a whole number above 0.`);
	process.exit(1);
}
