import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { compareTables } from '$server/drill/drill-report';
import { openSqliteStore } from '$server/store/sqlite-store';
import { fillStore } from '../support/filled-store';

const script = fileURLToPath(new URL('../../src/sync-server/drill.ts', import.meta.url));

vi.setConfig({ testTimeout: 30_000 });

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'longroad-drill-test-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

async function runDrill(data: string, ...args: readonly string[]) {
	const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, DATA_DIR: data } });
	let printed = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
	}
	const [code] = await once(child, 'close');
	return { code, printed };
}

test('[INS-11] a backup is made, restored and found equal, while a server has the database open', async () => {
	const store = await openSqliteStore(folder);
	const filled = await fillStore(store);
	const { code, printed } = await runDrill(folder);
	expect(printed).toMatch(/^Backed up \d+\.\d MB in .* s, and thrown away again\.$/m);
	expect(printed).toContain(`${filled.documents} documents, each of them readable.`);
	expect(printed).toContain(`documents ${filled.documents}, entries ${filled.entries}, `);
	expect(printed).toMatch(/All equal\.\nThe drill passed\.\n$/);
	expect(code).toBe(0);
	await store.close();
});

test('[INS-11] the backup is kept where that is asked for, for one’s own account alone, and opens as the original', async () => {
	const store = await openSqliteStore(join(folder, 'data'));
	const filled = await fillStore(store);
	await store.close();
	const { code } = await runDrill(join(folder, 'data'), join(folder, 'kept'));
	expect(code).toBe(0);
	const [name = ''] = readdirSync(join(folder, 'kept'));
	expect(name).toMatch(/^longroad-\d{4}-\d{2}-\d{2}T\d{6}Z\.sqlite$/);
	expect(statSync(join(folder, 'kept', name)).mode & 0o777).toBe(0o600);
	copyFileSync(join(folder, 'kept', name), join(folder, 'longroad.sqlite'));
	const restored = await openSqliteStore(folder);
	expect((await restored.load(filled.name)).sequence).toBe(filled.sequence);
	expect(await restored.append([filled.nextEntry])).toEqual([filled.sequence + 1]);
	await restored.close();
});

test('[INS-11] a document that cannot be read fails the drill, without being named', async () => {
	const store = await openSqliteStore(folder);
	const filled = await fillStore(store);
	await store.close();
	const database = new DatabaseSync(join(folder, 'longroad.sqlite'));
	database.exec("UPDATE entries SET bytes = x'0102' WHERE sequence = 15");
	database.close();
	const { code, printed } = await runDrill(folder);
	expect(printed).toMatch(
		/A document of the backup cannot be read \([0-9a-f]{16}\/plan in the server's log\)/
	);
	expect(printed).not.toContain(filled.name);
	expect(code).toBe(1);
});

test('where there is no database it is said what to give', async () => {
	const { code, printed } = await runDrill(join(folder, 'elsewhere'));
	expect(printed).toMatch(/There is no database at .*elsewhere.*\. Give the server's folder with DATA_DIR/);
	expect(code).toBe(1);
});

test('[INS-11] a table with other rows, one that is missing and one too many are named', () => {
	const [entries, states] = ['entries', 'states'].map((name) => ({ name, rows: 2, digest: `of ${name}` }));
	if (!entries || !states) throw new Error('There are two tables.');
	compareTables([entries, states], [states, entries]);
	for (const restored of [
		[entries],
		[entries, { ...states, digest: 'x' }],
		[entries, { ...states, rows: 3 }]
	]) {
		expect(() => compareTables([entries, states], restored)).toThrow(
			'What was restored differs from the original in: states.'
		);
	}
	expect(() => compareTables([entries], [entries, states])).toThrow('the list of tables');
});
