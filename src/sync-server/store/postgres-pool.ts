import pg from 'pg';

export type Pool = pg.Pool;
export type Client = pg.PoolClient;

/** PostgreSQL's number of its type `bigint`, which the driver hands out as text unless told otherwise. */
const bigintType = 20;

/** Times and sequences stay far below 2^53. */
const types: pg.CustomTypesConfig = {
	getTypeParser: (id: number, format?: 'text' | 'binary') =>
		id === bigintType ? Number : pg.types.getTypeParser(id, format as 'text')
};

/** Locks of ours in a database that others may use too: arbitrary numbers, the same in every version. */
export const locks = { migration: 7_205_759_403, prune: 7_205_759_404 } as const;

/** A commit is on disk when it is told, also where the database was set up to promise less. */
const begin =
	"BEGIN; SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'";

/**
 * Connections to a database; none is opened yet.
 *
 * @param url "postgres://user:password@host:5432/database"
 * @throws Error in plain words, without the address (it holds the password), when it is none
 */
export function makePool(url: string): Pool {
	if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
		throw new Error(
			'DATABASE_URL is no address of a PostgreSQL database. Write it like this: postgres://user:password@host:5432/longroad'
		);
	}
	const pool = new pg.Pool({
		connectionString: url,
		types,
		max: 10,
		connectionTimeoutMillis: 5_000,
		statement_timeout: 60_000,
		query_timeout: 65_000,
		keepAlive: true,
		application_name: 'longroad'
	});
	pool.on('error', ignoreLostConnection);
	return pool;
}

/** Runs some statements, all or none. Rejects with the database's error; nothing is then written. */
export async function transact<Result>(
	pool: Pool,
	run: (client: Client) => Promise<Result>
): Promise<Result> {
	const client = await pool.connect();
	client.on('error', ignoreLostConnection);
	let isUsable = true;
	try {
		await client.query(begin);
		const result = await run(client);
		await client.query('COMMIT');
		return result;
	} catch (error) {
		isUsable = await client.query('ROLLBACK').then(
			() => true,
			() => false
		);
		throw error;
	} finally {
		client.off('error', ignoreLostConnection);
		client.release(!isUsable);
	}
}

/** Whoever waits for an answer on the connection hears of it; an error that nobody hears ends the process. */
function ignoreLostConnection(): void {}
