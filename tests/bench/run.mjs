/**
 * `npm run bench`: measures how the program grows with the plan. `npm run bench -- core` runs the pure parts in
 * Node, `npm run bench -- behaviour` the status of cells, their forecasts and false alarms, `npm run bench -- app`
 * the built app in Chromium, `npm run bench -- open` how that app opens what is stored, `npm run bench -- timeline`
 * our timeline beside others, `npm run bench -- sync` our server beside its library as published; without a name
 * all run. It imports nothing that needs installing, as it installs what is missing.
 */
import { ensureBuilt, ensureInstalled } from '../../src/sync-server/ready.mjs';
import { runSource } from '../support/run-source.mjs';
import { ensurePeers } from './peers/install.mjs';

/** @type {Record<string, URL>} */
const benches = {
	core: new URL('./core.ts', import.meta.url),
	behaviour: new URL('./behaviour.ts', import.meta.url),
	app: new URL('./app.ts', import.meta.url),
	open: new URL('./open.ts', import.meta.url),
	timeline: new URL('./timeline.ts', import.meta.url),
	sync: new URL('./sync.ts', import.meta.url)
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in benches));
if (unknown.length > 0) {
	console.error(
		`There is no bench "${unknown.join('", "')}". There are: ${Object.keys(benches).join(', ')}.`
	);
	process.exit(1);
}

ensureInstalled();
const chosen = asked.length > 0 ? asked : Object.keys(benches);
if (chosen.includes('timeline')) ensurePeers();
// Whoever names a folder has built it.
if (chosen.some((name) => ['app', 'open'].includes(name)) && !process.env.BUILD_FOLDER) ensureBuilt();
for (const name of chosen) {
	const file = benches[name];
	if (!file) continue;
	if (runSource(file) !== 0) {
		console.error(`The bench "${name}" failed; what it printed above says why.`);
		process.exit(1);
	}
}
