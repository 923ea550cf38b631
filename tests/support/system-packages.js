import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from './chromium.js';
import { findServerProgram } from './server-programs.js';

/** Whether a program is on the PATH. @param {string} program */
export function has(program) {
	return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** What the tests call on besides Node, and the Debian package that has it. */
const needs = [
	{ package: 'chromium', isThere: () => findChromium() !== undefined },
	{ package: 'poppler-utils', isThere: () => has('pdftotext') && has('pdftoppm') },
	{ package: 'qpdf', isThere: () => has('qpdf') },
	{ package: 'postgresql', isThere: () => Boolean(findServerProgram('postgres')) },
	{ package: 'redis-server', isThere: () => Boolean(findServerProgram('redis-server')) },
	{ package: 'nginx', isThere: () => Boolean(findServerProgram('nginx')) }
];

/** Installs missing system packages where that is possible: as root on Debian. */
export function installSystemPackages() {
	const missing = needs.filter((one) => !one.isThere()).map((one) => one.package);
	if (missing.length === 0 || process.getuid?.() !== 0 || !has('apt-get')) return;
	console.log(`Installing system packages: ${missing.join(', ')} …`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	/** @type {import('node:child_process').SpawnSyncOptions} */
	const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env };
	spawnSync('apt-get', ['update', '-qq'], quiet);
	withoutServices(() => spawnSync('apt-get', ['install', '-y', '-qq', ...missing], quiet));
}

/** Debian asks this program before it starts a service that was just installed; 101 means no. */
const policy = '/usr/sbin/policy-rc.d';

/**
 * The tests start what they need by themselves; nothing is to go on running beside them.
 * @param {() => void} install
 */
function withoutServices(install) {
	if (existsSync(policy)) return install();
	writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
	try {
		install();
	} finally {
		rmSync(policy);
	}
}
