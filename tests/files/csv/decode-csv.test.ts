import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCsv } from '$lib/files/csv/decode-csv';
import { delimiters } from '$lib/files/csv/delimiter';
import { parseCsv } from '$lib/files/csv/parse-csv';
import { csvText, encodeText, windows1252Letters } from '../../support/csv-text';

describe('decodeCsv', () => {
	it('[CSV-1] takes valid UTF-8 as UTF-8, with or without a byte-order mark', () => {
		for (const mark of [true, false])
			expect(decodeCsv(encodeText('Größe;€', 'utf-8', mark))).toEqual({ text: 'Größe;€', encoding: 'utf-8' });
	});

	it('[CSV-1] knows UTF-16 by its byte-order mark, and western text in it without one', () => {
		for (const encoding of ['utf-16le', 'utf-16be'] as const) {
			expect(decodeCsv(encodeText('日本;語', encoding, true))).toEqual({ text: '日本;語', encoding });
			expect(decodeCsv(encodeText('Title;Größe\n', encoding))).toEqual({ text: 'Title;Größe\n', encoding });
		}
	});

	it('[CSV-1] falls back to windows-1252, in which every byte means something', () => {
		const bytes = Uint8Array.of(0x50, 0x92, 0x73, 0x20, 0x80, 0xa3, 0x31);
		expect(decodeCsv(bytes)).toEqual({ text: 'P’s €£1', encoding: 'windows-1252' });
	});

	it('[CSV-1] does as it is told when an encoding is asked for', () => {
		expect(decodeCsv(Uint8Array.of(0xcf, 0xf0, 0xe8), 'windows-1251').text).toBe('При');
	});

	it('[CSV-1] reads no bytes as no text', () => {
		expect(decodeCsv(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' });
	});
});

describe('a table written and read back', () => {
	const letters = fc.constantFrom('a', 'é', '"', ',', ';', '\t', '|', '\n', '\r', '=', ' ', '’', '日', '𝔘');
	const western = fc.constantFrom(...windows1252Letters);
	const newlines = fc.constantFrom('\n', '\r\n', '\r');
	const delimiter = fc.constantFrom(...delimiters);

	function tables(letter: fc.Arbitrary<string>) {
		const cell = fc.string({ unit: letter, maxLength: 8 });
		return fc
			.integer({ min: 1, max: 6 })
			.chain((width) =>
				fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 8 })
			)
			.map((rows) => rows.map((row) => [`x${row[0]}`, ...row.slice(1)]));
	}

	function cellsOf(text: string, delimiter: (typeof delimiters)[number]) {
		const parsed = parseCsv(text, { delimiter });
		if (!parsed.ok) throw new Error(parsed.problem.what);
		return [parsed.table.headerAsWritten, ...parsed.table.rows.map((row) => row.cells)];
	}

	it('[CSV-1] [CSV-2] has the same cells in UTF-8 and UTF-16, with any delimiter and line end', () => {
		const encoding = fc.constantFrom('utf-8', 'utf-16le', 'utf-16be');
		fc.assert(
			fc.property(tables(letters), delimiter, newlines, encoding, (rows, sign, newline, name) => {
				const bytes = encodeText(csvText(rows, sign, newline), name, true);
				expect(cellsOf(decodeCsv(bytes).text, sign)).toEqual(rows);
			})
		);
	});

	it('[CSV-1] [CSV-2] has the same cells in windows-1252', () => {
		fc.assert(
			fc.property(tables(western), delimiter, newlines, (rows, sign, newline) => {
				const table = [rows[0]?.map((_, column) => (column ? 'Ÿ’' : 'x £')) ?? [], ...rows];
				const decoded = decodeCsv(encodeText(csvText(table, sign, newline), 'windows-1252'));
				expect(decoded.encoding).toBe('windows-1252');
				expect(cellsOf(decoded.text, sign)).toEqual(table);
			})
		);
	});
});
