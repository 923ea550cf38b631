/** `npm start`: installs what is missing, builds if sources changed, and serves the app. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, ownNode, root } from './ready.mjs';

ensureInstalled();
ensureBuilt();
const server = spawn(ownNode, [join(root, 'src', 'sync-server', 'main.ts')], { cwd: root, stdio: 'inherit' });
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
	process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));
