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

/** Prints a table with the growth from size to size, and keeps the figures as JSON. */
export function report(
	name: string,
	rows: readonly BenchRow[],
	notes: Readonly<Record<string, unknown>>
): void {
	const steps = sizes.slice(1).map((size, i) => [sizes[i] ?? size, size] as const);
	const grown = (row: BenchRow, from: number, to: number) => {
		const ratio = (row.bySize[to]?.median ?? NaN) / (row.bySize[from]?.median ?? NaN);
		return Number.isFinite(ratio) ? `${shown(ratio)} ×` : '–';
	};
	const heads = [
		'',
		...sizes.map(counted),
		...steps.map(([from, to]) => `${counted(to)} ÷ ${counted(from)}`)
	];
	const lines = rows.map((row) => [
		`${row.what}, ${row.unit}`,
		...sizes.map((size) => spread(row.bySize[size])),
		...steps.map(([from, to]) => grown(row, from, to))
	]);
	console.log(`\n${name}\n${table([heads, ...lines])}`);
	keep(name, { machine: machine(), ...notes, rows });
}

/** Keeps figures as JSON, for the page that tells of them. */
export function keep(name: string, figures: Readonly<Record<string, unknown>>): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(`${folder}/${name}.json`, `${JSON.stringify(figures, rounded, '\t')}\n`);
	console.log(`Kept in ${folder}/${name}.json.`);
}

export function machine() {
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

/** Cells under each other, the first column to the left, the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	const lines = rows.map((row) =>
		row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')
	);
	return lines.join('\n');
}

export function counted(size: number): string {
	return size.toLocaleString('en-GB');
}

/** The median, and the least in brackets: the two lie far apart where the machine was busy. */
function spread(sample: Sample | undefined): string {
	return sample ? `${shown(sample.median)} (${shown(sample.least)})` : '–';
}

/** Three figures that count, and no more decimals than that. */
export function shown(value: number): string {
	if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-GB');
	return Number(value.toPrecision(3)).toString();
}

function rounded(_name: string, value: unknown): unknown {
	return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}
