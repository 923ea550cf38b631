import { type Part, parts } from '$lib/plan/part';
import type { Entry } from './device-database';
import { compress, decompress } from './gzip';

/** What a state holds, without the content: two states with equal fingerprints are the same. */
export interface Fingerprint {
	readonly vector: Uint8Array;
	readonly deletions: Uint8Array;
}

/** The full state of one part, compressed with gzip, which carries a checksum. */
export interface PartCopy {
	readonly gzip: Uint8Array;
	readonly fingerprint: Fingerprint;
}

/** A whole roadmap, with what the catalogue says of it; null where the catalogue never had it. */
export interface SafetyCopy {
	readonly entry: Entry | null;
	readonly parts: Partial<Record<Part, PartCopy>>;
}

const format = 'longroad-safety-copy';
const version = 1;

/** Bytes before the header that tell how long it is. */
const lengthBytes = 4;

interface Header {
	readonly format: string;
	readonly version: number;
	readonly entry: Entry | null;
	/** Of each part: bytes of its state, its vector and its deletions, which follow in this order. */
	readonly sizes: Partial<Record<Part, readonly [number, number, number]>>;
}

/** A safety copy as bytes: the header's length, the header under gzip, and then the parts. */
export async function packCopy(copy: SafetyCopy): Promise<Uint8Array<ArrayBuffer>> {
	const pieces: Uint8Array[] = [];
	const sizes: Record<string, readonly number[]> = {};
	for (const part of parts) {
		const one = copy.parts[part];
		if (!one) continue;
		const three = [one.gzip, one.fingerprint.vector, one.fingerprint.deletions];
		sizes[part] = three.map((piece) => piece.length);
		pieces.push(...three);
	}
	const text = JSON.stringify({ format, version, entry: copy.entry, sizes });
	const header = await compress(new TextEncoder().encode(text));
	const length = new Uint8Array(lengthBytes);
	new DataView(length.buffer).setUint32(0, header.length);
	return new Uint8Array(await new Blob([length, header, ...pieces.map(owned)]).arrayBuffer());
}

/**
 * The inverse of `packCopy`. A part that is cut short is left out; those that are whole may still be damaged,
 * which their checksums tell. Null when the bytes are no safety copy, or one whose header is damaged.
 */
export async function unpackCopy(bytes: Uint8Array): Promise<SafetyCopy | null> {
	try {
		const start = lengthBytes + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
		const text = new TextDecoder().decode(await decompress(bytes.subarray(lengthBytes, start)));
		const header = JSON.parse(text) as Header;
		if (header.format !== format || header.version !== version) return null;
		return { entry: header.entry, parts: readParts(bytes, start, header.sizes) };
	} catch {
		return null;
	}
}

function readParts(bytes: Uint8Array, start: number, sizes: Header['sizes']): SafetyCopy['parts'] {
	const copies: Partial<Record<Part, PartCopy>> = {};
	let at = start;
	for (const part of parts) {
		const [state, vector, deletions] = sizes[part] ?? [0, 0, 0];
		const [vectorAt, deletionsAt, end] = [at + state, at + state + vector, at + state + vector + deletions];
		if (state > 0 && end <= bytes.length) {
			const fingerprint = {
				vector: bytes.slice(vectorAt, deletionsAt),
				deletions: bytes.slice(deletionsAt, end)
			};
			copies[part] = { gzip: bytes.slice(at, vectorAt), fingerprint };
		}
		at = end;
	}
	return copies;
}

function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
	return new Uint8Array(bytes);
}
