import { beforeEach, expect, test } from 'vitest';
import { deleteForEver, putEntry } from '$lib/sync/catalogue';
import { openDevice as device } from '$lib/sync/device-database';
import { changeKept, readKept } from '$lib/sync/kept-values';
import { makeEntry } from '../support/catalogue-entry';

beforeEach(async () => {
	await Promise.all(device().tables.map((table) => table.clear()));
});

const addOne = (kept: unknown) => (typeof kept === 'number' ? kept : 0) + 1;

test('keeps a value for each roadmap and name apart', async () => {
	await changeKept('a', 'record', () => 'of a');
	await changeKept('a', 'pulse', () => 2);
	await changeKept('a record', 'record', () => 'of another');
	expect(await readKept('a', 'record')).toBe('of a');
	expect(await readKept('a', 'pulse')).toBe(2);
	expect(await readKept('a record', 'record')).toBe('of another');
	expect(await readKept('b', 'record')).toBeNull();
});

test('loses none of many changes that come at once', async () => {
	await Promise.all(Array.from({ length: 40 }, () => changeKept('a', 'pulse', addOne)));
	expect(await readKept('a', 'pulse')).toBe(40);
});

test('goes with the roadmap when that is deleted for ever, and does not come back', async () => {
	await putEntry(makeEntry({ id: 'a' }));
	await putEntry(makeEntry({ id: 'a ' }));
	await changeKept('a', 'pulse', addOne);
	await changeKept('a ', 'pulse', addOne);
	await deleteForEver('a');
	await changeKept('a', 'pulse', addOne);
	expect(await readKept('a', 'pulse')).toBeNull();
	expect(await readKept('a ', 'pulse')).toBe(1);
});
