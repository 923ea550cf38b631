import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyInOrder } from '$server/state/apply-in-order';
import { mergeStored } from '$server/state/merge-updates';

test('a large document is merged while the server goes on with its work', async () => {
	const source = new Y.Doc();
	const updates: Uint8Array[] = [];
	source.on('update', (update: Uint8Array) => updates.push(update));
	const names = source.getMap('names');
	for (let n = 0; n < 1_000; n++) names.set(`initiative ${n}`, `Name of initiative ${n}, `.repeat(4));
	let turns = 0;
	let isMerging = true;
	const turn = () => {
		turns += 1;
		if (isMerging) setImmediate(turn);
	};
	setImmediate(turn);
	const [state = new Uint8Array(), ...rest] = updates;
	const [merged, again] = await Promise.all([
		mergeStored({ state, updates: rest, sequence: updates.length }),
		mergeStored({ state: null, updates, sequence: updates.length })
	]);
	isMerging = false;
	expect(turns).toBeGreaterThan(10);
	const copy = new Y.Doc();
	Y.applyUpdate(copy, merged);
	expect(Y.encodeStateAsUpdate(copy)).toEqual(Y.encodeStateAsUpdate(source));
	expect(again).toEqual(merged);
}, 30_000);

test('what is damaged is left out of a large document, and the next is whole', async () => {
	const damaged = new Uint8Array(100_000).fill(255);
	const fine = new Y.Doc();
	fine.getMap('a').set('b', 'c'.repeat(100_000));
	const update = Y.encodeStateAsUpdate(fine);
	expect(await mergeStored({ state: damaged, updates: [update], sequence: 1 })).toEqual(update);
	expect(await mergeStored({ state: update, updates: [damaged], sequence: 1 })).toEqual(update);
	expect(await mergeStored({ state: update, updates: [Uint8Array.of(0, 0)], sequence: 1 })).toEqual(update);
}, 30_000);

test('of two edits under one number the first counts, as in a document that is open', async () => {
	const updates: Uint8Array[] = [];
	const write = (...edits: string[][]) => {
		const document = new Y.Doc();
		document.clientID = 7;
		document.on('update', (update: Uint8Array) => updates.push(update));
		for (const texts of edits) document.getArray('texts').push(texts);
	};
	write(['first'], ['second']);
	write(['other', 'other', 'third']);
	const open = new Y.Doc();
	for (const update of updates) Y.applyUpdate(open, update);
	const copy = new Y.Doc();
	Y.applyUpdate(copy, await mergeStored({ state: null, updates, sequence: 3 }));
	expect(copy.getArray('texts').toJSON()).toEqual(open.getArray('texts').toJSON());
	expect(copy.getArray('texts').toJSON()).toContain('second');
});

/** What one of three people does: writes a text, deletes one, or hears what the others did. */
const edits = fc.array(
	fc.record({
		person: fc.nat(2),
		place: fc.nat(50),
		kind: fc.constantFrom('write', 'write', 'delete', 'hear')
	}),
	{ minLength: 30, maxLength: 120 }
);

test('in any order and some twice, updates are the document that they make one by one', () => {
	fc.assert(
		fc.property(edits, fc.nat(40), fc.infiniteStream(fc.nat(1_000)), (steps, inState, chance) => {
			const updates: Uint8Array[] = [];
			const people = [1, 2, 3].map((clientID) => {
				const document = new Y.Doc();
				document.clientID = clientID;
				document.on('update', (update: Uint8Array, origin) => origin !== 'heard' && updates.push(update));
				return document;
			});
			for (const { person, place, kind } of steps) {
				const texts = people[person]?.getArray<string>('texts');
				if (kind === 'write') texts?.insert(Math.min(place, texts.length), [`${person} ${place}`]);
				if (kind === 'delete' && texts && texts.length > 0) texts.delete(place % texts.length);
				if (kind === 'hear')
					for (const update of updates) Y.applyUpdate(people[person] ?? new Y.Doc(), update, 'heard');
			}
			fc.pre(updates.length > 0);
			const whole = new Y.Doc();
			for (const update of updates) Y.applyUpdate(whole, update);
			const shuffled = [...updates, ...updates.slice(0, 5)]
				.map((update) => ({ update, place: chance.next().value }))
				.sort((a, b) => a.place - b.place)
				.map(({ update }) => update);
			const state = inState > 0 ? Y.mergeUpdates(updates.slice(0, inState)) : null;
			const copy = new Y.Doc();
			Y.applyUpdate(copy, applyInOrder(state, shuffled));
			expect(copy.getArray('texts').toJSON()).toEqual(whole.getArray('texts').toJSON());
			expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(whole));
		}),
		{ numRuns: 60 }
	);
}, 30_000);

/** Bytes of one person's work, and of another who writes under the same number without knowing of it. */
function forkedUpdates(
	steps: readonly { readonly person: number; readonly place: number; readonly kind: string }[]
) {
	const updates: Uint8Array[] = [];
	const people = [1, 1, 2].map((clientID) => {
		const document = new Y.Doc();
		document.clientID = clientID;
		document.on('update', (update: Uint8Array, origin) => origin !== 'heard' && updates.push(update));
		return document;
	});
	for (const { person, place, kind } of steps) {
		const document = people[person];
		const texts = document?.getArray<string>('texts');
		if (!document || !texts) continue;
		if (kind === 'write')
			texts.insert(
				Math.min(place, texts.length),
				Array.from({ length: 1 + (place % 3) }, (_, n) => `${person} ${place} ${n}`)
			);
		if (kind === 'delete' && texts.length > 0) texts.delete(place % texts.length);
		// Only the third hears: the first two would notice each other.
		if (kind === 'hear' && person === 2) fill(document, updates, 'heard');
	}
	return updates;
}

function fill(document: Y.Doc, updates: readonly Uint8Array[], origin?: string): Y.Doc {
	for (const update of updates) {
		try {
			Y.applyUpdate(document, update, origin);
		} catch {
			continue;
		}
	}
	return document;
}

test('whatever conflicts or is damaged in a log, its state is what a document has that is filled in order', async () => {
	await fc.assert(
		fc.asyncProperty(edits, fc.nat(40), fc.nat(200), async (steps, inState, place) => {
			const forked = forkedUpdates(steps);
			fc.pre(forked.length > 0);
			const updates = forked.toSpliced(place % forked.length, 0, Uint8Array.of(1, 2, 3));
			const first = inState % updates.length;
			const state = first > 0 ? Y.encodeStateAsUpdate(fill(new Y.Doc(), updates.slice(0, first))) : null;
			const rest = updates.slice(first);
			const open = fill(new Y.Doc(), state ? [state, ...rest] : rest);
			const merged = await mergeStored({ state, updates: rest, sequence: updates.length });
			const [copy, joined] = [fill(new Y.Doc(), [merged]), fill(new Y.Doc(), [Y.encodeStateAsUpdate(open)])];
			expect(copy.getArray('texts').toJSON()).toEqual(joined.getArray('texts').toJSON());
			expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(open));
		}),
		{ numRuns: 60 }
	);
}, 30_000);
