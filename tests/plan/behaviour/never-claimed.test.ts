import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What the evidence does not carry, in the words that it is usually claimed in. */
const phrases = [
	'70% of',
	'70 % of',
	'66 days',
	'21 days',
	'25% tipping',
	'25 % tipping',
	'tipping point',
	'caused',
	'because of the intervention',
	'thanks to the intervention',
	'overall score',
	'culture score'
];

const root = join(import.meta.dirname, '../../..');
const texts = /\.(svelte|ts|html|json|webmanifest|css)$/;

/** What people read is in these; comments in them are held to the same. */
function appTexts(): readonly (readonly [path: string, text: string])[] {
	return ['src', 'static/examples', 'static/manifest.webmanifest'].flatMap((folder) =>
		filesIn(join(root, folder)).map((path) => [path, readFileSync(path, 'utf8')] as const)
	);
}

function filesIn(path: string): readonly string[] {
	if (texts.test(path)) return [path];
	return readdirSync(path, { recursive: true, encoding: 'utf8' })
		.filter((name) => texts.test(name))
		.map((name) => join(path, name));
}

/** The phrases in a text, however it breaks lines, as whole words. */
function claimsIn(text: string): readonly string[] {
	const plain = text.toLowerCase().replace(/[\s\u00a0\u202f]+/g, ' ');
	return phrases.filter((phrase) =>
		new RegExp(`(?<![\\w-])${phrase.replace(/[.*+?^$%]/g, '\\$&')}(?!\\w)`).test(plain)
	);
}

test('the search finds what it is there to find, and leaves other words alone', () => {
	expect(claimsIn('It takes\n\t66\u00a0days, caused by “70% of all efforts”.')).toEqual([
		'70% of',
		'66 days',
		'caused'
	]);
	expect(claimsIn('166 days; causes; because; 121 days of work')).toEqual([]);
});

test('no text of the app claims what nobody has shown', () => {
	const files = appTexts();
	expect(files.length).toBeGreaterThan(300);
	expect(files.flatMap(([path, text]) => claimsIn(text).map((claim) => `${path}: ${claim}`))).toEqual([]);
});
