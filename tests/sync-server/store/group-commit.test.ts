import { expect, test } from 'vitest';
import { GroupCommit } from '$server/store/group-commit';
import type { LogEntry } from '$server/store/log-store';
import { entryOf, textsOf } from '../../support/server-store';

/** A log in memory that is as slow as the test wants, and refuses what the test says. */
function slowLog(fault: (texts: readonly string[]) => Error | null = () => null) {
	const groups: string[][] = [];
	const pending: (() => void)[] = [];
	let last = 0;
	async function write(entries: readonly LogEntry[]): Promise<number[]> {
		const texts = textsOf(entries.map(({ update }) => update));
		groups.push(texts);
		await new Promise<void>((resolve) => pending.push(resolve));
		const error = fault(texts);
		if (error) throw error;
		return entries.map(() => ++last);
	}
	/** Lets everything be written, one group after the other. */
	async function finish(): Promise<void> {
		for (let idle = 0; idle < 3; idle++) {
			while (pending.length > 0) {
				pending.shift()?.();
				idle = 0;
				await new Promise((resolve) => setImmediate(resolve));
			}
			await new Promise((resolve) => setImmediate(resolve));
		}
	}
	return { groups, write, finish };
}

class OwnFault extends Error {}

const isOwnFault = (error: unknown) => error instanceof OwnFault;

test('what comes together, and what comes while the disk is busy, shares one transaction', async () => {
	const log = slowLog();
	const commits = new GroupCommit(log.write, isOwnFault);
	const append = (text: string) => commits.append([entryOf('r1/plan', text)]);
	const first = [append('a'), append('b')];
	await expect.poll(() => log.groups.length).toBe(1);
	const next = [append('c'), append('d'), append('e')];
	await log.finish();
	expect(await Promise.all([...first, ...next])).toEqual([[1], [2], [3], [4], [5]]);
	expect(log.groups).toEqual([
		['a', 'b'],
		['c', 'd', 'e']
	]);
	expect(await commits.append([])).toEqual([]);
});

test('who brings an error of their own fails alone', async () => {
	const log = slowLog((texts) => (texts.includes('bad') ? new OwnFault('bad') : null));
	const commits = new GroupCommit(log.write, isOwnFault);
	const calls = ['a', 'bad', 'c'].map((text) =>
		commits.append([entryOf('r1/plan', text), entryOf('r1/plan', `${text}2`)])
	);
	const outcomes = Promise.allSettled(calls);
	await new Promise((resolve) => setImmediate(resolve));
	await log.finish();
	expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
	expect(log.groups.slice(1)).toEqual([
		['a', 'a2'],
		['bad', 'bad2'],
		['c', 'c2']
	]);
});

test('an error of the disk is told to everybody of the group, and the next group is tried', async () => {
	let isFull = true;
	const log = slowLog(() => (isFull ? new Error('disk full') : null));
	const commits = new GroupCommit(log.write, isOwnFault);
	const failed = Promise.allSettled([
		commits.append([entryOf('r1/plan', 'a')]),
		commits.append([entryOf('r1/plan', 'b')])
	]);
	await new Promise((resolve) => setImmediate(resolve));
	await log.finish();
	expect((await failed).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	expect(log.groups).toHaveLength(1);
	isFull = false;
	const later = commits.append([entryOf('r1/plan', 'c')]);
	await new Promise((resolve) => setImmediate(resolve));
	await log.finish();
	expect(await later).toEqual([1]);
});

test('a transaction stays of a moderate size, and a call stays whole', async () => {
	const log = slowLog();
	const commits = new GroupCommit(log.write, isOwnFault);
	const large = () => entryOf('r1/plan', '', { update: new Uint8Array(5_000_000) });
	const calls = [[large()], [large()], [large(), large(), large()], [entryOf('r1/plan', 'small')]].map(
		(entries) => commits.append(entries)
	);
	await new Promise((resolve) => setImmediate(resolve));
	await log.finish();
	expect(await Promise.all(calls)).toEqual([[1], [2], [3, 4, 5], [6]]);
	expect(log.groups.map((group) => group.length)).toEqual([1, 1, 3, 1]);
});
