import pg from 'pg';
import { makePostgresAccess } from './postgres-access.ts';
import { makePostgresLog } from './postgres-log.ts';
import { makePool, type Pool } from './postgres-pool.ts';
import { migrate } from './postgres-schema.ts';
import type { Store } from './store.ts';

/**
 * A store in a PostgreSQL database, in a schema "longroad" of its own; several instances may share it. Rejects when
 * the database cannot be reached or was written by a newer version.
 *
 * @param url "postgres://user:password@host:5432/database"
 */
export async function openPostgresStore(url: string): Promise<Store> {
	const pool = makePool(url);
	try {
		await reach(pool);
		await migrate(pool);
	} catch (error) {
		await pool.end();
		throw error;
	}
	return {
		...makePostgresLog(pool),
		...makePostgresAccess(pool),
		async close() {
			if (!pool.ending) await pool.end();
		}
	};
}

/** Rejects in plain words, without the address, when the database does not answer. */
async function reach(pool: Pool): Promise<void> {
	try {
		await pool.query('SELECT 1');
	} catch (error) {
		const why =
			error instanceof pg.DatabaseError
				? `answers: ${error.message}. Correct the address in DATABASE_URL, or the rights of its account.`
				: 'cannot be reached at the address in DATABASE_URL. Start it, or correct the address.';
		throw new Error(`PostgreSQL ${why}`, { cause: error });
	}
}
