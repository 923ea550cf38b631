import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { sizes } from './bench-plan';
import type { Sample } from './sample';

/** One thing that was measured, at each size. */
export interface BenchRow {
	readonly what: string;
	readonly unit: 'ms' | 'nodes' | 'MB';
	/** By number of initiatives. */
	readonly bySize: Readonly<Record<number, Sample>>;
}

const folder = 'docs/bench';

/** Prints a table with the growth from the smallest and the middle size, and keeps the figures as JSON. */
export function report(
	name: string,
	rows: readonly BenchRow[],
	notes: Readonly<Record<string, unknown>>
): void {
	const [small, middle, large] = sizes;
	const grown = (row: BenchRow, from: number) => {
		const ratio = (row.bySize[large]?.median ?? NaN) / (row.bySize[from]?.median ?? NaN);
		return Number.isFinite(ratio) ? `${shown(ratio)} ×` : '–';
	};
	const heads = ['', ...sizes.map(counted), `÷ ${counted(small)}`, `÷ ${counted(middle)}`];
	const lines = rows.map((row) => [
		`${row.what}, ${row.unit}`,
		...sizes.map((size) => spread(row.bySize[size])),
		grown(row, small),
		grown(row, middle)
	]);
	console.log(`\n${name}\n${table([heads, ...lines])}`);
	mkdirSync(folder, { recursive: true });
	const kept = { machine: machine(), ...notes, rows };
	writeFileSync(`${folder}/${name}.json`, `${JSON.stringify(kept, rounded, '\t')}\n`);
	console.log(`Kept in ${folder}/${name}.json.`);
}

function machine() {
	return {
		processor: cpus()[0]?.model.trim() ?? 'unknown',
		cores: cpus().length,
		memoryGb: Math.round(totalmem() / 2 ** 30),
		system: `${process.platform} ${process.arch}`,
		node: process.version,
		/** How many processes wanted the cores in the last minute: above the cores, figures are stretched. */
		load: loadavg()[0]
	};
}

function table(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	const lines = rows.map((row) =>
		row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')
	);
	return lines.join('\n');
}

function counted(size: number): string {
	return size.toLocaleString('en-GB');
}

/** The median, and the least in brackets: the two lie far apart where the machine was busy. */
function spread(sample: Sample | undefined): string {
	return sample ? `${shown(sample.median)} (${shown(sample.least)})` : '–';
}

/** Three figures that count, and no more decimals than that. */
function shown(value: number): string {
	if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-GB');
	return Number(value.toPrecision(3)).toString();
}

function rounded(_name: string, value: unknown): unknown {
	return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}
