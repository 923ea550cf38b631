import { locks, transact, type Pool } from './postgres-pool.ts';

/**
 * Steps from an empty database to today's, in order; the version is how many were taken. A step that was released is
 * never changed. Names compare by their bytes, so that a new collation of the system cannot spoil an index.
 */
const steps = [
	`
	CREATE TABLE longroad.documents (
		name text COLLATE "C" PRIMARY KEY,
		sequence bigint NOT NULL
	);
	CREATE TABLE longroad.log (
		document text COLLATE "C" NOT NULL,
		sequence bigint NOT NULL,
		participant_id text NOT NULL,
		device_id text NOT NULL,
		at bigint NOT NULL,
		bytes bytea NOT NULL,
		PRIMARY KEY (document, sequence)
	);
	CREATE TABLE longroad.states (
		document text COLLATE "C" NOT NULL,
		up_to bigint NOT NULL,
		at bigint NOT NULL,
		bytes bytea NOT NULL,
		PRIMARY KEY (document, up_to)
	);
	CREATE TABLE longroad.clients (
		document text COLLATE "C" NOT NULL,
		client bigint NOT NULL,
		participant_id text NOT NULL,
		PRIMARY KEY (document, client)
	);
	CREATE TABLE longroad.roadmaps (
		id text COLLATE "C" PRIMARY KEY,
		created_at bigint NOT NULL,
		recovery_hash text NOT NULL,
		recovers_id text NOT NULL
	);
	CREATE TABLE longroad.participants (
		id text COLLATE "C" PRIMARY KEY,
		roadmap_id text COLLATE "C" NOT NULL REFERENCES longroad.roadmaps ON DELETE CASCADE,
		name text NOT NULL,
		role text NOT NULL,
		created_at bigint NOT NULL,
		expires_at bigint,
		revoked_at bigint
	);
	CREATE INDEX participants_by_roadmap ON longroad.participants (roadmap_id);
	CREATE TABLE longroad.devices (
		id text COLLATE "C" PRIMARY KEY,
		participant_id text COLLATE "C" NOT NULL REFERENCES longroad.participants ON DELETE CASCADE,
		name text NOT NULL,
		key_hash text NOT NULL,
		created_at bigint NOT NULL,
		seen_at bigint
	);
	CREATE INDEX devices_by_participant ON longroad.devices (participant_id);
	CREATE TABLE longroad.invites (
		token_hash text COLLATE "C" PRIMARY KEY,
		participant_id text COLLATE "C" NOT NULL REFERENCES longroad.participants ON DELETE CASCADE,
		kind text NOT NULL,
		created_at bigint NOT NULL,
		expires_at bigint,
		used_at bigint
	);
	CREATE INDEX invites_by_participant ON longroad.invites (participant_id);
	`
] as const;

/** Our tables, each with what its rows are ordered by: for comparing two databases. */
export const postgresTables = {
	documents: 'name',
	log: 'document, sequence',
	states: 'document, up_to',
	clients: 'document, client',
	roadmaps: 'id',
	participants: 'id',
	devices: 'id',
	invites: 'token_hash'
} as const;

/**
 * Brings a database to today's tables; instances that start together wait for the first. Rejects with the database's
 * own error, or in plain words when a newer version wrote the tables.
 */
export async function migrate(pool: Pool): Promise<void> {
	await transact(pool, async (client) => {
		await client.query('SELECT pg_advisory_xact_lock($1)', [locks.migration]);
		await client.query('CREATE SCHEMA IF NOT EXISTS longroad');
		await client.query('CREATE TABLE IF NOT EXISTS longroad.version (steps integer NOT NULL)');
		const { rows } = await client.query<{ steps: number }>('SELECT steps FROM longroad.version');
		const taken = rows[0]?.steps ?? 0;
		if (taken > steps.length) {
			throw new Error(
				`The database was written by a newer version of Longroad (tables of step ${taken}, this one knows ${steps.length}). Start that version again, or restore the backup from before the upgrade.`
			);
		}
		for (const step of steps.slice(taken)) await client.query(step);
		await client.query('DELETE FROM longroad.version');
		await client.query('INSERT INTO longroad.version VALUES ($1)', [steps.length]);
	});
}
