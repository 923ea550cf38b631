/**
 * Draws which folder imports which into docs/architecture.md, from the imports as they are. With --check it
 * only says whether the drawing is up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cruise } from 'dependency-cruiser';
import aliases from './aliases.js';

const file = fileURLToPath(new URL('../../docs/architecture.md', import.meta.url));
const begin = '<!-- drawn from the imports -->';
const end = '<!-- end of the drawing -->';

/** Folders from the top of the house to its ground. */
const floors = ['routes', 'ui', 'state', 'files', 'sync', 'chart', 'doc', 'plan', 'sync-server'];

/** The folder of the house that a file lies in. @param {string} path */
function folderOf(path) {
	return /^src\/(?:lib\/)?([^/]+)\//.exec(path)?.[1];
}

const { output } = await cruise(
	['src'],
	{ doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true },
	{ alias: aliases.resolve.alias, extensions: ['.ts', '.svelte.ts', '.svelte', '.js'] }
);
if (typeof output === 'string') throw new Error('The imports came as text, not as data.');

/** @type {Map<string, number>} */
const counts = new Map();
for (const module of output.modules) {
	const from = folderOf(module.source);
	for (const { resolved } of module.dependencies) {
		const to = folderOf(resolved);
		if (!from || !to || from === to) continue;
		const key = `${from} ${to}`;
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
}

const arrows = [...counts]
	.map(([key, count]) => ({ from: key.split(' ')[0] ?? '', to: key.split(' ')[1] ?? '', count }))
	.sort(
		(a, b) => floors.indexOf(a.from) - floors.indexOf(b.from) || floors.indexOf(a.to) - floors.indexOf(b.to)
	)
	.map(({ from, to }) => `    ${from} --> ${to}`);
const drawing = [begin, '', '```mermaid', 'flowchart TD', ...arrows, '```', '', end].join('\n');

const text = readFileSync(file, 'utf8');
const drawn = text.slice(0, text.indexOf(begin)) + drawing + text.slice(text.indexOf(end) + end.length);
if (process.argv.includes('--check')) {
	if (drawn !== text) {
		console.error(
			'docs/architecture.md shows other imports than there are: run "npm run draw" and look at what changed.'
		);
		process.exitCode = 1;
	}
} else {
	writeFileSync(file, drawn);
}
