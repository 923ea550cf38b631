/** `npm test`: installs what is missing, runs every layer, and ends with one line that counts them all. */
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { ensureBuilt, ensureInstalled } from '../src/sync-server/ready.mjs';
import { findChromium } from './support/chromium.js';
import { runPlaywright, runVitest } from './support/layers.js';
import { hasServerPrograms } from './support/server-programs.js';
import { has, installSystemPackages } from './support/system-packages.js';

ensureInstalled();
installSystemPackages();
if (!findChromium()) spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' });
ensureBuilt();

const cluster = 'tests/sync-server/cluster';
const zones = ['UTC', 'America/Sao_Paulo', 'Pacific/Apia'];
const { chromium } = await import('playwright');
const hasBrowser = Boolean(findChromium()) || existsSync(chromium.executablePath());
const hasPdfTools = has('pdftotext') && has('pdftoppm') && has('qpdf');
const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

/** @type {{ name: string, canRun: boolean, needs: string, run: () => { passed: number, failed: number } }[]} */
const suites = [
	...zones.map((zone) => ({
		name: `domain in ${zone}`,
		canRun: true,
		needs: '',
		run: () => runVitest(zone.replace('/', '-'), ['plan', 'chart', 'files'], { TZ: zone })
	})),
	{
		name: 'document, server, state',
		canRun: true,
		needs: '',
		run: () => runVitest('node', ['doc', 'sync-server', 'state'], {}, [`--exclude=${cluster}/**`])
	},
	{
		name: 'several servers as one',
		canRun: hasServerPrograms(),
		needs: 'PostgreSQL, Redis and nginx',
		run: () => runVitest('cluster', ['sync-server'], {}, [cluster])
	},
	{
		name: 'storage and screens',
		canRun: hasBrowser,
		needs: 'a Chromium',
		run: () => runVitest('browser', ['sync', 'ui'])
	},
	{
		name: 'journeys through the built app',
		canRun: hasBrowser && hasPdfTools,
		needs: 'a Chromium, poppler-utils and qpdf',
		run: () => runPlaywright('journeys')
	},
	{
		name: 'a full disk',
		canRun: hasBrowser && mayMount,
		needs: 'a Chromium, and root on Linux to mount a small disk',
		run: () => runPlaywright('disk-full')
	}
];

let passed = 0;
let failed = 0;
const missing = suites.filter((suite) => !suite.canRun);
for (const suite of suites) {
	if (!suite.canRun) continue;
	console.log(`\n— ${suite.name} —`);
	const tally = suite.run();
	passed += tally.passed;
	failed += tally.failed;
}
for (const suite of missing) console.log(`Not run: ${suite.name}. It needs ${suite.needs}.`);
if (process.env.CI && missing.length > 0) failed += missing.length;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
