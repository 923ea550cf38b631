import Papa from 'papaparse';
import type { FileProblem } from '$lib/files/file-problem';
import { type Delimiter, delimiters } from './delimiter';
import { guessDelimiter } from './guess-delimiter';
import { lineBreakOf } from './line-break';

/** The most that one file may hold. Beyond it the file is refused with a sentence that says so. */
export const csvLimits = { rows: 50_000, columns: 500, problems: 200 } as const;

export interface CsvRow {
	/** As a spreadsheet counts: the header is row 1 when it is the first line. */
	readonly number: number;
	/** One text for each column of the header, exactly as in the file. */
	readonly cells: readonly string[];
}

/** Something odd about the table that did not stop it from being read. */
export interface CsvOddity {
	readonly row: number;
	readonly what: string;
}

export interface CsvTable {
	readonly delimiter: Delimiter;
	/** Unique, never empty names. */
	readonly header: readonly string[];
	/** The names as the file has them, cut to the same number. */
	readonly headerAsWritten: readonly string[];
	readonly rows: readonly CsvRow[];
	/** The first `csvLimits.problems` of them. */
	readonly oddities: readonly CsvOddity[];
}

export type ParsedCsv =
	{ readonly ok: true; readonly table: CsvTable } | { readonly ok: false; readonly problem: FileProblem };

export interface ParseOptions {
	/** Found from the text when left out. */
	readonly delimiter?: Delimiter;
	/** Called now and then with the share of the text that has been read, 0 to 1. */
	readonly onProgress?: (share: number) => void;
}

/**
 * Reads delimited text (RFC 4180, and what spreadsheets make of it) into a table. The first line that is not
 * blank is the header. Blank lines are skipped, short rows are filled up, cells beyond the header get columns
 * of their own. Fails, and never throws, on text that is no table or beyond `csvLimits`.
 */
export function parseCsv(text: string, options: ParseOptions = {}): ParsedCsv {
	const hint = /^sep=([,;\t|])\r?\n/i.exec(text);
	const body = hint ? text.slice(hint[0].length) : text;
	const zero = body.indexOf('\0');
	if (zero >= 0) return refuse(lineAt(body, zero), ...binary);
	const { newline, tidy } = lineBreakOf(body);
	const records: CsvRow[] = [];
	let number = hint ? 1 : 0;
	let refusal: ParsedCsv | null = null;
	const delimiter =
		options.delimiter ?? delimiters.find((one) => one === hint?.[1]) ?? guessDelimiter(tidy, newline);
	const oddities: CsvOddity[] = [];
	Papa.parse<string[]>(tidy, {
		delimiter,
		newline,
		// The fast mode splits the whole text at once, however many rows it has.
		fastMode: false,
		step: ({ data, errors, meta }, parser) => {
			number++;
			if (errors.some((error) => error.code === 'MissingQuotes')) {
				refusal = refuse(`Row ${number}`, ...openQuote);
			} else if (data.length > csvLimits.columns) {
				refusal = refuse(`Row ${number}`, ...tooWide(data.length));
			} else if (!isBlank(data)) {
				if (errors.some((error) => error.type === 'Quotes'))
					oddities.push({ row: number, what: 'A quotation mark stands inside a cell; it was kept.' });
				records.push({ number, cells: data });
				if (records.length > csvLimits.rows + 1) refusal = refuse(`Row ${number}`, ...tooLong);
			}
			if (refusal) parser.abort();
			if (number % 500 === 0) options.onProgress?.(meta.cursor / Math.max(1, tidy.length));
		}
	});
	if (refusal) return refusal;
	return makeTable(records, delimiter, oddities);
}

function makeTable(records: readonly CsvRow[], delimiter: Delimiter, oddities: CsvOddity[]): ParsedCsv {
	const [first, ...rest] = records;
	if (!first) return refuse('The file', ...nothing);
	if (rest.length === 0) return refuse(`After row ${first.number}`, ...headerOnly);
	const used = rest.reduce((most, row) => Math.max(most, usedCells(row.cells)), usedCells(first.cells));
	const width = Math.max(first.cells.length, used);
	const rows = rest.map((row) => {
		const extra = usedCells(row.cells) - first.cells.length;
		const missing = first.cells.length - row.cells.length;
		if (extra > 0) oddities.push({ row: row.number, what: `Has ${count(extra)} more than the header.` });
		if (missing > 0) oddities.push({ row: row.number, what: `Has ${count(missing)} fewer than the header.` });
		return { number: row.number, cells: fit(row.cells, width) };
	});
	const headerAsWritten = fit(first.cells, width);
	return {
		ok: true,
		table: {
			delimiter,
			header: uniqueNames(headerAsWritten),
			headerAsWritten,
			rows,
			oddities: oddities.sort((a, b) => a.row - b.row).slice(0, csvLimits.problems)
		}
	};
}

/** Names for columns: trimmed, "Column 3" where there is none, "colour_rating (2)" for a second of the same name. */
export function uniqueNames(names: readonly string[]): string[] {
	// No object of a roadmap file may have a field of that name.
	const taken = new Set(['__proto__']);
	return names.map((raw, index) => {
		const name = raw.replace(/\s+/g, ' ').trim() || `Column ${index + 1}`;
		let unique = name;
		for (let copy = 2; taken.has(unique); copy++) unique = `${name} (${copy})`;
		taken.add(unique);
		return unique;
	});
}

function isBlank(cells: readonly string[]): boolean {
	return cells.every((cell) => cell.trim() === '');
}

function usedCells(cells: readonly string[]): number {
	return cells.findLastIndex((cell) => cell !== '') + 1;
}

function fit(cells: readonly string[], width: number): readonly string[] {
	if (cells.length === width) return cells;
	return Array.from({ length: width }, (_, index) => cells[index] ?? '');
}

function count(cells: number): string {
	return cells === 1 ? 'one cell' : `${cells} cells`;
}

function lineAt(text: string, index: number): string {
	let line = 1;
	for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line++;
	return `Line ${line}`;
}

function refuse(where: string, what: string, next: string): ParsedCsv {
	return { ok: false, problem: { where, what, next } };
}

const binary = [
	'There is a zero byte here, which text never has. This is not a CSV file, or it is damaged.',
	'Save the table again as CSV (UTF-8) from the program it came from, and open that file.'
] as const;
const openQuote = [
	'A quotation mark opens a cell here and is never closed, so the rest of the file would be one cell.',
	'Close the quotation mark in that row, or choose another delimiter, and open the file again.'
] as const;
const nothing = [
	'It holds no rows.',
	'Check that the right file was chosen and that the table was saved in it.'
] as const;
const headerOnly = [
	'There is a header but no row below it.',
	'Check that the table was saved whole, and open the file again.'
] as const;
const tooLong = [
	`There are more than ${csvLimits.rows.toLocaleString('en-GB')} rows, more than one roadmap can hold.`,
	'Split the table into several files and open them one by one.'
] as const;

function tooWide(columns: number): readonly [string, string] {
	return [
		`There are ${columns.toLocaleString('en-GB')} columns; up to ${csvLimits.columns} can be read.`,
		'Remove the columns that the roadmap does not need, or choose another delimiter.'
	];
}
