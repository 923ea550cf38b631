import { fileURLToPath } from 'node:url';
import { ServerProcess } from './server-process';

const main = fileURLToPath(new URL('../../src/sync-server/main.ts', import.meta.url));

/** A server in a process of its own, as an operator starts it. */
export class ServerInstance {
	readonly port: number;
	/** As `ask` wants it. */
	readonly at: string;
	readonly #env: NodeJS.ProcessEnv;
	readonly #program: string;
	#process: ServerProcess | null = null;

	/**
	 * @param env what is set besides the port
	 * @param program what is run: the server as it is, unless a test wants more of it
	 */
	constructor(port: number, env: NodeJS.ProcessEnv, program = main) {
		this.#program = program;
		this.port = port;
		this.at = `http://127.0.0.1:${port}`;
		this.#env = { ...process.env, ...env, HOST: '127.0.0.1', PORT: String(port) };
	}

	/** Starts it, or starts it again. */
	async start(): Promise<void> {
		this.#process = new ServerProcess(process.execPath, [this.#program], { env: this.#env });
		await this.#process.prints('Longroad is at');
	}

	/** Everything that it printed since it was last started. */
	get printed(): string {
		return this.#process?.printed ?? '';
	}

	/** Sends it a signal that it knows what to do with. */
	signal(name: NodeJS.Signals): void {
		this.#process?.signal(name);
	}

	async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
		await this.#process?.end(signal);
	}

	/** A figure of its metrics. */
	async figure(name: string): Promise<number> {
		const text = await (await fetch(`${this.at}/metrics`)).text();
		const line = text.split('\n').find((one) => one.startsWith(`${name} `));
		return Number(line?.slice(name.length));
	}
}
