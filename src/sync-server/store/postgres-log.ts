import pg from 'pg';
import { Refusal } from '$lib/protocol/refusal';
import { GroupCommit } from './group-commit.ts';
import type { LogEntry, LogStore, StoredDocumentBytes } from './log-store.ts';
import { locks, transact, type Client, type Pool } from './postgres-pool.ts';

/** One statement numbers and writes entries; documents in the order of their names, so that writers cannot block one another for ever. */
const append = `
	WITH entry AS (
		SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bytea[])
			WITH ORDINALITY AS e (document, participant_id, device_id, at, bytes, place)
	), counted AS (
		SELECT document, count(*) AS entries FROM entry GROUP BY document
	), numbered AS (
		INSERT INTO longroad.documents AS d (name, sequence)
			SELECT document, entries FROM counted ORDER BY document COLLATE "C"
			ON CONFLICT (name) DO UPDATE SET sequence = d.sequence + EXCLUDED.sequence
			RETURNING name, sequence
	), placed AS (
		SELECT entry.*, numbered.sequence - counted.entries
				+ row_number() OVER (PARTITION BY entry.document ORDER BY entry.place) AS sequence
			FROM entry JOIN counted USING (document) JOIN numbered ON numbered.name = entry.document
	), written AS (
		INSERT INTO longroad.log (document, sequence, participant_id, device_id, at, bytes)
			SELECT document, sequence, participant_id, device_id, at, bytes FROM placed
	)
	SELECT sequence FROM placed ORDER BY place`;

const bind = `
	INSERT INTO longroad.clients (document, client, participant_id)
		SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[]) ON CONFLICT DO NOTHING`;

const findForeign = `
	SELECT 1 FROM unnest($1::text[], $2::bigint[], $3::text[]) AS n (document, client, participant_id)
		JOIN longroad.clients AS c USING (document, client) WHERE c.participant_id <> n.participant_id LIMIT 1`;

/** The number of the last entry, now and at the time `$2`; then by its last state, where its entries are gone. */
const lastNow = 'SELECT sequence FROM longroad.documents WHERE name = $1';
const lastAt = `
	SELECT COALESCE(
		(SELECT max(sequence) FROM longroad.log WHERE document = $1 AND at <= $2),
		(SELECT max(up_to) FROM longroad.states WHERE document = $1 AND at <= $2)
	) AS sequence`;

/** The newest state up to a last number, and the entries from there: one statement, so that nothing changes meanwhile. */
function readUpTo(last: string): string {
	return `
		WITH last AS (${last}), base AS (
			SELECT up_to, bytes FROM longroad.states
				WHERE document = $1 AND up_to <= (SELECT sequence FROM last) ORDER BY up_to DESC LIMIT 1
		)
		SELECT up_to AS sequence, bytes, true AS is_state FROM base
		UNION ALL
		SELECT sequence, bytes, false FROM longroad.log
			WHERE document = $1 AND sequence > COALESCE((SELECT up_to FROM base), 0)
				AND sequence <= (SELECT sequence FROM last)
		ORDER BY is_state DESC, sequence`;
}

/** States that are kept for restoring lie about this far apart: the log between them is kept too. */
const statesApartMs = 3 * 24 * 60 * 60 * 1000;

/** For each document the newest state that no restore from `$1` on needs an older one than. */
const kept = `
	(SELECT DISTINCT ON (document) document, up_to FROM longroad.states WHERE at <= $1
		ORDER BY document, up_to DESC) AS kept`;

interface Row {
	readonly sequence: number;
	readonly bytes: Buffer;
	readonly is_state: boolean;
}

/** Documents in PostgreSQL. Writers are ordered by the row of the document in `documents`. */
export function makePostgresLog(pool: Pool): LogStore {
	const commits = new GroupCommit(
		(entries) => transact(pool, (client) => appendEntries(client, entries)),
		isOwnFault
	);
	return {
		async append(entries) {
			try {
				return await commits.append(entries);
			} catch (error) {
				// The database works: the others' entries pass.
				throw isUnfit(error) ? new Refusal('damaged') : error;
			}
		},
		async load(document, after = 0) {
			return (after > 0 ? await loadAfter(pool, document, after) : null) ?? loadNow(pool, document);
		},
		lastSequence: (document) => lastSequence(pool, document),
		async clientsOf(document) {
			const { rows } = await pool.query<{ client: number; participant_id: string }>(
				'SELECT client, participant_id FROM longroad.clients WHERE document = $1',
				[document]
			);
			return new Map(rows.map((row) => [row.client, row.participant_id]));
		},
		compact: (document, state, upTo, at) =>
			transact(pool, (client) => addState(client, document, state, upTo, at)),
		async loadAt(document, at) {
			const { rows } = await pool.query<Row>(readUpTo(lastAt), [document, at]);
			const first = rows[0];
			// Without a state the log must go back to the first entry.
			return first && (first.is_state || first.sequence === 1) ? toBytes(rows) : null;
		},
		async prune(before) {
			await transact(pool, async (client) => {
				const { rows } = await client.query<{ mine: boolean }>(
					'SELECT pg_try_advisory_xact_lock($1) AS mine',
					[locks.prune]
				);
				if (!rows[0]?.mine) return;
				await client.query(
					`DELETE FROM longroad.log AS l USING ${kept} WHERE l.document = kept.document AND l.sequence <= kept.up_to`,
					[before]
				);
				await client.query(
					`DELETE FROM longroad.states AS s USING ${kept} WHERE s.document = kept.document AND s.up_to < kept.up_to`,
					[before]
				);
			});
		},
		async deleteDocuments(documents) {
			await transact(pool, async (client) => {
				// First what orders the writers, so that nobody appends meanwhile.
				await client.query('DELETE FROM longroad.documents WHERE name = ANY($1)', [documents]);
				for (const table of ['log', 'states', 'clients']) {
					await client.query(`DELETE FROM longroad.${table} WHERE document = ANY($1)`, [documents]);
				}
			});
		},
		async ping() {
			await pool.query('SELECT 1');
		}
	};
}

async function appendEntries(client: Client, entries: readonly LogEntry[]): Promise<readonly number[]> {
	const { rows } = await client.query<{ sequence: number }>(append, [
		entries.map((one) => one.document),
		entries.map((one) => one.participantId),
		entries.map((one) => one.deviceId),
		entries.map((one) => one.at),
		entries.map((one) => one.update)
	]);
	await bindClients(client, entries);
	return rows.map((row) => row.sequence);
}

/** Another instance may have bound one of the clients meanwhile: the first keeps it. */
async function bindClients(client: Client, entries: readonly LogEntry[]): Promise<void> {
	const bound = entries.flatMap(({ document, participantId, newClients }) =>
		newClients.map((id) => ({ document, id, participantId }))
	);
	if (bound.length === 0) return;
	const columns = [
		bound.map((one) => one.document),
		bound.map((one) => one.id),
		bound.map((one) => one.participantId)
	];
	await client.query(bind, columns);
	const { rowCount } = await client.query(findForeign, columns);
	if (rowCount) throw new Refusal('foreign-author');
}

/** Whether an error is of the entries themselves: a value that no column takes, a foreign author. */
function isOwnFault(error: unknown): boolean {
	return error instanceof Refusal || isUnfit(error);
}

/** Whether no column takes a value: class 22 of the database's errors. */
function isUnfit(error: unknown): boolean {
	return error instanceof pg.DatabaseError && error.code?.startsWith('22') === true;
}

async function loadNow(pool: Pool, document: string): Promise<StoredDocumentBytes> {
	const { rows } = await pool.query<Row>(readUpTo(lastNow), [document]);
	return toBytes(rows);
}

/** Null when some of what follows was dropped already: only the whole document has it. */
async function loadAfter(pool: Pool, document: string, after: number): Promise<StoredDocumentBytes | null> {
	const { rows } = await pool.query<Row>(
		`SELECT sequence, bytes, false AS is_state FROM longroad.log
			WHERE document = $1 AND sequence > $2 ORDER BY sequence`,
		[document, after]
	);
	if (rows[0]) return rows[0].sequence === after + 1 ? toBytes(rows) : null;
	const sequence = await lastSequence(pool, document);
	return sequence <= after ? { state: null, updates: [], sequence } : null;
}

/** Writers wait for it, so that a number is never above the last one; of a document that is gone nothing is kept. */
async function addState(
	client: Client,
	document: string,
	state: Uint8Array,
	upTo: number,
	at: number
): Promise<void> {
	const { rows } = await client.query<{ sequence: number }>(`${lastNow} FOR UPDATE`, [document]);
	if (!rows[0]) return;
	if (upTo > rows[0].sequence) {
		throw new RangeError(`A state up to entry ${upTo} holds more than the log does.`);
	}
	const { rows: states } = await client.query<{ up_to: number; at: number }>(
		'SELECT up_to, at FROM longroad.states WHERE document = $1 ORDER BY up_to DESC LIMIT 2',
		[document]
	);
	const [newest, older] = states;
	if (newest && newest.up_to >= upTo) return;
	if (newest && older && at - older.at < statesApartMs) {
		await client.query('DELETE FROM longroad.states WHERE document = $1 AND up_to = $2', [
			document,
			newest.up_to
		]);
	}
	await client.query('INSERT INTO longroad.states (document, up_to, at, bytes) VALUES ($1, $2, $3, $4)', [
		document,
		upTo,
		at,
		state
	]);
}

function toBytes(rows: readonly Row[]): StoredDocumentBytes {
	return {
		state: rows[0]?.is_state ? rows[0].bytes : null,
		updates: rows.filter((row) => !row.is_state).map((row) => row.bytes),
		sequence: rows.at(-1)?.sequence ?? 0
	};
}

async function lastSequence(pool: Pool, document: string): Promise<number> {
	const { rows } = await pool.query<{ sequence: number }>(lastNow, [document]);
	return rows[0]?.sequence ?? 0;
}
