import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen, makeAppServer, readPort } from './app-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = resolve(root, process.env.BUILD_FOLDER ?? 'build');
const base = (process.env.BASE_PATH ?? '').replace(/\/+$/, '');
const host = process.env.HOST || '127.0.0.1';

try {
	const server = makeAppServer({ folder, base });
	const port = await listen(server, readPort(process.env.PORT, 4321), host);
	const shown = host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
	console.log(`Longroad is at http://${shown}:${port}${base}`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.on(signal, () => {
			server.closeAllConnections();
			server.close(() => process.exit(0));
		});
	}
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
}
