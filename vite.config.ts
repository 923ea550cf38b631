import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
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

/** The components of the screens that people open first, from the outermost. */
const firstScreens = {
	library: ['+layout.svelte', '+error.svelte', '+page.svelte'],
	timeline: ['+layout.svelte', '+error.svelte', 'r/[id]/+layout.svelte', 'r/[id]/timeline/+page.svelte']
};

type Screen = keyof typeof firstScreens;

/** What Kit itself starts with. */
const kitStart = [
	join(
		dirname(fileURLToPath(import.meta.resolve('@sveltejs/kit/package.json'))),
		'src/runtime/client/entry.js'
	),
	resolve(process.env.KIT_FOLDER ?? '.svelte-kit', 'generated/client-optimized/app.js')
];

/**
 * Three scripts for the two first screens: what both need at once, and what each needs besides. Left to itself the
 * bundler makes a script of every set of modules that the same routes share, and a browser then asks for seventy
 * of them in three rounds. What is loaded on demand stays apart.
 */
function firstLoadChunks(): Plugin {
	const needed = new Map<Screen, ReadonlySet<string>>();
	const isNeeded = (screen: Screen, id: string, lookup: ModuleLookup) => {
		const found = needed.get(screen) ?? neededAtOnce(firstScreens[screen], lookup);
		needed.set(screen, found);
		return found.has(id);
	};
	const screens = Object.keys(firstScreens) as Screen[];
	const groupOf = (name: string, of: readonly Screen[], priority: number) => ({
		debugName: name,
		name: (id: string, lookup: ModuleLookup) =>
			of.every((screen) => isNeeded(screen, id, lookup)) ? name : null,
		priority
	});
	// What is shared comes first: a group takes along what its modules import and no earlier group has.
	const groups = [groupOf('start', screens, 2), ...screens.map((screen) => groupOf(screen, [screen], 1))];
	return {
		name: 'first-load-chunks',
		apply: 'build',
		config: (_, { isSsrBuild }) =>
			isSsrBuild ? {} : { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } }
	};
}

/** Ids of the modules without which a screen cannot start. */
function neededAtOnce(components: readonly string[], lookup: ModuleLookup): ReadonlySet<string> {
	const found = new Set<string>();
	const routes = components.map((file) => fileURLToPath(new URL(`src/routes/${file}`, import.meta.url)));
	const pending = [...kitStart, ...routes];
	for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
		if (found.has(id)) continue;
		found.add(id);
		pending.push(...(lookup.getModuleInfo(id)?.importedIds ?? []));
	}
	return found;
}

interface ModuleLookup {
	getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** Tests of real parts in a real browser: storage, and the screens. */
function browserProject(name: string) {
	return {
		extends: true as const,
		test: {
			name,
			include: [`tests/${name}/**/*.test.ts`],
			// A real server beside the browser, started when the first test asks for it.
			globalSetup: ['tests/support/test-server.ts'],
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
	plugins: [sveltekit(), firstLoadChunks()],
	worker: { format: 'es' },
	server: { port: 4321, host: '127.0.0.1' },
	// What a page loads is held by size-limit; the maker of PDFs is large, and comes when it is asked for.
	build: {
		target: 'es2022',
		chunkSizeWarningLimit: 1_500,
		rolldownOptions: { checks: { pluginTimings: false } }
	},
	// Found late otherwise, when what is loaded on demand is first asked for, and then the page reloads.
	optimizeDeps: {
		include: ['pdfkit', 'bidi-js', '@hocuspocus/provider', 'y-protocols/awareness', 'uqr', ...icons()]
	},
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
