import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian keeps PostgreSQL's programs here, in a folder for each version, and off the PATH. */
const postgresFolder = '/usr/lib/postgresql';

/**
 * Path of a program that the tests of several instances start, or undefined where it is not installed.
 * @param {'postgres' | 'initdb' | 'pg_dump' | 'redis-server' | 'nginx'} name
 */
export function findServerProgram(name) {
	const versions = existsSync(postgresFolder) ? readdirSync(postgresFolder) : [];
	versions.sort((one, other) => Number(other) - Number(one));
	const folders = [
		...versions.map((version) => join(postgresFolder, version, 'bin')),
		...(process.env.PATH ?? '').split(delimiter),
		'/usr/sbin'
	];
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/** Whether several instances can be tested on this machine. */
export function hasServerPrograms() {
	return /** @type {const} */ (['postgres', 'redis-server', 'nginx']).every(findServerProgram);
}
