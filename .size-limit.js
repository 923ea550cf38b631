import { readFileSync } from 'node:fs';

/** @type {Record<string, { file: string, imports?: string[], src?: string, name?: string }>} */
const manifest = JSON.parse(readFileSync('.svelte-kit/output/client/.vite/manifest.json', 'utf8'));

/** Every script that must arrive before an entry can run. @param {readonly string[]} entries */
function firstLoad(entries) {
	const seen = new Set();
	const pending = [...entries];
	while (pending.length > 0) {
		const key = pending.pop();
		if (key === undefined || seen.has(key)) continue;
		seen.add(key);
		pending.push(...(manifest[key]?.imports ?? []));
	}
	return [...seen].map((key) => `build/${manifest[key]?.file}`).filter((file) => file.endsWith('.js'));
}

/** Keys of the manifest whose source ends so. @param {readonly string[]} endings */
function entries(endings) {
	return endings.map((ending) => {
		const found = Object.keys(manifest).find((key) => key.endsWith(ending));
		if (!found) throw new Error(`The build has no entry for ${ending}. Run "npm run build" first.`);
		return found;
	});
}

/** The entries of a route: Kit's start, the layouts above it, and its page. @param {readonly string[]} routes */
function route(routes) {
	const nodes = /** @type {string} */ (readFileSync('.svelte-kit/generated/client-optimized/app.js', 'utf8'));
	const byNode = routes.map((name) => nodeOf(nodes, name));
	return firstLoad(entries(['runtime/client/entry.js', 'client-optimized/app.js', ...byNode]));
}

/** Kit numbers its nodes; each node's file names the component it stands for. @param {string} app @param {string} component */
function nodeOf(app, component) {
	const count = [...app.matchAll(/import\('\.\/nodes\/(\d+)'\)/g)].length;
	for (let n = 0; n < count; n++) {
		const text = readFileSync(`.svelte-kit/generated/client-optimized/nodes/${n}.js`, 'utf8');
		if (text.includes(`src/routes/${component}"`) || text.includes(`src/routes/${component}'`)) {
			return `client-optimized/nodes/${n}.js`;
		}
	}
	throw new Error(`No route has the component ${component}.`);
}

export default [
	{
		name: 'First load of the library',
		path: route(['+layout.svelte', '+page.svelte']),
		limit: '100 kB',
		gzip: true
	},
	{
		name: 'First load of the timeline',
		path: route(['+layout.svelte', 'r/[id]/+layout.svelte', 'r/[id]/timeline/+page.svelte']),
		limit: '170 kB',
		gzip: true
	}
];
