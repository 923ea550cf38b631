import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** A database with statements that are compiled once, and transactions that are all or none. */
export class SqliteStatements {
	readonly database: DatabaseSync;
	readonly #statements = new Map<string, StatementSync>();

	constructor(database: DatabaseSync) {
		this.database = database;
	}

	/** Runs a statement that gives no rows. Returns how many rows it changed. */
	run(sql: string, ...values: SQLInputValue[]): number {
		return Number(this.#statement(sql).run(...values).changes);
	}

	/** The first row. `Row` names the columns as the statement does: the tables are strict. */
	first<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
		return this.#statement(sql).get(...values) as Row | undefined;
	}

	all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
		return this.#statement(sql).all(...values) as Row[];
	}

	/** Does all of it or nothing. `write` waits for its turn at once, so that it does not fail half-way for one. */
	transact<T>(kind: 'read' | 'write', work: () => T): T {
		this.database.exec(kind === 'write' ? 'BEGIN IMMEDIATE' : 'BEGIN');
		try {
			const result = work();
			this.database.exec('COMMIT');
			return result;
		} catch (error) {
			// A full disk has rolled it back already.
			if (this.database.isTransaction) this.database.exec('ROLLBACK');
			throw error;
		}
	}

	/**
	 * Deletes so that the bytes are gone from the file and the log beside it too, as far as other readers let it. Two
	 * extra writes for each page: for what somebody wants deleted, not for what is tidied up.
	 */
	erase(work: () => void): void {
		this.database.exec('PRAGMA secure_delete = ON');
		try {
			this.transact('write', work);
		} finally {
			this.database.exec('PRAGMA secure_delete = FAST');
		}
		this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
	}

	#statement(sql: string): StatementSync {
		const known = this.#statements.get(sql);
		if (known) return known;
		const statement = this.database.prepare(sql);
		this.#statements.set(sql, statement);
		return statement;
	}
}
