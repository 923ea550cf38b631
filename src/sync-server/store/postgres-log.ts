import type { LogEntry, LogStore, StoredDocumentBytes } from './log-store.ts';
import { locks, transact, type Client, type Pool } from './postgres-pool.ts';
import { Refusal } from '$lib/protocol/refusal';

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

/** A state and what follows it; `$2` is the newest time that the state may have, `$3` the last number. */
const read = `
	WITH base AS (
		SELECT up_to, bytes FROM longroad.states
			WHERE document = $1 AND ($2::bigint IS NULL OR at <= $2) ORDER BY up_to DESC LIMIT 1
	)
	SELECT up_to AS sequence, bytes, true AS is_state FROM base
	UNION ALL
	SELECT sequence, bytes, false FROM longroad.log
		WHERE document = $1 AND sequence > COALESCE((SELECT up_to FROM base), 0)
			AND ($3::bigint IS NULL OR sequence <= $3)
	ORDER BY is_state DESC, sequence`;

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
	return {
		append: (entries) => transact(pool, (client) => appendEntries(client, entries)),
		async load(document, after) {
			if (after === undefined) return toBytes(await readRows(pool, document, null, null));
			const { rows } = await pool.query<{ sequence: number; bytes: Buffer }>(
				'SELECT sequence, bytes FROM longroad.log WHERE document = $1 AND sequence > $2 ORDER BY sequence',
				[document, after]
			);
			const first = rows[0]?.sequence;
			const isWhole =
				first === after + 1 || (first === undefined && (await lastSequence(pool, document)) <= after);
			// What follows was dropped already: only the whole document has it.
			if (!isWhole) return toBytes(await readRows(pool, document, null, null));
			return {
				state: null,
				updates: rows.map((row) => row.bytes),
				sequence: rows.at(-1)?.sequence ?? (await lastSequence(pool, document))
			};
		},
		lastSequence: (document) => lastSequence(pool, document),
		async clientsOf(document) {
			const { rows } = await pool.query<{ client: number; participant_id: string }>(
				'SELECT client, participant_id FROM longroad.clients WHERE document = $1',
				[document]
			);
			return new Map(rows.map((row) => [row.client, row.participant_id]));
		},
		async compact(document, state, upTo, at) {
			await pool.query(
				`INSERT INTO longroad.states (document, up_to, at, bytes) VALUES ($1, $2, $3, $4)
					ON CONFLICT (document, up_to) DO NOTHING`,
				[document, upTo, at, state]
			);
		},
		async loadAt(document, at) {
			const { rows } = await pool.query<{ last: number | null }>(
				'SELECT max(sequence) AS last FROM longroad.log WHERE document = $1 AND at <= $2',
				[document, at]
			);
			const found = await readRows(pool, document, at, rows[0]?.last ?? 0);
			const first = found[0];
			// Without a state the log must go back to the first entry.
			return first && (first.is_state || first.sequence === 1) ? toBytes(found) : null;
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

async function readRows(
	pool: Pool,
	document: string,
	newestState: number | null,
	last: number | null
): Promise<readonly Row[]> {
	const { rows } = await pool.query<Row>(read, [document, newestState, last]);
	return rows;
}

function toBytes(rows: readonly Row[]): StoredDocumentBytes {
	return {
		state: rows[0]?.is_state ? rows[0].bytes : null,
		updates: rows.filter((row) => !row.is_state).map((row) => row.bytes),
		sequence: rows.at(-1)?.sequence ?? 0
	};
}

async function lastSequence(pool: Pool, document: string): Promise<number> {
	const { rows } = await pool.query<{ sequence: number }>(
		'SELECT sequence FROM longroad.documents WHERE name = $1',
		[document]
	);
	return rows[0]?.sequence ?? 0;
}
