/**
 * Writes static/licences/third-party.txt: the notices of everything that is bundled with the app. Run it after
 * a change of the packages and commit the file: `npm run licences`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

interface Manifest {
	readonly name: string;
	readonly version: string;
	readonly license?: string;
	readonly author?: string | { readonly name: string };
	readonly dependencies?: Readonly<Record<string, string>>;
}

/** Development packages of which a part runs in the app; what else they depend on stays out of it. */
const framework = ['svelte', '@sveltejs/kit', 'clsx'];

/** What the fonts say of themselves, as their packages name only whom they got them from. */
const fontCopyrights: Readonly<Record<string, string>> = {
	'@fontsource/source-sans-3': '© 2023 Adobe (http://www.adobe.com/), with Reserved Font Name ‘Source’.',
	'@fontsource/source-serif-4':
		'© 2014–2021 Adobe Systems Incorporated (http://www.adobe.com/), with Reserved Font Name ‘Source’.'
};

const mit = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

function readManifest(folder: string): Manifest {
	return JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Manifest;
}

/** Folders of a package and of all that it depends on, where npm has put them. */
function gather(name: string, from: string, into: Set<string>): void {
	const nested = `${from}/node_modules/${name}`;
	const folder = from !== '.' && existsSync(nested) ? nested : `node_modules/${name}`;
	if (into.has(folder) || !existsSync(folder)) return;
	into.add(folder);
	for (const needed of Object.keys(readManifest(folder).dependencies ?? {})) gather(needed, folder, into);
}

/** The text of a package's licence; of one that names its licence alone, the usual words of it. */
function licenceText(folder: string, { name, license, author }: Manifest): string {
	const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
	const copyright = fontCopyrights[name];
	if (file) {
		const text = readFileSync(`${folder}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim();
		return copyright === undefined ? text : text.replace(/^.*$/m, copyright);
	}
	if (license !== 'MIT') throw new Error(`${name} has no text of its licence, ${license ?? 'unnamed'}.`);
	const holder = typeof author === 'string' ? author.replace(/\s*[<(].*$/, '') : author?.name;
	return `MIT License. Copyright (c) ${holder ?? `the authors of ${name}`}\n\n${mit}`;
}

const folders = new Set(framework.map((name) => `node_modules/${name}`));
for (const name of Object.keys(readManifest('.').dependencies ?? {})) gather(name, '.', folders);
const byText = new Map<string, string[]>();
for (const folder of [...folders].sort()) {
	const manifest = readManifest(folder);
	const text = licenceText(folder, manifest);
	byText.set(text, [...(byText.get(text) ?? []), `${manifest.name} ${manifest.version}`]);
}
const rule = '-'.repeat(110);
const notices = [...byText].map(([text, names]) => `${rule}\n${names.join('\n')}\n\n${text}\n`);
const head =
	'Longroad is made with the work of others. These are the packages in the app, those that they need, and their licences.\n';
writeFileSync('static/licences/third-party.txt', [head, ...notices].join('\n'));
console.log(`${folders.size} packages, ${byText.size} texts.`);
