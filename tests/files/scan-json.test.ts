import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanJson } from '$lib/files/scan-json';

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** JSON with up to two characters put in, taken out or cut off. */
const damagedJson = fc
	.tuple(
		fc.json({ maxDepth: 4, stringUnit: 'grapheme' }),
		fc.array(fc.tuple(fc.nat(400), fc.constantFrom('', ...'{}[]",:0-.eE\\u \n/tn\u0001')), { maxLength: 2 }),
		fc.nat(3)
	)
	.map(([text, edits, kind]) => {
		const edited = edits.reduce((all, [at, char]) => {
			const place = at % (all.length + 1);
			return all.slice(0, place) + char + all.slice(place + (char === '' || kind === 1 ? 1 : 0));
		}, text);
		return kind === 2 ? edited.slice(0, Math.ceil(edited.length / 2)) : edited;
	});

/** What the scan refuses although a parser takes it. */
const beyondSyntax = /stands twice|__proto__|half of a character|too large/;

describe('Scanning JSON', () => {
	it('accepts what a parser accepts, but for what parsers take in silence, and nothing else', () => {
		fc.assert(
			fc.property(damagedJson, (text) => {
				const fault = scanJson(text);
				if (isJson(text)) expect(fault?.what ?? 'stands twice').toMatch(beyondSyntax);
				else expect(fault).not.toBeNull();
			}),
			{ numRuns: 2_000 }
		);
	});

	it.each([
		['{"a": 1,\n "b": tru}', 'line 2, column 7, in b'],
		['{"a": 1,\n\n  "list": [0, {"c d": x}]}', 'line 3, column 23, in list[1]["c d"]'],
		['{"a": 1}\n\n]', 'line 3, column 1'],
		['{"a":\t"x\ny"}', 'line 1, column 9, in a'],
		['{"a": 1 "b": 2}', 'line 1, column 9, in a'],
		['{a: 1}', 'line 1, column 2']
	])('says where %j is wrong', (text, where) => {
		expect(scanJson(text)?.where).toBe(where);
	});

	it.each([
		['{"a": {"b": [1, 2', 'The file ends in the middle of a.b[1].'],
		['{"a": "tex', 'The file ends in the middle of a.'],
		['{"a": tr', 'The file ends in the middle of a.'],
		['{"a": "\\u12', 'The file ends in the middle of a.'],
		['{"a": "\\', 'The file ends in the middle of a.'],
		['{"a": [', 'The file ends in the middle of a[0].'],
		['{', 'The file ends in the middle of its first value.']
	])('says what %j is cut off in', (text, what) => {
		expect(scanJson(text)?.what).toBe(what);
	});

	it('shows long names short', () => {
		const name = 'x'.repeat(5_000);
		const fault = scanJson(`{"${name}": {"${name}": 1, "${name}": 2}}`);
		expect(fault?.what).toMatch(/stands twice/);
		expect((fault?.where ?? name).length).toBeLessThan(200);
	});
});
