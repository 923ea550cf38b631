/**
 * What `npm start`, `npm run check` and `npm test` need before anything else. Runs on any Node from 18 on,
 * with nothing installed, so it imports nothing but Node's own modules.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const installedStamp = join(root, 'node_modules', '.installed-from');
const builtStamp = join(root, '.svelte-kit', 'built-from');

/** The Node that the project brings (24), once packages are installed. */
export const ownNode = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** Installs the packages that the lock file names, unless they are there already. */
export function ensureInstalled() {
	const wanted = digest([join(root, 'package-lock.json')]);
	if (existsSync(ownNode) && readStamp(installedStamp) === wanted) return;
	console.log('Installing packages (once, and again when package-lock.json changes) …');
	run(npm(), ['ci', '--no-audit', '--no-fund']);
	if (!existsSync(ownNode)) {
		stop(
			'The packages are installed, but Node 24 is missing from node_modules/.bin. Run "npm ci" and read what it says.'
		);
	}
	writeFileSync(installedStamp, wanted);
}

/** Builds the app, unless what was built last came from the same sources and the same BASE_PATH. */
export function ensureBuilt() {
	const wanted = digest(sources(), process.env.BASE_PATH ?? '');
	if (existsSync(join(root, 'build', 'index.html')) && readStamp(builtStamp) === wanted) return;
	console.log('Building the app …');
	run(npm(), ['run', '--silent', 'build']);
	mkdirSync(dirname(builtStamp), { recursive: true });
	writeFileSync(builtStamp, wanted);
}

/**
 * Runs a command in the project's folder, its output shown; ends this process when it fails.
 * @param {readonly string[]} command program and leading arguments
 * @param {readonly string[]} more
 */
export function run(command, more) {
	const [program = '', ...leading] = command;
	const result = spawnSync(program, [...leading, ...more], { cwd: root, stdio: 'inherit' });
	if (result.error) stop(`${program} could not be started: ${result.error.message}`);
	if (result.status !== 0)
		stop(`"${[...command, ...more].join(' ')}" failed; what it printed above says why.`);
}

/** npm as the command that called us, or the one on the PATH. */
export function npm() {
	const caller = process.env.npm_execpath;
	if (caller?.endsWith('.js')) return [process.execPath, caller];
	return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** @param {string} message @returns {never} */
function stop(message) {
	console.error(message);
	process.exit(1);
}

function sources() {
	const top = ['package-lock.json', 'package.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'];
	return [
		...top.map((name) => join(root, name)),
		...filesUnder(join(root, 'src')),
		...filesUnder(join(root, 'static'))
	];
}

/** @param {string} folder @returns {string[]} */
function filesUnder(folder) {
	return readdirSync(folder)
		.sort()
		.map((name) => join(folder, name))
		.flatMap((path) => (statSync(path).isDirectory() ? filesUnder(path) : [path]));
}

/** @param {readonly string[]} files */
function digest(files, more = '') {
	const hash = createHash('sha256').update(more);
	for (const file of files) hash.update(file.slice(root.length)).update('\0').update(readFileSync(file));
	return hash.digest('hex');
}

/** @param {string} stamp */
function readStamp(stamp) {
	return existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
}
