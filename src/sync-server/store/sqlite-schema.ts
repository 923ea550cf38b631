import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Name of the one file in the folder of the server's data (and "-wal" and "-shm" beside it while it is open). */
export const sqliteFile = 'longroad.sqlite';

/** Marks the file as ours: "LGRD" in ASCII. */
const applicationId = 0x4c475244;

/** How long one process waits for another that writes, in milliseconds. */
const patienceMs = 20_000;

/** One step each from one version of the schema to the next. Published steps never change. */
const migrations: readonly string[] = [
	`CREATE TABLE documents (
		number INTEGER PRIMARY KEY,
		name TEXT NOT NULL UNIQUE,
		sequence INTEGER NOT NULL
	) STRICT;
	CREATE TABLE entries (
		document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
		sequence INTEGER NOT NULL,
		at INTEGER NOT NULL,
		participantId TEXT NOT NULL,
		deviceId TEXT NOT NULL,
		bytes BLOB NOT NULL,
		PRIMARY KEY (document, sequence)
	) STRICT, WITHOUT ROWID;
	CREATE TABLE states (
		document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
		upTo INTEGER NOT NULL,
		at INTEGER NOT NULL,
		bytes BLOB NOT NULL,
		PRIMARY KEY (document, upTo)
	) STRICT;
	CREATE TABLE clients (
		document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
		client INTEGER NOT NULL,
		participantId TEXT NOT NULL,
		PRIMARY KEY (document, client)
	) STRICT, WITHOUT ROWID;
	CREATE TABLE roadmaps (
		id TEXT PRIMARY KEY,
		createdAt INTEGER NOT NULL,
		recoveryHash TEXT NOT NULL,
		recoversId TEXT NOT NULL
	) STRICT, WITHOUT ROWID;
	CREATE TABLE participants (
		id TEXT PRIMARY KEY,
		roadmapId TEXT NOT NULL REFERENCES roadmaps ON DELETE CASCADE,
		name TEXT NOT NULL,
		role TEXT NOT NULL,
		createdAt INTEGER NOT NULL,
		expiresAt INTEGER,
		revokedAt INTEGER
	) STRICT, WITHOUT ROWID;
	CREATE INDEX participantsOfRoadmap ON participants (roadmapId);
	CREATE TABLE devices (
		id TEXT PRIMARY KEY,
		participantId TEXT NOT NULL REFERENCES participants ON DELETE CASCADE,
		name TEXT NOT NULL,
		keyHash TEXT NOT NULL,
		createdAt INTEGER NOT NULL,
		seenAt INTEGER
	) STRICT, WITHOUT ROWID;
	CREATE INDEX devicesOfParticipant ON devices (participantId);
	CREATE TABLE invites (
		tokenHash TEXT PRIMARY KEY,
		participantId TEXT NOT NULL REFERENCES participants ON DELETE CASCADE,
		kind TEXT NOT NULL,
		createdAt INTEGER NOT NULL,
		expiresAt INTEGER,
		usedAt INTEGER
	) STRICT, WITHOUT ROWID;
	CREATE INDEX invitesOfParticipant ON invites (participantId);`
];

/**
 * Opens the database in a folder, which is made where it is missing, and brings its schema up to date. What is
 * committed is on disk. Throws an error that says in plain words which folder and what to do.
 */
export function openDatabase(folder: string): DatabaseSync {
	const file = join(folder, sqliteFile);
	let database: DatabaseSync | undefined;
	try {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		// For this account alone; the files beside it get the same rights.
		if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
		database = new DatabaseSync(file, { timeout: patienceMs });
		prepare(database);
		return database;
	} catch (error) {
		database?.close();
		throw explain(error, folder);
	}
}

function prepare(database: DatabaseSync): void {
	// Before anything is written: it may be somebody else's file.
	const isCurrent = readVersion(database) === migrations.length;
	// Takes effect only in a file that has nothing in it yet; space that is freed goes back to the disk.
	database.exec('PRAGMA auto_vacuum = INCREMENTAL');
	database.exec('PRAGMA journal_mode = WAL');
	database.exec('PRAGMA synchronous = FULL');
	database.exec(`PRAGMA journal_size_limit = ${16 * 1024 * 1024}`);
	database.exec('PRAGMA cache_size = -8000');
	// Names and words that are replaced do not linger where they cost nothing to wipe.
	database.exec('PRAGMA secure_delete = FAST');
	if (isCurrent) return;
	database.exec('BEGIN IMMEDIATE');
	// Another process may have been faster.
	for (const step of migrations.slice(readVersion(database))) database.exec(step);
	database.exec(`PRAGMA application_id = ${applicationId}`);
	database.exec(`PRAGMA user_version = ${migrations.length}`);
	database.exec('COMMIT');
}

/** Version of the schema, 0 for a new file. Throws for a file that is not ours, or that a newer Longroad wrote. */
function readVersion(database: DatabaseSync): number {
	const version = readNumber(database, 'user_version');
	const owner = readNumber(database, 'application_id');
	const tables = Number(database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.count);
	if (owner !== applicationId && (owner !== 0 || version !== 0 || tables !== 0)) throw new ForeignFileError();
	if (version > migrations.length) throw new NewerSchemaError(version);
	return version;
}

function readNumber(database: DatabaseSync, pragma: string): number {
	return Number(database.prepare(`PRAGMA ${pragma}`).get()?.[pragma]);
}

class ForeignFileError extends Error {}

class NewerSchemaError extends Error {
	constructor(version: number) {
		super(String(version));
	}
}

function explain(error: unknown, folder: string): Error {
	const where = `The server's data in "${folder}"`;
	if (error instanceof NewerSchemaError) {
		const versions = `version ${error.message} of the data, this one knows ${migrations.length}`;
		return new Error(
			`${where} was written by a newer Longroad (${versions}). Start that one, or give another folder with DATA_DIR. Nothing was changed.`
		);
	}
	if (error instanceof ForeignFileError || isSqlite(error, notADatabase)) {
		return new Error(
			`${where}: ${sqliteFile} is no database of Longroad. Put back a backup of it, or give another folder with DATA_DIR. Nothing was changed.`
		);
	}
	const cause = error instanceof Error ? error.message : String(error);
	return new Error(
		`${where} cannot be opened: ${cause}. Check the folder's rights and the free space, or give another with DATA_DIR.`,
		{ cause: error }
	);
}

/** SQLite's number for a file that is something else. */
const notADatabase = 26;

function isSqlite(error: unknown, errcode: number): boolean {
	return error instanceof Error && 'errcode' in error && error.errcode === errcode;
}
