import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readContent } from '$server/sync/checked-update';

test('[SRV-2] what an update brings is told: nothing, new work and whose, or deletions alone', () => {
	const source = new Y.Doc();
	source.clientID = 7;
	source.getMap('values').set('a', 1);
	const first = Y.encodeStateAsUpdate(source);
	const known = Y.encodeStateVector(source);
	source.getMap('values').delete('a');
	const deletion = Y.encodeStateAsUpdate(source, known);
	const copy = new Y.Doc();
	expect(readContent(copy, first)).toEqual({ isNews: true, authors: [7], hasGap: false });
	expect(readContent(copy, deletion)).toEqual({ isNews: true, authors: [], hasGap: true });
	Y.applyUpdate(copy, first);
	expect(readContent(copy, first)).toEqual({ isNews: false, authors: [], hasGap: false });
	expect(readContent(copy, deletion)).toEqual({ isNews: true, authors: [], hasGap: false });
	Y.applyUpdate(copy, deletion);
	expect(readContent(copy, Y.encodeStateAsUpdate(source))).toEqual({
		isNews: false,
		authors: [],
		hasGap: false
	});
});

test('[SRV-25] deletions that Yjs would fail on are damaged: empty ones, and ones out of order', () => {
	const document = new Y.Doc();
	const empty = Uint8Array.of(0, 1, 5, 1, 0, 0);
	const outOfOrder = Uint8Array.of(0, 1, 5, 2, 5, 1, 0, 1);
	const sound = Uint8Array.of(0, 1, 5, 2, 0, 1, 5, 1);
	expect(() => Y.applyUpdate(new Y.Doc(), empty)).toThrow();
	for (const bytes of [empty, outOfOrder]) expect(() => readContent(document, bytes)).toThrow('damaged');
	expect(readContent(document, sound)).toEqual({ isNews: true, authors: [], hasGap: true });
});

test('[SRV-25] an item that goes on from what is gone, and says that it stands elsewhere, is damaged', () => {
	const author = new Y.Doc();
	author.clientID = 7;
	const list = new Y.Array<number>();
	author.getMap('values').set('list', list);
	list.push([1]);
	author.getMap('values').delete('list');
	const document = new Y.Doc();
	Y.applyUpdate(document, Y.encodeStateAsUpdate(author));
	// Two numbers from number 1 on, the first of which is known and gone, in a list of the root.
	const forged = Uint8Array.of(1, 1, 7, 1, 8, 1, 1, 120, 2, 125, 1, 125, 2, 0);
	expect(() => Y.applyUpdate(copyOf(document), forged)).toThrow();
	expect(() => readContent(document, forged)).toThrow('damaged');
	// The same in the list that is gone, as somebody writes who has not heard of that.
	const honest = new Y.Doc();
	honest.clientID = 7;
	const kept = new Y.Array<number>();
	honest.getMap('values').set('list', kept);
	kept.push([1, 2]);
	expect(readContent(document, Y.encodeStateAsUpdate(honest))).toEqual({
		isNews: true,
		authors: [7],
		hasGap: false
	});
});

test('[SRV-25] work without length is damaged, since Yjs could not read it again', () => {
	// One struct of client 7 from number 0 on: a deleted stretch, and a collected one, of no length.
	const deleted = Uint8Array.of(1, 1, 7, 0, 1, 1, 1, 120, 0, 0);
	const collected = Uint8Array.of(1, 1, 7, 0, 0, 0, 0);
	for (const bytes of [deleted, collected]) {
		expect(() => readContent(new Y.Doc(), bytes)).toThrow('damaged');
	}
});

test('[SRV-30] what goes on from work that nobody has is told as a gap', () => {
	const source = new Y.Doc();
	source.clientID = 7;
	source.getMap('values').set('a', 1);
	const first = Y.encodeStateAsUpdate(source);
	const known = Y.encodeStateVector(source);
	source.getMap('values').set('a', 2);
	const second = Y.encodeStateAsUpdate(source, known);
	expect(readContent(new Y.Doc(), second).hasGap).toBe(true);
	expect(readContent(new Y.Doc(), Y.mergeUpdates([first, second])).hasGap).toBe(false);
	const copy = new Y.Doc();
	Y.applyUpdate(copy, first);
	expect(readContent(copy, second).hasGap).toBe(false);
});

function copyOf(document: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
	return copy;
}
