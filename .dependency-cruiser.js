import { law } from './law.js';

const escape = (/** @type {string} */ text) => text.replace(/[$.]/g, '\\$&');
const folder = (/** @type {string} */ name) => `^src/${name}/`;
const packaged = (/** @type {string} */ name) => `^(node_modules/)?(@types/)?${escape(name)}(/|$)`;

const lines = Object.entries(law).map(([name, may]) => ({
	from: { path: folder(name) },
	to: {
		path: [...[name, ...may.folders].map(folder), ...may.packages.map(packaged)]
	}
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	allowedSeverity: 'error',
	allowed: [
		...lines,
		{ from: { path: folder('sync-server') }, to: { dependencyTypes: ['core'] } },
		{
			from: { path: '^src/[^/]+$' },
			to: { path: ['^src/[^/]+$', '^\\$service-worker$', packaged('@sveltejs/kit')] }
		}
	],
	forbidden: [
		{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'ui-folders-meet-in-routes',
			severity: 'error',
			from: { path: '^src/lib/ui/([^/]+)/' },
			to: { path: '^src/lib/ui/', pathNot: '^src/lib/ui/(kit|$1)/' }
		}
	],
	options: {
		webpackConfig: { fileName: './tests/support/aliases.js' },
		tsPreCompilationDeps: true,
		doNotFollow: { path: 'node_modules' },
		exclude: { path: ['\\.(css|woff2?|svg|png)(\\?|$)', '\\$types'] },
		enhancedResolveOptions: { extensions: ['.ts', '.svelte.ts', '.svelte', '.js', '.d.ts'] }
	}
};
