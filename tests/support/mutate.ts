/** A stream of numbers from 0 up to 1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Bytes with one to four faults: a bit, a byte, a piece lost, doubled, or put elsewhere. */
export function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
	let result: Uint8Array = bytes.slice();
	for (let faults = 1 + Math.floor(random() * 4); faults > 0; faults -= 1) result = damage(result, random);
	return result;
}

function damage(bytes: Uint8Array, random: () => number): Uint8Array {
	const at = Math.floor(random() * bytes.length);
	const length = 1 + Math.floor(random() * 8);
	const piece = bytes.subarray(at, at + length);
	switch (Math.floor(random() * 6)) {
		case 0:
			bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
			return bytes;
		case 1:
			bytes[at] = Math.floor(random() * 256);
			return bytes;
		case 2:
			return bytes.slice(0, at);
		case 3:
			return join(bytes.subarray(0, at), bytes.subarray(at + length));
		case 4:
			return join(bytes.subarray(0, at), piece, bytes.subarray(at));
		default:
			return join(piece, bytes.subarray(0, at), bytes.subarray(at + length));
	}
}

function join(...pieces: readonly Uint8Array[]): Uint8Array {
	return new Uint8Array(Buffer.concat(pieces));
}
