import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import pg from 'pg';
import { openPostgresStore } from '$server/store/postgres-store';
import type { Store } from '$server/store/store';
import { type Filled, fillStore } from '../../support/filled-store';
import { startPostgres, type TestPostgres } from '../../support/postgres';
import { entryOf } from '../../support/server-store';

vi.setConfig({ testTimeout: 60_000 });

const script = fileURLToPath(new URL('../../../src/sync-server/drill.ts', import.meta.url));

let postgres: TestPostgres;
let url: string;
let store: Store;
let filled: Filled;

beforeAll(async () => {
	postgres = await startPostgres();
	url = await postgres.makeDatabase('longroad');
	store = await openPostgresStore(url);
	filled = await fillStore(store);
}, 60_000);

afterAll(async () => {
	await store.close();
	await postgres.close();
});

async function runDrill(path: string, ...args: readonly string[]) {
	const env = { ...process.env, DATABASE_URL: url, PATH: path };
	const child = spawn(process.execPath, [script, ...args], { env });
	let printed = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
	}
	const [code] = await once(child, 'close');
	return { code, printed };
}

function withTools(): string {
	return `${postgres.programs}${delimiter}${process.env.PATH}`;
}

async function databases(): Promise<readonly string[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database ORDER BY 1');
	await client.end();
	return rows.map(({ datname }) => datname);
}

test('[INS-11] a backup is made, restored and found equal, while servers go on writing', async () => {
	const kept = mkdtempSync(join(tmpdir(), 'longroad-kept-'));
	const before = await databases();
	let isOver = false;
	const writing = (async () => {
		for (let n = 0; !isOver; n++) {
			// An update that brings nothing.
			await store.append([entryOf(filled.name, '', { update: Uint8Array.of(0, 0) })]);
			await store.markSeen('r1 laptop', n);
		}
	})();
	const { code, printed } = await runDrill(withTools(), kept);
	isOver = true;
	await writing;
	expect(printed).toContain('2 documents, each of them readable.');
	expect(printed).toMatch(/Compared all rows: documents 2, log \d+, .*\. All equal\.\nThe drill passed\.\n$/);
	expect(code).toBe(0);
	expect(readdirSync(kept)).toEqual([expect.stringMatching(/^longroad-.*Z\.dump$/)]);
	expect(await databases()).toEqual(before);
	rmSync(kept, { recursive: true });
});

test('[INS-11] without PostgreSQL’s programs it is said what to install, and nothing is left behind', async () => {
	const before = await databases();
	const { code, printed } = await runDrill('/nowhere');
	expect(printed).toBe(
		"pg_dump cannot be started. Install PostgreSQL's programs (Debian: postgresql-client).\n"
	);
	expect(code).toBe(1);
	expect(await databases()).toEqual(before);
});
