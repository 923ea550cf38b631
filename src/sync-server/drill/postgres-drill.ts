import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import pg from 'pg';
import { postgresTables } from '../store/postgres-schema.ts';
import { openPostgresStore } from '../store/postgres-store.ts';
import { compareTables, type DrillReport, type TableDigest } from './drill-report.ts';
import { readDocuments } from './read-documents.ts';

/**
 * Backs a database up with pg_dump, restores it into a new one beside it with pg_restore, and compares every row.
 * Servers may go on writing: what is compared is what stood there when the backup began. Needs the right to make
 * databases; the new one is removed again. Rejects in plain words.
 *
 * @param file where the backup goes
 */
export async function drillPostgres(url: string, file: string): Promise<Omit<DrillReport, 'file'>> {
	const source = new pg.Client({ connectionString: url });
	await source.connect();
	const scratch = `longroad_drill_${randomBytes(4).toString('hex')}`;
	try {
		const backupStart = performance.now();
		await source.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
		const { rows } = await source.query<{ snapshot: string }>('SELECT pg_export_snapshot() AS snapshot');
		await runTool('pg_dump', url, [
			'--format=custom',
			'--schema=longroad',
			'--no-owner',
			'--no-privileges',
			`--snapshot=${rows[0]?.snapshot}`,
			`--file=${file}`
		]);
		const backupMs = performance.now() - backupStart;
		const tables = await digestTables(source);
		await source.query('COMMIT');
		await source.query(`CREATE DATABASE ${scratch}`);
		const restoreStart = performance.now();
		const beside = withDatabase(url, scratch);
		await runTool('pg_restore', beside, ['--exit-on-error', '--no-owner', '--no-privileges', file]);
		const names = await compareAndList(beside, tables);
		await readDocuments(await openPostgresStore(beside), names);
		const restoreMs = performance.now() - restoreStart;
		return { tables, documents: names.length, bytes: (await stat(file)).size, backupMs, restoreMs };
	} finally {
		await removeDatabase(source, scratch);
	}
}

/** Whatever went wrong before is what is to be told. */
async function removeDatabase(source: pg.Client, name: string): Promise<void> {
	for (const statement of ['ROLLBACK', `DROP DATABASE IF EXISTS ${name}`]) {
		await source.query(statement).catch(() => undefined);
	}
	await source.end();
}

async function compareAndList(url: string, tables: readonly TableDigest[]): Promise<readonly string[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		compareTables(tables, await digestTables(client));
		const { rows } = await client.query<{ name: string }>('SELECT name FROM longroad.documents');
		return rows.map(({ name }) => name);
	} finally {
		await client.end();
	}
}

async function digestTables(client: pg.Client): Promise<readonly TableDigest[]> {
	const tables: TableDigest[] = [];
	for (const [name, order] of Object.entries(postgresTables)) {
		const { rows } = await client.query<{ rows: string; digest: string | null }>(
			`SELECT count(*) AS rows, md5(string_agg(md5(t::text), '' ORDER BY ${order})) AS digest FROM longroad.${name} AS t`
		);
		tables.push({ name, rows: Number(rows[0]?.rows), digest: rows[0]?.digest ?? '' });
	}
	return tables;
}

function withDatabase(url: string, database: string): string {
	const parsed = new URL(url);
	parsed.pathname = `/${database}`;
	return parsed.href;
}

/** The password goes through the environment: everybody on a machine can read the arguments of its programs. */
async function runTool(tool: string, url: string, args: readonly string[]): Promise<void> {
	const address = new URL(url);
	const password = decodeURIComponent(address.password);
	address.password = '';
	const env = password ? { ...process.env, PGPASSWORD: password } : process.env;
	const child = spawn(tool, [...args, `--dbname=${address.href}`], {
		env,
		stdio: ['ignore', 'ignore', 'pipe']
	});
	let printed = '';
	child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
	const code = await new Promise<number | null>((resolve, reject) => {
		child.on('error', () =>
			reject(
				new Error(`${tool} cannot be started. Install PostgreSQL's programs (Debian: postgresql-client).`)
			)
		);
		child.on('close', resolve);
	});
	// The lines that follow an error may quote what stands in a row.
	const errors = printed.split('\n').filter((line) => line.includes('error:'));
	if (code !== 0) throw new Error(errors.join('\n') || `${tool} ended with ${code}.`);
}
