import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delimiters } from '$lib/files/csv/delimiter';
import { csvLimits, parseCsv, uniqueNames } from '$lib/files/csv/parse-csv';
import { tableOf } from '../../support/csv-table';
import { csvText } from '../../support/csv-text';

const spectrum = join(import.meta.dirname, '../../corpora/csv-spectrum');

function problemOf(text: string) {
	const parsed = parseCsv(text);
	return parsed.ok ? null : parsed.problem;
}

describe('the csv-spectrum files', () => {
	for (const name of readdirSync(join(spectrum, 'csvs'))) {
		it(`[CSV-2] ${name} has the cells that its twin in JSON lists`, () => {
			const table = tableOf(readFileSync(join(spectrum, 'csvs', name), 'utf8'));
			const objects = table.rows.map((row) =>
				Object.fromEntries(table.header.map((key, column) => [key, row.cells[column]]))
			);
			const twin = JSON.parse(readFileSync(join(spectrum, 'json', name.replace('.csv', '.json')), 'utf8'));
			expect(objects).toEqual([twin].flat());
		});
	}
});

describe('parseCsv', () => {
	it('[CSV-2] finds the delimiter', () => {
		const rows = [
			['Title', 'Start', 'End'],
			['One; two, three|four', '2028-01-01', '2028-02-01'],
			['Five', '2028-03-01', '2028-04-01']
		];
		for (const delimiter of delimiters) expect(tableOf(csvText(rows, delimiter)).delimiter).toBe(delimiter);
	});

	it('[CSV-2] is not misled by commas in numbers, short rows or the end of the file', () => {
		expect(tableOf('Title;Cost\nA;1,5\nB;2,5\n').delimiter).toBe(';');
		expect(tableOf('Title|Start\nA, B and C\nD, E|2028-01-01\nF|2028-01-02').delimiter).toBe('|');
		expect(tableOf('Title\nA; B\nC, D\n').header).toEqual(['Title', 'Column 2']);
	});

	it('[CSV-2] does as the first line of some spreadsheets says, "sep=;"', () => {
		const table = tableOf('sep=;\r\nTitle;Cost, all\r\nA;1,5\r\n');
		expect(table.header).toEqual(['Title', 'Cost, all']);
		expect(table.rows).toEqual([{ number: 3, cells: ['A', '1,5'] }]);
	});

	it('[CSV-2] reads lines that end in several ways, and leaves breaks inside cells as they are', () => {
		const table = tableOf('Title,Note\r\nA,"one\r\ntwo"\nB,"three\rfour"\rC,five\n');
		expect(table.rows.map((row) => row.cells)).toEqual([
			['A', 'one\r\ntwo'],
			['B', 'three\rfour'],
			['C', 'five']
		]);
	});

	it('[CSV-3] gives every column a name of its own', () => {
		expect(uniqueNames([' a ', 'a', '', 'a (2)', 'a'])).toEqual([
			'a',
			'a (2)',
			'Column 3',
			'a (2) (2)',
			'a (3)'
		]);
		expect(uniqueNames(['__proto__'])).toEqual(['__proto__ (2)']);
	});

	it('[CSV-4] fills short rows, keeps cells beyond the header and says so, skips blank lines', () => {
		const table = tableOf('Title,Start\n\nA\nB,2028-01-01,more\n , \nC,2028-02-01,\n');
		expect(table.header).toEqual(['Title', 'Start', 'Column 3']);
		expect(table.rows).toEqual([
			{ number: 3, cells: ['A', '', ''] },
			{ number: 4, cells: ['B', '2028-01-01', 'more'] },
			{ number: 6, cells: ['C', '2028-02-01', ''] }
		]);
		expect(table.oddities).toEqual([
			{ row: 3, what: 'Has one cell fewer than the header.' },
			{ row: 4, what: 'Has one cell more than the header.' }
		]);
	});

	it('[CSV-4] keeps a quotation mark inside an unquoted cell and says so', () => {
		const table = tableOf('Title,Size\n"A" pipe,5"\nB,6\n');
		expect(table.oddities.map((one) => one.row)).toContain(2);
		expect(table.rows.at(-1)?.cells).toEqual(['B', '6']);
	});

	it('[CSV-5] text that looks like a formula is kept unchanged', () => {
		const cells = ['=1+1', '+44', '-2', '@home', '=HYPERLINK("http://x")', "'quoted"];
		expect(tableOf(csvText([cells.map((_, n) => `c${n}`), cells])).rows[0]?.cells).toEqual(cells);
	});

	it('[CSV-6] refuses a file without rows', () => {
		expect(problemOf('')?.what).toBe('It holds no rows.');
		expect(problemOf('\n \n')?.what).toBe('It holds no rows.');
		expect(problemOf('Title,Start\n')).toMatchObject({ where: 'After row 1' });
	});

	it('[CSV-6] refuses zero bytes and names the line', () => {
		expect(problemOf('Title\nA\nB\0\n')).toMatchObject({ where: 'Line 3' });
	});

	it('[CSV-6] refuses a quotation mark that is never closed and names the row', () => {
		const lines = Array.from({ length: 20_000 }, (_, n) => `Row ${n},"text"`);
		lines[4_000] = 'Row 4000,"text';
		expect(problemOf(`Title,Note\n${lines.slice(0, 4_001).join('\n')}`)).toMatchObject({ where: 'Row 4002' });
		expect(problemOf(`Title,Note\nA,"${'x,y\n'.repeat(1_000_000)}`)).toMatchObject({ where: 'Row 2' });
	});

	it('[CSV-6] refuses more columns than the limit', () => {
		const wide = Array.from({ length: 10_000 }, (_, n) => `c${n}`).join(',');
		expect(problemOf(`${wide}\n${wide}\n`)).toMatchObject({
			where: 'Row 1',
			what: `There are 10,000 columns; up to ${csvLimits.columns} can be read.`
		});
	});

	it('[CSV-6] refuses more rows than the limit, and stops there', () => {
		let last = 0;
		const parsed = parseCsv(`Title,Start\n${'A,2028-01-01\n'.repeat(5_000_000)}`, {
			onProgress: (share) => (last = share)
		});
		expect(parsed).toMatchObject({ ok: false, problem: { where: 'Row 50002' } });
		expect(last).toBeLessThan(0.02);
	});

	it('[CSV-6] takes exactly as many rows as the limit', () => {
		expect(tableOf(`Title\n${'A\n'.repeat(csvLimits.rows)}`).rows).toHaveLength(csvLimits.rows);
	});

	it('never throws, whatever the text', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', '\0', ' ') }), (text) => {
				const parsed = parseCsv(text);
				if (!parsed.ok) return;
				const { header, rows } = parsed.table;
				expect(new Set(header).size).toBe(header.length);
				for (const row of rows) expect(row.cells).toHaveLength(header.length);
			})
		);
	});
});
