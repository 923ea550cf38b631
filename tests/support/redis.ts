import { createClient } from 'redis';
import { freePort, needProgram, ServerProcess } from './server-process';

export interface TestRedis {
	readonly url: string;
	/** Cuts every connection that publishes; those that listen stay. */
	breakPublishers(): Promise<void>;
	stop(): Promise<void>;
	/** Starts it again where it was. */
	start(): Promise<void>;
}

/** Starts a Redis of one's own that keeps nothing. */
export async function startRedis(): Promise<TestRedis> {
	const port = await freePort();
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	let server: ServerProcess | null = null;
	const redis: TestRedis = {
		url: `redis://127.0.0.1:${port}`,
		async breakPublishers() {
			const client = await createClient({ url: redis.url }).connect();
			await client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes']);
			await client.close();
		},
		async stop() {
			await server?.end('SIGKILL');
		},
		async start() {
			server = new ServerProcess(needProgram('redis-server'), args);
			await server.prints('Ready to accept connections');
		}
	};
	await redis.start();
	return redis;
}
