import { Worker } from 'node:worker_threads';
import type { SqliteAnswer, SqliteCalls, SqliteRequest } from './sqlite-worker.ts';

interface Waiting {
	readonly resolve: (value: unknown) => void;
	readonly reject: (error: Error) => void;
}

type Log = SqliteCalls['log'];
type Access = SqliteCalls['access'];

/** An error of SQLite: `errcode` is its number, such as 13 for a full disk. */
class SqliteError extends Error {
	readonly code: unknown;
	readonly errcode: unknown;

	constructor(message: string, code: unknown, errcode: unknown) {
		super(message);
		this.name = 'SqliteError';
		this.code = code;
		this.errcode = errcode;
	}
}

/**
 * A database in a thread of its own, so that waiting for the disk holds nobody up. Calls are done one after the
 * other. While nothing is asked of it, it keeps no process running.
 */
export class SqliteThread {
	readonly #worker: Worker;
	readonly #waiting = new Map<number, Waiting>();
	readonly #gone: Promise<void>;
	readonly #onLost: (error: Error) => void;
	#isOpen = false;
	#lastId = 0;
	#isClosing = false;
	#ended: Error | undefined;

	private constructor(folder: string, onLost: (error: Error) => void) {
		this.#onLost = onLost;
		// Flags of the process, such as for a program given on the command line, are not for a thread.
		const options = { workerData: folder, execArgv: [] };
		this.#worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), options);
		this.#worker.on('message', (answer: SqliteAnswer) => this.#settle(answer));
		this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))));
		this.#gone = new Promise((resolve) => {
			this.#worker.on('exit', () => {
				this.#end(new Error('The database is closed.'));
				resolve();
			});
		});
	}

	/**
	 * Opens the database in a folder. Rejects with what to do when that fails: see openDatabase.
	 *
	 * @param onLost hears, once, that the thread ended though nobody closed it: nothing is answered any more
	 */
	static async open(folder: string, onLost: (error: Error) => void): Promise<SqliteThread> {
		const thread = new SqliteThread(folder, onLost);
		// The first answer, number 0, comes by itself.
		await new Promise((resolve, reject) => thread.#waiting.set(0, { resolve, reject }));
		thread.#isOpen = true;
		return thread;
	}

	log<Name extends keyof Log>(name: Name, ...values: Parameters<Log[Name]>): Promise<ReturnType<Log[Name]>> {
		return this.#ask('log', name, values) as Promise<ReturnType<Log[Name]>>;
	}

	access<Name extends keyof Access>(
		name: Name,
		...values: Parameters<Access[Name]>
	): Promise<ReturnType<Access[Name]>> {
		return this.#ask('access', name, values) as Promise<ReturnType<Access[Name]>>;
	}

	/** Ends after everything that was asked for. */
	async close(): Promise<void> {
		if (!this.#ended && !this.#isClosing) {
			this.#isClosing = true;
			await this.#ask('close', '', []);
		}
		this.#worker.ref();
		await this.#gone;
	}

	#ask(part: SqliteRequest['part'], name: string, values: readonly unknown[]): Promise<unknown> {
		if (this.#ended) return Promise.reject(this.#ended);
		const request: SqliteRequest = { id: ++this.#lastId, part, name, values };
		return new Promise((resolve, reject) => {
			this.#waiting.set(request.id, { resolve, reject });
			this.#worker.ref();
			this.#worker.postMessage(request);
		});
	}

	#settle(answer: SqliteAnswer): void {
		const waiting = this.#waiting.get(answer.id);
		this.#waiting.delete(answer.id);
		if (this.#waiting.size === 0) this.#worker.unref();
		if ('value' in answer) waiting?.resolve(answer.value);
		else waiting?.reject(new SqliteError(answer.message, answer.code, answer.errcode));
	}

	#end(error: Error): void {
		const isLost = this.#isOpen && !this.#isClosing && !this.#ended;
		this.#ended ??= error;
		for (const { reject } of this.#waiting.values()) reject(error);
		this.#waiting.clear();
		if (isLost) this.#onLost(error);
	}
}
