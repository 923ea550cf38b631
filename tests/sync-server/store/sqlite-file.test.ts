import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { backUpSqlite } from '$server/store/sqlite-backup';
import { openSqliteStore } from '$server/store/sqlite-store';
import { deviceOf, entryOf, participantOf, textsOf } from '../../support/server-store';

const plan = 'r1/plan';
const sources = new URL('../../../src/sync-server/', import.meta.url).href;

let folder = '';
let file = '';

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'longroad-file-'));
	file = join(folder, 'longroad.sqlite');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Opens, writes one entry and closes. */
async function makeStore(): Promise<void> {
	const store = await openSqliteStore(folder);
	await store.append([entryOf(plan, 'one')]);
	await store.close();
}

test('the folder is made, and what is in it is for the server’s account alone', async () => {
	folder = join(folder, 'deep', 'data');
	const store = await openSqliteStore(folder);
	await store.append([entryOf(plan, 'one')]);
	expect(statSync(folder).mode & 0o777).toBe(0o700);
	const files = readdirSync(folder);
	expect(files).toContain('longroad.sqlite-wal');
	for (const name of files) expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
	await store.close();
	expect(readdirSync(folder)).toEqual(['longroad.sqlite']);
});

test('each commit waits for the disk, and the file gives back what it does not need', async () => {
	await makeStore();
	const database = new DatabaseSync(file);
	expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
	expect(database.prepare('PRAGMA auto_vacuum').get()).toEqual({ auto_vacuum: 2 });
	database.close();
	const store = await openSqliteStore(folder);
	await store.append(Array.from({ length: 400 }, () => entryOf(plan, 'x'.repeat(5_000))));
	await store.compact(plan, new Uint8Array([1]), 401, 5);
	await store.prune(10);
	await store.close();
	expect(statSync(file).size).toBeLessThan(200_000);
});

test('many processes that open an empty folder at once all get on', async () => {
	const script = `
		await import('${sources}resolve-lib.ts');
		const { openSqliteStore } = await import('${sources}store/sqlite-store.ts');
		const store = await openSqliteStore(process.argv[1]);
		const entry = { document: 'r1/plan', participantId: 'a', deviceId: 'd', at: 1, newClients: [] };
		await store.append([{ ...entry, update: new Uint8Array([1]) }]);
		await store.close();`;
	const codes = await Promise.all(
		Array.from({ length: 5 }, async () => {
			const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
				stdio: 'inherit'
			});
			const [code] = await once(child, 'exit');
			return code;
		})
	);
	expect(codes).toEqual([0, 0, 0, 0, 0]);
	const store = await openSqliteStore(folder);
	expect(await store.lastSequence(plan)).toBe(5);
	await store.close();
}, 60_000);

test('an open store that is asked nothing keeps no process running', async () => {
	const script = `
		await import('${sources}resolve-lib.ts');
		const { openSqliteStore } = await import('${sources}store/sqlite-store.ts');
		const store = await openSqliteStore(process.argv[1]);
		await store.ping();`;
	const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], { stdio: 'inherit' });
	expect(await once(child, 'exit')).toEqual([0, null]);
}, 30_000);

test('data of a newer Longroad is left alone, in plain words', async () => {
	await makeStore();
	const database = new DatabaseSync(file);
	database.exec('PRAGMA user_version = 99');
	database.close();
	const before = readFileSync(file);
	await expect(openSqliteStore(folder)).rejects.toThrow(/newer Longroad \(version 99 .* DATA_DIR/);
	expect(readFileSync(file).equals(before)).toBe(true);
});

test('a file that is something else is left alone, in plain words', async () => {
	const foreign = new DatabaseSync(file);
	foreign.exec('CREATE TABLE letters (text TEXT)');
	foreign.close();
	for (const content of [readFileSync(file), Buffer.from('A letter, and no database at all. '.repeat(99))]) {
		writeFileSync(file, content);
		await expect(openSqliteStore(folder)).rejects.toThrow(/no database of Longroad.*Nothing was changed/);
		expect(readFileSync(file).equals(content)).toBe(true);
	}
});

test('a folder that cannot be one is said by name', async () => {
	writeFileSync(join(folder, 'plain'), '');
	const opened = openSqliteStore(join(folder, 'plain', 'data'));
	await expect(opened).rejects.toThrow(/plain.data" cannot be opened: .*DATA_DIR/);
	mkdirSync(file);
	await expect(openSqliteStore(folder)).rejects.toThrow(/cannot be opened/);
});

test('what was shared is not in the file any more once it is deleted', async () => {
	const store = await openSqliteStore(folder);
	const secret = 'The name of a very secret initiative';
	const roadmap = { id: 'r1', createdAt: 1, recoveryHash: '', recoversId: 'ana' };
	const ana = participantOf('r1', 'ana', { name: 'Name of a secret participant' });
	await store.publish(roadmap, ana, deviceOf('ana', 'laptop'));
	await store.append([entryOf(plan, secret), entryOf('r2/plan', 'what stays')]);
	await store.compact(plan, new TextEncoder().encode(secret.repeat(200)), 1, 5);
	await store.deleteRoadmap('r1');
	await store.deleteDocuments([plan]);
	await store.close();
	const bytes = readFileSync(file);
	expect(bytes.includes(secret)).toBe(false);
	expect(bytes.includes(ana.name)).toBe(false);
	expect(bytes.includes('what stays')).toBe(true);
});

test('a backup taken while the server writes is a store of its own, up to one moment', async () => {
	const store = await openSqliteStore(folder);
	await store.append([entryOf(plan, 'before')]);
	const restored = join(folder, 'restored');
	mkdirSync(restored);
	const writing = Array.from({ length: 50 }, (_, n) => store.append([entryOf(plan, `during ${n}`)]));
	await backUpSqlite(folder, join(restored, 'longroad.sqlite'));
	await Promise.all(writing);
	const all = textsOf((await store.load(plan)).updates);
	const copy = await openSqliteStore(restored);
	const found = await copy.load(plan);
	expect(textsOf(found.updates)).toEqual(all.slice(0, found.sequence));
	expect(found.sequence).toBeGreaterThanOrEqual(1);
	expect(await copy.append([entryOf(plan, 'after')])).toEqual([found.sequence + 1]);
	await copy.close();
	await store.close();
	await expect(backUpSqlite(folder, join(restored, 'longroad.sqlite'))).rejects.toThrow();
});

test('a backup of a server that is stopped, or was killed, holds everything', async () => {
	await makeStore();
	const stopped = join(folder, 'stopped');
	mkdirSync(stopped);
	await backUpSqlite(folder, join(stopped, 'longroad.sqlite'));
	const store = await openSqliteStore(folder);
	await store.append([entryOf(plan, 'two')]);
	// What a killed server leaves behind: the file, and what was not put into it yet.
	const killed = join(folder, 'killed');
	mkdirSync(killed);
	for (const name of ['longroad.sqlite', 'longroad.sqlite-wal']) {
		writeFileSync(join(killed, name), readFileSync(join(folder, name)));
	}
	await store.close();
	const copied = join(folder, 'copied');
	mkdirSync(copied);
	await backUpSqlite(killed, join(copied, 'longroad.sqlite'));
	const texts = async (of: string) => {
		const opened = await openSqliteStore(of);
		const found = textsOf((await opened.load(plan)).updates);
		await opened.close();
		return found;
	};
	expect(await texts(stopped)).toEqual(['one']);
	expect(await texts(copied)).toEqual(['one', 'two']);
});

test('a store whose thread ends by itself says so once, and one that is closed does not', async () => {
	const threads: Worker[] = [];
	const note = (thread: Worker) => threads.push(thread);
	process.on('worker', note);
	onTestFinished(() => void process.off('worker', note));
	const lost: string[] = [];
	const store = await openSqliteStore(folder, ({ message }) => lost.push(message));
	await store.append([entryOf(plan, 'one')]);
	await Promise.all(threads.map((thread) => thread.terminate()));
	expect(threads).toHaveLength(1);
	expect(lost).toEqual(['The database is closed.']);
	await expect(store.append([entryOf(plan, 'two')])).rejects.toThrow('The database is closed.');
	await store.close();
	const again = await openSqliteStore(folder, ({ message }) => lost.push(message));
	expect(textsOf((await again.load(plan)).updates)).toEqual(['one']);
	await again.close();
	writeFileSync(file, 'not a database');
	await expect(openSqliteStore(folder, ({ message }) => lost.push(message))).rejects.toThrow();
	expect(lost).toHaveLength(1);
});
