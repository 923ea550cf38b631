import { mkdirSync, writeFileSync } from 'node:fs';
import { type TestPostgres, startPostgres } from './postgres';
import { type TestRedis, startRedis } from './redis';
import { startNginx } from './nginx';
import { ServerInstance } from './server-instance';
import { freePort, makeServerFolder } from './server-process';

/** Two instances with what they share, behind a load balancer. */
export interface Cluster {
	readonly postgres: TestPostgres;
	readonly redis: TestRedis;
	readonly databaseUrl: string;
	readonly instances: readonly [ServerInstance, ServerInstance];
	/** The load balancer. */
	readonly front: { readonly port: number; readonly at: string; readonly publishToken: string };
	close(): Promise<void>;
}

export async function startCluster(): Promise<Cluster> {
	const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
	const databaseUrl = await postgres.makeDatabase('longroad');
	const { folder, remove } = makeServerFolder('cluster');
	mkdirSync(`${folder}/build`);
	writeFileSync(`${folder}/build/index.html`, '<title>the app</title>');
	const publishToken = 'a token of this test';
	const env = {
		BUILD_FOLDER: `${folder}/build`,
		DATA_DIR: `${folder}/data`,
		DATABASE_URL: databaseUrl,
		REDIS_URL: redis.url,
		PUBLISH_TOKEN: publishToken,
		TRUST_PROXY: 'yes'
	};
	const one = new ServerInstance(await freePort(), env);
	const other = new ServerInstance(await freePort(), env);
	// At once, as a machine does that starts anew.
	await Promise.all([one.start(), other.start()]);
	const nginx = await startNginx([one.port, other.port]);
	return {
		postgres,
		redis,
		databaseUrl,
		instances: [one, other],
		front: { port: nginx.port, at: `http://127.0.0.1:${nginx.port}`, publishToken },
		async close() {
			await nginx.stop();
			await Promise.all([one.end('SIGTERM'), other.end('SIGTERM')]);
			await Promise.all([postgres.close(), redis.stop()]);
			remove();
		}
	};
}
