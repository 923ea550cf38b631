import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';

const lib = fileURLToPath(new URL('../../src/lib', import.meta.url));

/** Builds a page whose script begins with this file, into a folder of its own. */
export async function buildPage(script: URL, folder: string): Promise<void> {
	const input = fileURLToPath(script);
	await build({
		root: dirname(input),
		configFile: false,
		logLevel: 'error',
		plugins: [svelte({ configFile: false })],
		resolve: { alias: { $lib: lib } },
		base: './',
		worker: { format: 'es' },
		build: {
			outDir: folder,
			emptyOutDir: true,
			target: 'es2022',
			// Some peers' scripts are larger than the builder finds wise.
			chunkSizeWarningLimit: 5_000,
			rolldownOptions: { input, output: { entryFileNames: 'page.js' } }
		}
	});
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	writeFileSync(join(folder, 'index.html'), pageWith(files.filter((file) => file.endsWith('.css'))));
}

function pageWith(styles: readonly string[]): string {
	const links = styles.map((file) => `<link rel="stylesheet" href="./${file}">`).join('');
	return (
		`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title>${links}` +
		'<style>html,body{margin:0;height:100%}#app{height:100vh;overflow:hidden}</style></head>' +
		'<body><div id="app"></div><script type="module" src="./page.js"></script></body></html>'
	);
}

/** Kilobytes of a built file under gzip. */
export function gzippedKb(file: string): number {
	return gzipSync(readFileSync(file)).length / 1000;
}
