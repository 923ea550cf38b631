import type { LogEntry, StoredDocumentBytes } from './log-store.ts';
import type { SqliteStatements } from './sqlite-statements.ts';

/** Compacted states that are kept for restoring lie about this far apart: the log between them is kept too. */
const statesApartMs = 3 * 24 * 60 * 60 * 1000;

/** Pages of the file given back to the disk at a time. */
const freedPages = 500;

interface DocumentRow {
	readonly number: number;
	readonly sequence: number;
}

interface StateRow {
	readonly upTo: number;
	readonly at: number;
	readonly bytes: Uint8Array;
}

/** What the log in SQLite does, one step after the other, in the thread that has the database. */
export class SqliteLog {
	readonly #sql: SqliteStatements;

	constructor(statements: SqliteStatements) {
		this.#sql = statements;
	}

	/** Writes entries down, all or none. 'foreign-author' when a client id belongs to somebody else already. */
	append(entries: readonly LogEntry[]): number[] | 'foreign-author' {
		try {
			return this.#sql.transact('write', () => entries.map((entry) => this.#appendOne(entry)));
		} catch (error) {
			if (error instanceof ForeignAuthorError) return 'foreign-author';
			throw error;
		}
	}

	load(name: string, after: number): StoredDocumentBytes {
		return this.#sql.transact('read', () => {
			const document = this.#find(name);
			if (!document) return { state: null, updates: [], sequence: 0 };
			const state =
				after < this.#oldestEntry(document) - 1 || after === 0 ? this.#state(document) : undefined;
			const updates = this.#updates(document, state?.upTo ?? after, document.sequence);
			return { state: state?.bytes ?? null, updates, sequence: document.sequence };
		});
	}

	lastSequence(name: string): number {
		return this.#find(name)?.sequence ?? 0;
	}

	clientsOf(name: string): Map<number, string> {
		const rows = this.#sql.all<{ client: number; participantId: string }>(
			`SELECT client, clients.participantId FROM clients JOIN documents ON number = document WHERE name = ?`,
			name
		);
		return new Map(rows.map(({ client, participantId }) => [client, participantId]));
	}

	/** False when the number is above the last one. A document that is gone stays gone. */
	compact(name: string, bytes: Uint8Array, upTo: number, at: number): boolean {
		return this.#sql.transact('write', () => {
			const document = this.#find(name);
			if (!document) return true;
			if (upTo > document.sequence) return false;
			const [newest, older] = this.#sql.all<Omit<StateRow, 'bytes'>>(
				'SELECT upTo, at FROM states WHERE document = ? ORDER BY upTo DESC LIMIT 2',
				document.number
			);
			if (newest && newest.upTo >= upTo) return true;
			if (newest && older && at - older.at < statesApartMs) {
				this.#sql.run('DELETE FROM states WHERE document = ? AND upTo = ?', document.number, newest.upTo);
			}
			this.#sql.run('INSERT INTO states VALUES (?, ?, ?, ?)', document.number, upTo, at, bytes);
			return true;
		});
	}

	loadAt(name: string, at: number): StoredDocumentBytes | null {
		return this.#sql.transact('read', () => {
			const document = this.#find(name);
			const sequence = document && this.#sequenceAt(document, at);
			if (!sequence) return null;
			const state = this.#state(document, sequence);
			if (!state && this.#oldestEntry(document) > 1) return null;
			const updates = this.#updates(document, state?.upTo ?? 0, sequence);
			return { state: state?.bytes ?? null, updates, sequence };
		});
	}

	documentNames(): string[] {
		return this.#sql.all<{ name: string }>('SELECT name FROM documents').map(({ name }) => name);
	}

	/** Drops of one document what no restore from a time on needs. */
	pruneDocument(name: string, before: number): void {
		this.#sql.transact('write', () => {
			const document = this.#find(name);
			const base = document && this.#lastStateAt(document, before);
			if (!base) return;
			this.#sql.run('DELETE FROM states WHERE document = ? AND upTo < ?', document.number, base.upTo);
			this.#sql.run('DELETE FROM entries WHERE document = ? AND sequence <= ?', document.number, base.upTo);
		});
	}

	deleteDocuments(names: readonly string[]): void {
		this.#sql.erase(() => {
			for (const name of names) this.#sql.run('DELETE FROM documents WHERE name = ?', name);
		});
	}

	/** Gives some of the unused space back to the disk. Returns whether there is more. */
	giveSpaceBack(): boolean {
		this.#sql.database.exec(`PRAGMA incremental_vacuum(${freedPages})`);
		const row = this.#sql.first<{ freelist_count: number }>('PRAGMA freelist_count');
		return row !== undefined && row.freelist_count > 0;
	}

	/** Reads, and takes the lock for writing, without writing. */
	ping(): void {
		this.#sql.transact('write', () => this.#sql.first('SELECT number FROM documents LIMIT 1'));
	}

	#appendOne({ document: name, participantId, deviceId, at, update, newClients }: LogEntry): number {
		const document = this.#sql.first<DocumentRow>(
			`INSERT INTO documents (name, sequence) VALUES (?, 1)
				ON CONFLICT (name) DO UPDATE SET sequence = sequence + 1 RETURNING number, sequence`,
			name
		);
		if (!document) throw new Error('The database gave no number to an entry.');
		const { number, sequence } = document;
		this.#sql.run(
			'INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)',
			number,
			sequence,
			at,
			participantId,
			deviceId,
			update
		);
		for (const client of newClients) this.#bind(number, client, participantId);
		return sequence;
	}

	#bind(document: number, client: number, participantId: string): void {
		this.#sql.run('INSERT OR IGNORE INTO clients VALUES (?, ?, ?)', document, client, participantId);
		const bound = this.#sql.first<{ participantId: string }>(
			'SELECT participantId FROM clients WHERE document = ? AND client = ?',
			document,
			client
		);
		if (bound?.participantId !== participantId) throw new ForeignAuthorError();
	}

	#find(name: string): DocumentRow | undefined {
		return this.#sql.first<DocumentRow>('SELECT number, sequence FROM documents WHERE name = ?', name);
	}

	/** The newest state that holds nothing after a number. */
	#state({ number, sequence }: DocumentRow, upTo = sequence): StateRow | undefined {
		return this.#sql.first<StateRow>(
			'SELECT upTo, at, bytes FROM states WHERE document = ? AND upTo <= ? ORDER BY upTo DESC LIMIT 1',
			number,
			upTo
		);
	}

	#lastStateAt({ number }: DocumentRow, at: number): { readonly upTo: number } | undefined {
		return this.#sql.first<{ upTo: number }>(
			'SELECT upTo FROM states WHERE document = ? AND at <= ? ORDER BY upTo DESC LIMIT 1',
			number,
			at
		);
	}

	/** Number of the oldest entry that is kept; one above the last when there is none. */
	#oldestEntry({ number, sequence }: DocumentRow): number {
		const row = this.#sql.first<{ oldest: number | null }>(
			'SELECT min(sequence) AS oldest FROM entries WHERE document = ?',
			number
		);
		return row?.oldest ?? sequence + 1;
	}

	#updates({ number }: DocumentRow, after: number, upTo: number): Uint8Array[] {
		const rows = this.#sql.all<{ bytes: Uint8Array }>(
			'SELECT bytes FROM entries WHERE document = ? AND sequence > ? AND sequence <= ? ORDER BY sequence',
			number,
			after,
			upTo
		);
		return rows.map(({ bytes }) => bytes);
	}

	/** Number of the last entry at a time; that of the last state then, where its entries are gone. */
	#sequenceAt(document: DocumentRow, at: number): number | undefined {
		const entry = this.#sql.first<{ sequence: number }>(
			'SELECT sequence FROM entries WHERE document = ? AND at <= ? ORDER BY sequence DESC LIMIT 1',
			document.number,
			at
		);
		return entry?.sequence ?? this.#lastStateAt(document, at)?.upTo;
	}
}

class ForeignAuthorError extends Error {}
