import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';

/** A port that nothing listens on just now. */
async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as { port: number };
	server.close();
	await once(server, 'close');
	return port;
}

test(
	'a port that is taken ends the start with a sentence, and the process with it',
	{ timeout: 30_000 },
	async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await once(other, 'listening');
		const { port } = other.address() as { port: number };
		const env = {
			...process.env,
			PORT: String(port),
			HOST: '127.0.0.1',
			DATA_DIR: 'test-results/taken-data'
		};
		const program = spawn('node', ['src/sync-server/main.ts'], { env });
		let printed = '';
		program.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
		const [code] = (await once(program, 'exit')) as [number];
		other.close();
		expect(code).toBe(1);
		expect(printed).toContain(`Port ${port} on 127.0.0.1 is in use by another program.`);
	}
);

test(
	'the server ends with whatever started it, also when that dies without a word',
	{ timeout: 30_000 },
	async () => {
		const port = await freePort();
		const env = {
			...process.env,
			PORT: String(port),
			HOST: '127.0.0.1',
			DATA_DIR: 'test-results/start-data'
		};
		// The shell stands between, as it does under npm, and passes no signal on.
		const shell = spawn('sh', ['-c', 'node src/sync-server/start.mjs; true'], { env });
		const printed = await new Promise<string>((resolve) => {
			let text = '';
			shell.stdout.on('data', (chunk: Buffer) => {
				text += chunk.toString();
				if (text.includes('Longroad is at')) resolve(text);
			});
		});
		expect(printed).toContain(`Longroad is at http://localhost:${port}`);
		expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
		shell.kill('SIGKILL');
		await expect
			.poll(
				() =>
					fetch(`http://127.0.0.1:${port}/`).then(
						() => 'there',
						() => 'gone'
					),
				{ timeout: 10_000 }
			)
			.toBe('gone');
	}
);
