import { readFrame } from '$lib/sync/server/frame';
import { expect, test } from 'vitest';

/** A name of two bytes, and what follows it. */
function frame(...bytes: number[]): Uint8Array {
	return Uint8Array.of(2, 97, 98, ...bytes);
}

test('frames are told apart by their kind, with what they carry', () => {
	expect(readFrame(frame(0, 0, 1, 7))).toEqual({ kind: 'vector', bytes: Uint8Array.of(7) });
	expect(readFrame(frame(0, 1, 2, 7, 8))).toEqual({ kind: 'missing', bytes: Uint8Array.of(7, 8) });
	expect(readFrame(frame(0, 2, 1, 9))).toEqual({ kind: 'update', bytes: Uint8Array.of(9) });
	expect(readFrame(frame(8, 1))).toEqual({ kind: 'acknowledged', isTaken: true });
	expect(readFrame(frame(8, 0))).toEqual({ kind: 'acknowledged', isTaken: false });
	expect(readFrame(frame(7, 4, 102, 117, 108, 108))).toEqual({ kind: 'closed', reason: 'full' });
	for (const kind of [1, 2, 3, 5]) expect(readFrame(frame(kind, 1, 0))).toEqual({ kind: 'other' });
});

test('lengths of more than one byte are read', () => {
	const bytes = new Uint8Array(300).fill(5);
	expect(readFrame(frame(0, 2, 0xac, 0x02, ...bytes))).toEqual({ kind: 'update', bytes });
});

test('what is malformed, cut short or of another kind is no frame', () => {
	const malformed = [
		[],
		[9],
		[2, 97],
		[2, 97, 98],
		[2, 97, 98, 0],
		[2, 97, 98, 0, 3, 0],
		[2, 97, 98, 0, 2, 5, 1],
		[2, 97, 98, 77],
		[2, 97, 98, 0, 2, ...new Array<number>(12).fill(0xff)]
	];
	for (const bytes of malformed) expect(readFrame(Uint8Array.from(bytes))).toBeNull();
});
