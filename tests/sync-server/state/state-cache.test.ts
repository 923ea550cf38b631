import { expect, test } from 'vitest';
import { type ReadyState, StateCache } from '$server/state/state-cache';

function readyOf(bytes: number, sequence = 1): ReadyState {
	return { body: new Uint8Array(bytes), encoding: 'identity', sequence };
}

test('what is kept stays within its room, and what was asked for last stays longest', async () => {
	const cache = new StateCache(1_000);
	const made: string[] = [];
	const get = (key: string, bytes = 300) =>
		cache.get(key, 1, () => {
			made.push(key);
			return Promise.resolve(readyOf(bytes));
		});
	await get('a');
	await get('b');
	await get('c');
	await get('a');
	await get('d');
	expect(cache.byteLength).toBe(900);
	await get('a');
	await get('b');
	expect(made).toEqual(['a', 'b', 'c', 'd', 'b']);
	expect((await get('huge', 5_000)).body.length).toBe(5_000);
	expect(cache.byteLength).toBe(900);
});

test('those who wait while an older state is made share the next one', async () => {
	const cache = new StateCache();
	let sequence = 1;
	let made = 0;
	let finish = () => {};
	const make = () => {
		made += 1;
		const ready = readyOf(10, sequence);
		return new Promise<ReadyState>((resolve) => (finish = () => resolve(ready)));
	};
	const early = cache.get('a', 1, make);
	sequence = 5;
	const late = Array.from({ length: 20 }, () => cache.get('a', 5, make));
	finish();
	expect((await early).sequence).toBe(1);
	await expect.poll(() => made).toBe(2);
	finish();
	expect((await Promise.all(late)).every((one) => one.sequence === 5)).toBe(true);
	expect(made).toBe(2);
});

test('what could not be made is made anew for the next who asks', async () => {
	const cache = new StateCache();
	const failing = () => Promise.reject(new Error('no disk'));
	const asked = [cache.get('a', 1, failing), cache.get('a', 1, failing)];
	for (const one of asked) await expect(one).rejects.toThrow('no disk');
	expect((await cache.get('a', 1, () => Promise.resolve(readyOf(10)))).sequence).toBe(1);
});
