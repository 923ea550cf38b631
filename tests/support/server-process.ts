import { type ChildProcess, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findServerProgram } from './server-programs.js';

/** Debian's account "nobody": database servers refuse to run as root. */
const nobody = { uid: 65_534, gid: 65_534 };

export const unprivileged: { readonly uid?: number; readonly gid?: number } =
	process.getuid?.() === 0 ? nobody : {};

/** The path of a program; throws what to install where it is missing. */
export function needProgram(name: Parameters<typeof findServerProgram>[0]): string {
	const path = findServerProgram(name);
	if (!path) throw new Error(`${name} is not installed: apt-get install postgresql redis-server nginx`);
	return path;
}

/** A new folder for a server's files, which goes with `remove`. */
export function makeServerFolder(name: string): { readonly folder: string; remove(): void } {
	const folder = mkdtempSync(join(tmpdir(), `longroad-${name}-`));
	if (process.getuid?.() === 0) chownSync(folder, nobody.uid, nobody.gid);
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A port that nothing listens on just now. */
export async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as { port: number };
	server.close();
	await once(server, 'close');
	return port;
}

/** Programs that run: whatever becomes of a test, they end with its process. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
	for (const child of running) child.kill('SIGKILL');
});

/** A program that a test started, with what it printed. */
export class ServerProcess {
	readonly #child: ChildProcess;
	#printed = '';

	constructor(
		program: string,
		args: readonly string[],
		options: { env?: NodeJS.ProcessEnv; uid?: number } = {}
	) {
		this.#child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
		for (const stream of [this.#child.stdout, this.#child.stderr]) {
			stream?.on('data', (chunk: Buffer) => (this.#printed += chunk.toString()));
		}
		running.add(this.#child);
		this.#child.on('exit', () => running.delete(this.#child));
		this.#child.on('error', (error) => (this.#printed += error.message));
	}

	get printed(): string {
		return this.#printed;
	}

	get isRunning(): boolean {
		return this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
	}

	/** Settles when it prints some text. Rejects with what it printed when it ends instead. */
	async prints(text: string): Promise<void> {
		while (!this.#printed.includes(text)) {
			if (!this.isRunning)
				throw new Error(`The program ended before it printed "${text}":\n${this.#printed}`);
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
	}

	/** Sends it a signal that it knows what to do with. */
	signal(name: NodeJS.Signals): void {
		this.#child.kill(name);
	}

	/** Ends it and waits until it is gone. */
	async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
		if (!this.isRunning) return;
		const exit = once(this.#child, 'exit');
		this.#child.kill(signal);
		await exit;
	}
}
