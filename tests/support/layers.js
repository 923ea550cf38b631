import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../src/sync-server/ready.mjs';

/** @typedef {{ passed: number, failed: number }} Tally */

const out = mkdtempSync(join(tmpdir(), 'longroad-tests-'));

/**
 * Runs some Vitest projects and counts what ran.
 * @param {string} name of this run, unique
 * @param {readonly string[]} projects
 * @param {Record<string, string>} [env]
 * @param {readonly string[]} [more] arguments, such as a folder of tests
 * @returns {Tally}
 */
export function runVitest(name, projects, env = {}, more = []) {
	const file = join(out, `${name}.json`);
	const chosen = projects.flatMap((project) => ['--project', project]);
	const args = [
		'run',
		...chosen,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`,
		...more
	];
	const status = run('vitest', args, env);
	const report = read(file);
	return settle(name, status, {
		passed: report?.numPassedTests ?? 0,
		failed: report ? report.numTotalTests - report.numPassedTests : 0
	});
}

/**
 * Runs a Playwright project through the built app and counts what ran.
 * @param {string} project
 * @returns {Tally}
 */
export function runPlaywright(project) {
	const file = join(out, `playwright-${project}.json`);
	const args = ['test', `--project=${project}`, '--reporter=list,json'];
	const status = run('playwright', args, { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
	const stats = read(file)?.stats;
	return settle(`playwright ${project}`, status, {
		passed: stats?.expected ?? 0,
		failed: stats ? stats.unexpected + stats.flaky + stats.skipped : 0
	});
}

/**
 * A run that failed without a failing test (a crash, a file that does not load, nothing found) is a failure too.
 * @param {string} name @param {number} status @param {Tally} tally
 */
function settle(name, status, tally) {
	const hidden = tally.failed === 0 && (status !== 0 || tally.passed === 0);
	const settled = { passed: tally.passed, failed: tally.failed + (hidden ? 1 : 0) };
	if (hidden) console.error(`${name}: ended with status ${status} after ${tally.passed} passing tests.`);
	return settled;
}

/** @param {string} tool @param {readonly string[]} args @param {Record<string, string>} env */
function run(tool, args, env) {
	const bin = join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${tool}.cmd` : tool);
	const path = `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;
	const result = spawnSync(bin, args, {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, PATH: path, ...env }
	});
	return result.status ?? 1;
}

/** @param {string} file */
function read(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}
