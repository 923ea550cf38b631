/** `npm run check`: form, types, the law of imports, dead code, the build and its sizes. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from '../src/sync-server/ready.mjs';

ensureInstalled();

const bin = join(root, 'node_modules', '.bin');
const path = `${bin}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;

/** @type {readonly (readonly [string, ...string[]])[]} */
const steps = [
	['svelte-kit', 'sync'],
	['prettier', '--check', '--log-level', 'warn', '.'],
	['eslint', '--max-warnings', '0', '.'],
	['depcruise', '--config', '.dependency-cruiser.js', 'src'],
	['node', 'tests/support/draw-architecture.js', '--check'],
	['svelte-check', '--fail-on-warnings'],
	['knip']
];

const failures = steps.filter((step) => !passes(step)).map((step) => step.join(' '));
ensureBuilt();
if (!passes(['size-limit'])) failures.push('size-limit');

for (const failure of failures) console.error(`Failed: ${failure}`);
if (failures.length > 0) console.error('"npm run fix" repairs what can be repaired mechanically.');
else console.log('All checks are clean.');
process.exitCode = failures.length > 0 ? 1 : 0;

/** @param {readonly [string, ...string[]]} step */
function passes([tool, ...args]) {
	console.log(`— ${[tool, ...args].join(' ')}`);
	const program = join(bin, process.platform === 'win32' ? `${tool}.cmd` : tool);
	return (
		spawnSync(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH: path } }).status ===
		0
	);
}
