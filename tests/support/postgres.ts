import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import pg from 'pg';
import { makeServerFolder, needProgram, ServerProcess, unprivileged } from './server-process';

export interface TestPostgres {
	/** Folder of the programs that belong to it, such as pg_dump. */
	readonly programs: string;
	/** Makes an empty database and gives its address. */
	makeDatabase(name: string): Promise<string>;
	/** Removes a database that nobody has open. */
	removeDatabase(name: string): Promise<void>;
	/** Ends all connections, starts no new ones, and comes back: as a database does that moves to another machine. */
	restart(): Promise<void>;
	close(): Promise<void>;
}

/** Starts a PostgreSQL of one's own, reached through a socket in a new folder. */
export async function startPostgres(): Promise<TestPostgres> {
	const { folder, remove } = makeServerFolder('postgres');
	const data = `${folder}/data`;
	const made = spawnSync(
		needProgram('initdb'),
		['-D', data, '-U', 'longroad', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
		{ ...unprivileged, cwd: folder, encoding: 'utf8' }
	);
	if (made.status !== 0) throw new Error(`initdb failed:\n${made.stderr}`);
	// The tests kill programs, never the machine: what the system has been given is as good as on disk.
	const settings = [
		'listen_addresses=',
		'fsync=off',
		'max_connections=60',
		`unix_socket_directories=${folder}`
	];
	const start = async () => {
		const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
		const started = new ServerProcess(needProgram('postgres'), args, unprivileged);
		await started.prints('database system is ready to accept connections');
		return started;
	};
	let server = await start();
	const address = (database: string) =>
		`postgres://longroad@localhost/${database}?host=${encodeURIComponent(folder)}`;
	const administer = async (statement: string) => {
		const client = new pg.Client({ connectionString: address('postgres') });
		await client.connect();
		await client.query(statement);
		await client.end();
	};
	return {
		programs: dirname(needProgram('pg_dump')),
		async makeDatabase(name) {
			await administer(`CREATE DATABASE "${name}"`);
			return address(name);
		},
		removeDatabase: (name) => administer(`DROP DATABASE "${name}"`),
		async restart() {
			await server.end('SIGQUIT');
			server = await start();
		},
		async close() {
			// "Fast": connections that a test left open are ended.
			await server.end('SIGINT');
			remove();
		}
	};
}
