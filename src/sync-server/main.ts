import './resolve-lib.ts';

const { readConfig } = await import('./config.ts');
const { startServer } = await import('./serve.ts');

try {
	const config = readConfig(process.env);
	const server = await startServer(config);
	const isLocal = ['127.0.0.1', '0.0.0.0', '::'].includes(config.host);
	console.log(
		`Longroad is at http://${isLocal ? 'localhost' : config.host}:${server.port}${config.basePath}`
	);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.on(signal, () => void server.close().then(() => process.exit(0)));
	}
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
}
