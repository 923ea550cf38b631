/** `npm start`: installs what is missing, builds if sources changed, and serves the app. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, ownNode, root } from './ready.mjs';

ensureInstalled();
ensureBuilt();
const server = spawn(ownNode, [join(root, 'src', 'sync-server', 'main.ts')], { cwd: root, stdio: 'inherit' });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
	process.on(signal, () => server.kill(signal));
// npm ends its shell, which passes nothing on: whoever is left without its parent ends too.
const parent = process.ppid;
setInterval(() => {
	if (process.ppid !== parent) server.kill();
}, 500).unref();
server.on('exit', (code) => process.exit(code ?? 0));
