import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ownNode, root } from '../../src/sync-server/ready.mjs';

/**
 * Runs one of our TypeScript sources with the project's own Node, its output shown. Returns its exit code.
 * @param {URL} file
 * @param {readonly string[]} [words] what it is given
 */
export function runSource(file, words = []) {
	// The document has constructors that declare fields, which Node runs only when it may rewrite types.
	const flags = ['--experimental-transform-types', '--disable-warning=ExperimentalWarning', '--expose-gc'];
	const hooks = ['--import', new URL('../../src/sync-server/resolve-lib.ts', import.meta.url).href];
	const result = spawnSync(ownNode, [...flags, ...hooks, fileURLToPath(file), ...words], {
		cwd: root,
		stdio: 'inherit'
	});
	return result.status ?? 1;
}
