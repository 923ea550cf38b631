import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import pg from 'pg';
import { openPostgresStore } from '$server/store/postgres-store';
import { startPostgres, type TestPostgres } from '../../support/postgres';
import { entryOf, textsOf } from '../../support/server-store';
import { storeSuite } from '../store/store-suite';

let postgres: TestPostgres;

beforeAll(async () => {
	postgres = await startPostgres();
}, 60_000);

afterAll(() => postgres.close());

let databases = 0;

async function makeData() {
	const name = `store${++databases}`;
	const url = await postgres.makeDatabase(name);
	return {
		url,
		open: () => openPostgresStore(url),
		elsewhere: {
			module: new URL('../../../src/sync-server/store/postgres-store.ts', import.meta.url).href,
			opener: 'openPostgresStore',
			argument: url
		},
		remove: () => postgres.removeDatabase(name)
	};
}

// A commit is the database's own, and each round starts a program: a few show that we tell of no entry before it.
storeSuite('the store in PostgreSQL', makeData, 12);

describe('PostgreSQL', () => {
	test('[INS-9] instances that start together on an empty database all find their tables', async () => {
		const { open } = await makeData();
		const stores = await Promise.all(Array.from({ length: 5 }, open));
		const numbers = await Promise.all(stores.map((store) => store.append([entryOf('r1/plan', 'one')])));
		expect(numbers.flat().sort()).toEqual([1, 2, 3, 4, 5]);
		for (const store of stores) await store.close();
	});

	test('writers of many documents in any order do not block one another', async () => {
		const { open } = await makeData();
		const stores = await Promise.all(Array.from({ length: 3 }, open));
		const names = Array.from({ length: 12 }, (_, n) => `r${n}/plan`);
		await Promise.all(
			stores.flatMap((store, place) =>
				Array.from({ length: 20 }, (_, n) => {
					const turned = names.map((_, index) => names[(index * 5 + n + place) % names.length] ?? '');
					return store.append(turned.map((name) => entryOf(name, 'one')));
				})
			)
		);
		for (const name of names) expect(await stores[0]?.lastSequence(name)).toBe(60);
		for (const store of stores) await store.close();
	});

	test('an entry that no column takes spoils only itself', async () => {
		const { open } = await makeData();
		const store = await open();
		const [before, wrong, after] = await Promise.allSettled([
			store.append([entryOf('r1/plan', 'before')]),
			store.append([entryOf('r1/plan', 'wrong', { deviceId: 'a\0b' })]),
			store.append([entryOf('r1/plan', 'after')])
		]);
		expect([before.status, wrong.status, after.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
		// The word is for its sender alone: the database takes what others write.
		expect(wrong).toMatchObject({ reason: { code: 'damaged' } });
		expect(textsOf((await store.load('r1/plan')).updates)).toEqual(['before', 'after']);
		await store.close();
	});

	test('[INS-8] a commit waits for the disk, also where the database promises less', async () => {
		const { open, url } = await makeData();
		const client = new pg.Client({ connectionString: url });
		await client.connect();
		const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
		await client.query(`ALTER DATABASE ${rows[0]?.name} SET synchronous_commit = off`);
		const store = await open();
		// A trigger sees what the transaction that writes an entry was promised.
		await client.query('CREATE TABLE seen (synchronous text)');
		await client.query(
			`CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS
				$$ BEGIN INSERT INTO seen VALUES (current_setting('synchronous_commit')); RETURN NEW; END $$`
		);
		await client.query(
			'CREATE TRIGGER see BEFORE INSERT ON longroad.log FOR EACH ROW EXECUTE FUNCTION see()'
		);
		await store.append([entryOf('r1/plan', 'one')]);
		expect((await client.query('SELECT synchronous FROM seen')).rows).toEqual([{ synchronous: 'on' }]);
		await client.end();
		await store.close();
	});

	test('[INS-9] tables of a newer version are left alone, and it is said what to do', async () => {
		const { open, url } = await makeData();
		await (await open()).close();
		const client = new pg.Client({ connectionString: url });
		await client.connect();
		await client.query('UPDATE longroad.version SET steps = 99');
		await client.end();
		await expect(open()).rejects.toThrow(
			/written by a newer version of Longroad .* Start that version again/
		);
	});

	test('[INS-7] when the database restarts, what is asked meanwhile fails and what comes after works', async () => {
		const { open } = await makeData();
		const store = await open();
		await store.append([entryOf('r1/plan', 'before')]);
		const writing = Array.from({ length: 20 }, (_, n) => store.append([entryOf('r1/talk', `${n}`)]));
		const [told] = await Promise.all([Promise.allSettled(writing), postgres.restart()]);
		await expect
			.poll(() => store.append([entryOf('r1/plan', 'after')]).catch(() => null), { timeout: 10_000 })
			.toEqual([2]);
		expect(textsOf((await store.load('r1/plan')).updates)).toEqual(['before', 'after']);
		const kept = textsOf((await store.load('r1/talk')).updates);
		told.forEach(({ status }, n) => status === 'fulfilled' && expect(kept).toContain(`${n}`));
		await store.close();
	});

	test('a database that does not answer, or answers that it will not, is said in plain words', async () => {
		await expect(openPostgresStore('postgres://longroad:secret@localhost:1/longroad')).rejects.toThrow(
			'PostgreSQL cannot be reached at the address in DATABASE_URL. Start it, or correct the address.'
		);
		const { url } = await makeData();
		const elsewhere = url.replace(/store\d+\?/, 'nowhere?');
		await expect(openPostgresStore(elsewhere)).rejects.toThrow(
			'PostgreSQL answers: database "nowhere" does not exist. Correct the address in DATABASE_URL'
		);
	});

	test.each(['localhost/longroad', 'mysql://u:secret@localhost/x', 'postgres://u:secret@[bad/x'])(
		'[INS-10] an address that is none is refused without being repeated: %s',
		async (url) => {
			const error: unknown = await openPostgresStore(url).catch((reason: unknown) => reason);
			expect(String(error)).toMatch(
				/DATABASE_URL is no address of a PostgreSQL database\. Write it like this/
			);
			expect(JSON.stringify(error, Object.getOwnPropertyNames(error)).split('Write it')[0]).not.toContain(
				url
			);
		}
	);
});
