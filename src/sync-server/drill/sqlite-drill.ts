import { createHash, type Hash } from 'node:crypto';
import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { backUpSqlite } from '../store/sqlite-backup.ts';
import { sqliteFile } from '../store/sqlite-schema.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { compareTables, type DrillReport, type TableDigest } from './drill-report.ts';
import { readDocuments } from './read-documents.ts';

/** How often a backup is made anew because a server wrote meanwhile. */
const mostTries = 10;

/**
 * Backs up the file in a folder, restores the backup into a new folder, opens it and compares every row. A server may
 * run meanwhile; when it writes during the backup, the backup is made anew. Rejects in plain words.
 *
 * @param file where the backup goes
 */
export async function drillSqlite(folder: string, file: string): Promise<Omit<DrillReport, 'file'>> {
	const { tables, backupMs } = await backUpUnchanged(folder, file);
	const restoreStart = performance.now();
	const beside = await mkdtemp(join(tmpdir(), 'longroad-drill-'));
	try {
		await copyFile(file, join(beside, sqliteFile));
		const names = read(join(beside, sqliteFile), (database) => {
			compareTables(tables, digestTables(database));
			return database.prepare('SELECT name FROM documents').all();
		}).map(({ name }) => String(name));
		await readDocuments(await openSqliteStore(beside), names);
		const restoreMs = performance.now() - restoreStart;
		return { tables, documents: names.length, bytes: (await stat(file)).size, backupMs, restoreMs };
	} finally {
		await rm(beside, { recursive: true });
	}
}

/** A backup, and what stood in the original when it was made. */
async function backUpUnchanged(
	folder: string,
	file: string
): Promise<{ readonly tables: readonly TableDigest[]; readonly backupMs: number }> {
	const source = openReadOnly(join(folder, sqliteFile));
	try {
		for (let tries = 0; tries < mostTries; tries++) {
			const before = versionOf(source);
			const start = performance.now();
			await rm(file, { force: true });
			await backUpSqlite(folder, file);
			const backupMs = performance.now() - start;
			const tables = digestTables(source);
			if (versionOf(source) === before) return { tables, backupMs };
		}
	} finally {
		source.close();
	}
	await rm(file, { force: true });
	throw new Error(
		'The server wrote during each backup, so there was nothing to compare with. Run the drill again at a quieter time.'
	);
}

function read<Result>(file: string, ask: (database: DatabaseSync) => Result): Result {
	const database = openReadOnly(file);
	try {
		return ask(database);
	} finally {
		database.close();
	}
}

function openReadOnly(file: string): DatabaseSync {
	try {
		return new DatabaseSync(file, { readOnly: true });
	} catch (error) {
		throw new Error(
			`There is no database at ${file} that can be read. Give the server's folder with DATA_DIR, or its DATABASE_URL.`,
			{ cause: error }
		);
	}
}

/** A number that changes whenever another connection has written. */
function versionOf(database: DatabaseSync): number {
	return Number(database.prepare('PRAGMA data_version').get()?.data_version);
}

function digestTables(database: DatabaseSync): readonly TableDigest[] {
	database.exec('BEGIN');
	try {
		const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
		return names.map(({ name }) => digestTable(database, String(name)));
	} finally {
		database.exec('COMMIT');
	}
}

function digestTable(database: DatabaseSync, name: string): TableDigest {
	const columns = database
		.prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
		.all(name);
	const order = columns.map((column) => `"${String(column.name)}"`).join(', ');
	const hash = createHash('sha256');
	let rows = 0;
	for (const row of database.prepare(`SELECT * FROM "${name}" ORDER BY ${order}`).iterate()) {
		rows += 1;
		for (const value of Object.values(row)) add(hash, value);
	}
	return { name, rows, digest: hash.digest('hex') };
}

/** With type and length, so that no two rows read the same. */
function add(hash: Hash, value: SQLOutputValue): void {
	const bytes = value instanceof Uint8Array ? value : Buffer.from(String(value));
	hash.update(`${value === null ? 'null' : typeof value} ${bytes.byteLength} `).update(bytes);
}
