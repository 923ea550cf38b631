import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTsv, writeHtmlTable, writeTsv } from '$lib/plan/table-tsv';

const anyCell = fc.oneof(
	fc.constantFrom('', '"', '""', 'a"b', '"a', 'a\tb', 'a\nb', '=1+1', ' '),
	fc.string({ unit: 'binary', maxLength: 5 }).map((text) => text.replace(/\r\n?/g, '\n'))
);

describe('cells as text', () => {
	test('[TBL-17] are read back as they were written, whatever they hold', () => {
		const anyTable = fc
			.integer({ min: 1, max: 4 })
			.chain((width) =>
				fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 })
			);
		fc.assert(
			fc.property(anyTable, (rows) => {
				// A single empty last row reads as the line end of the one before, as in every spreadsheet.
				fc.pre(rows.length === 1 || rows.at(-1)?.join('') !== '' || (rows.at(-1)?.length ?? 0) > 1);
				expect(readTsv(writeTsv(rows))).toEqual(rows);
			})
		);
	});

	test('[TBL-17] are written as Excel writes them', () => {
		expect(
			writeTsv([
				['a', 'two\nlines', 'say "hi"'],
				['"quoted"', '', 'a\tb']
			])
		).toBe('a\t"two\nlines"\tsay "hi"\r\n"""quoted"""\t\t"a\tb"');
	});

	test.each([
		[
			'a\tb\r\nc\td\r\n',
			[
				['a', 'b'],
				['c', 'd']
			]
		],
		[
			'a\tb\nc\td',
			[
				['a', 'b'],
				['c', 'd']
			]
		],
		['a\rb', [['a'], ['b']]],
		['"one\r\ntwo"\tx\r\n', [['one\ntwo', 'x']]],
		['"say ""hi"""', [['say "hi"']]],
		['"Hello" he said\tx', [['"Hello" he said', 'x']]],
		['"never closed\tx', [['"never closed', 'x']]],
		['a\t\t\r\n', [['a', '', '']]],
		['a\n\nb', [['a'], [''], ['b']]],
		['', [['']]]
	])('[TBL-18] %j is read from a spreadsheet', (text, rows) => {
		expect(readTsv(text)).toEqual(rows);
	});
});

test('[TBL-17] as HTML a text stays a text, whatever it looks like', () => {
	const html = writeHtmlTable([
		[
			{ text: '=1<2 & "x"', isText: true },
			{ text: '2028-06-30', isText: false }
		],
		[{ text: 'two\nlines', isText: true }]
	]);
	expect(html).toBe(
		`<table><tr><td style="mso-number-format:'\\@'">=1&lt;2 &amp; &quot;x&quot;</td><td>2028-06-30</td></tr>` +
			`<tr><td style="mso-number-format:'\\@'">two<br style="mso-data-placement:same-cell">lines</td></tr></table>`
	);
});
