import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { ServerGates } from './server-gates';
import { ServerInstance } from './server-instance';
import { freePort, makeServerFolder } from './server-process';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Where tests in a browser find gates to a real server: see gated-server. */
		readonly serverGates: string;
	}
}

const faulty = fileURLToPath(new URL('faulty-server.ts', import.meta.url));

/** Servers for tests that run in a browser; each starts when it is first asked for. @returns what ends them */
export default async function startGates(project: TestProject): Promise<() => Promise<void>> {
	const ends: (() => Promise<void>)[] = [];

	async function startServer(
		env: Readonly<Record<string, string>>,
		mayFail: boolean
	): Promise<ServerInstance> {
		const { folder, remove } = makeServerFolder('sync-test');
		mkdirSync(join(folder, 'build'));
		writeFileSync(join(folder, 'build', 'index.html'), '<!doctype html><title>No app</title>');
		const own = { DATA_DIR: join(folder, 'data'), BUILD_FOLDER: join(folder, 'build'), LOG_LEVEL: 'silent' };
		const instance = new ServerInstance(await freePort(), { ...own, ...env }, mayFail ? faulty : undefined);
		ends.push(async () => {
			await instance.end('SIGKILL');
			remove();
		});
		await instance.start();
		return instance;
	}

	const gates = new ServerGates(startServer);
	project.provide('serverGates', await gates.open());
	return async () => {
		await gates.close();
		await Promise.all(ends.map((end) => end()));
	};
}
