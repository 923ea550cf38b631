/**
 * What each folder of src/ may import, besides itself. Anything not on its line is an error.
 * Read by eslint.config.js (in the editor, and types inside .svelte) and by .dependency-cruiser.js
 * (dynamic imports, cycles, the diagram). A new package is a reviewed word in this table.
 *
 * @type {Record<string, { folders: string[], packages: string[] }>}
 */
export const law = {
	'lib/plan': { folders: [], packages: ['date-fns', '@date-fns/utc'] },
	'lib/protocol': { folders: ['lib/plan'], packages: [] },
	'lib/doc': { folders: ['lib/plan'], packages: ['yjs', 'fractional-indexing'] },
	'lib/files': { folders: ['lib/plan'], packages: ['papaparse', 'fast-xml-parser'] },
	'lib/sync': {
		folders: ['lib/plan', 'lib/doc', 'lib/protocol'],
		packages: ['dexie', 'y-indexeddb', '@hocuspocus/provider', 'y-protocols']
	},
	'lib/chart': { folders: ['lib/plan'], packages: ['d3-scale', 'd3-shape'] },
	'lib/state': {
		folders: ['lib/plan', 'lib/protocol', 'lib/doc', 'lib/files', 'lib/sync', 'lib/chart'],
		packages: ['svelte']
	},
	'lib/ui': {
		folders: ['lib/plan', 'lib/chart', 'lib/state'],
		packages: ['svelte', '@lucide/svelte', 'pdfkit', 'bidi-js', '@fontsource', 'uqr']
	},
	routes: {
		folders: ['lib/plan', 'lib/state', 'lib/ui'],
		packages: ['svelte', '@sveltejs/kit', '$app', '../app.css']
	},
	'sync-server': {
		folders: ['lib/plan', 'lib/protocol', 'lib/doc'],
		packages: [
			'@hocuspocus/server',
			'lib0',
			'node:',
			'pg',
			'pino',
			'prom-client',
			'redis',
			'sirv',
			'ws',
			'y-protocols',
			'yjs'
		]
	}
};
