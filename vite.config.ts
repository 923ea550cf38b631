import { globSync, readFileSync } from 'node:fs';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumArguments, findChromium } from './tests/support/chromium.js';

/** The icons that the sources import: the search for packages does not look into the markup of components. */
function icons(): string[] {
	const sources = globSync('src/**/*.svelte').map((file) => readFileSync(file, 'utf8'));
	return [...new Set(sources.flatMap((text) => text.match(/@lucide\/svelte\/icons\/[\w-]+/g) ?? []))];
}

const nodeFolders = ['plan', 'chart', 'files', 'doc', 'sync-server'];

/** Folders that know no clock and no chance: their tests share what they load. */
const pureFolders: ReadonlySet<string> = new Set(['plan', 'chart', 'files']);

/** Tests of real parts in a real browser: storage, and the screens. */
function browserProject(name: string) {
	return {
		extends: true as const,
		test: {
			name,
			include: [`tests/${name}/**/*.test.ts`],
			browser: {
				enabled: true,
				headless: true,
				screenshotFailures: false,
				provider: playwright({
					launchOptions: { executablePath: findChromium(), args: [...chromiumArguments] }
				}),
				instances: [{ browser: 'chromium' as const }]
			}
		}
	};
}

export default defineConfig({
	plugins: [sveltekit()],
	worker: { format: 'es' },
	server: { port: 4321, host: '127.0.0.1' },
	build: { target: 'es2022' },
	// Found late otherwise, when what is loaded on demand is first asked for, and then the page reloads.
	optimizeDeps: { include: ['pdfkit', 'bidi-js', ...icons()] },
	test: {
		projects: [
			...nodeFolders.map((name) => ({
				extends: true as const,
				test: {
					name,
					environment: 'node' as const,
					// Pure modules need no worker of their own for each file; loading them is most of the time.
					isolate: !pureFolders.has(name),
					include: [`tests/${name}/**/*.test.ts`]
				}
			})),
			{
				extends: true,
				resolve: { conditions: ['browser'] },
				test: { name: 'state', environment: 'jsdom', include: ['tests/state/**/*.test.ts'] }
			},
			browserProject('sync'),
			browserProject('ui')
		]
	}
});
