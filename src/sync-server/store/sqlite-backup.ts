import { chmod, open } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteFile } from './sqlite-schema.ts';

/**
 * Copies a folder's database into a new file, as it stands at one moment, while servers go on reading and writing.
 * Settles when the copy is on disk. To restore it, stop the server and put it in the folder as "longroad.sqlite",
 * without the "-wal" and "-shm" of the old one. Rejects with the database's own error, also when the file exists.
 */
export async function backUpSqlite(folder: string, target: string): Promise<void> {
	// Made first and for this account alone: SQLite takes an empty file, and would make one that all may read.
	await (await open(target, 'wx', 0o600)).close();
	const database = new DatabaseSync(join(folder, sqliteFile), { readOnly: true });
	try {
		database.prepare('VACUUM INTO ?').run(target);
	} finally {
		database.close();
	}
	await chmod(target, 0o600);
	const file = await open(target, 'r+');
	await file.sync();
	await file.close();
}
