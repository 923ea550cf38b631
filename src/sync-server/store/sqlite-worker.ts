/**
 * The thread that has the database. It starts without our import hooks: import values by whole file names only.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { SqliteAccess } from './sqlite-access.ts';
import { SqliteLog } from './sqlite-log.ts';
import { openDatabase } from './sqlite-schema.ts';
import { SqliteStatements } from './sqlite-statements.ts';

/** Everything that the thread can be asked for: `call` by its name. */
export interface SqliteCalls {
	readonly log: SqliteLog;
	readonly access: SqliteAccess;
}

export interface SqliteRequest {
	readonly id: number;
	readonly part: keyof SqliteCalls | 'close';
	readonly name: string;
	readonly values: readonly unknown[];
}

export type SqliteAnswer =
	| { readonly id: number; readonly value: unknown }
	| { readonly id: number; readonly message: string; readonly code: unknown; readonly errcode: unknown };

/** Number of the answer that the database is open, or cannot be. */
const opening = 0;

const port = parentPort;
if (!port) throw new Error('This file is started as a thread.');

answer(opening, () => {
	const database = openDatabase(String(workerData));
	const statements = new SqliteStatements(database);
	const calls: SqliteCalls = { log: new SqliteLog(statements), access: new SqliteAccess(statements) };
	port.on('message', ({ id, part, name, values }: SqliteRequest) => {
		if (part !== 'close') return answer(id, () => invoke(calls[part], name, values));
		answer(id, () => database.close());
		port.close();
	});
});

function invoke(target: object, name: string, values: readonly unknown[]): unknown {
	const method: unknown = Reflect.get(target, name);
	if (typeof method !== 'function') throw new Error(`The database knows no "${name}".`);
	return Reflect.apply(method, target, values);
}

function answer(id: number, work: () => unknown): void {
	try {
		post({ id, value: work() });
	} catch (error) {
		const { message, code, errcode } = error as Error & { code?: unknown; errcode?: unknown };
		post({ id, message, code, errcode });
	}
}

function post(message: SqliteAnswer): void {
	port?.postMessage(message);
}
