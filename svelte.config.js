import adapter from '@sveltejs/adapter-static';

/** The sub-path the app is served from, such as "/plans"; empty for the root of a host. */
const base = (process.env.BASE_PATH ?? '').replace(/\/+$/, '');
if (base && !base.startsWith('/')) throw new Error('BASE_PATH must begin with a slash, such as /plans');

const folder = process.env.BUILD_FOLDER ?? 'build';

/** @type {import('@sveltejs/kit').Config} */
const config = {
	compilerOptions: { runes: true },
	kit: {
		// Another folder for a build beside the usual one, as the tests make for a sub-path.
		adapter: adapter({ pages: folder, assets: folder, fallback: 'index.html', precompress: true }),
		outDir: process.env.KIT_FOLDER ?? '.svelte-kit',
		alias: { $server: 'src/sync-server' },
		paths: { base, relative: false },
		serviceWorker: { register: false },
		version: { pollInterval: 0 },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'frame-src': ['self', 'blob:'],
				'base-uri': ['none'],
				'form-action': ['none']
			}
		}
	}
};

export default config;
