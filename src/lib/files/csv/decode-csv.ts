/** Encodings offered for a text file; the first four are told apart by content, the others on request. */
export const encodings = [
	'utf-8',
	'utf-16le',
	'utf-16be',
	'windows-1252',
	'windows-1250',
	'windows-1251',
	'windows-1253',
	'windows-1254',
	'shift_jis',
	'gb18030'
] as const;
export type Encoding = (typeof encodings)[number];

export const encodingNames: Readonly<Record<Encoding, string>> = {
	'utf-8': 'UTF-8',
	'utf-16le': 'UTF-16, little-endian',
	'utf-16be': 'UTF-16, big-endian',
	'windows-1252': 'Windows-1252, western Europe',
	'windows-1250': 'Windows-1250, central Europe',
	'windows-1251': 'Windows-1251, Cyrillic',
	'windows-1253': 'Windows-1253, Greek',
	'windows-1254': 'Windows-1254, Turkish',
	shift_jis: 'Shift JIS, Japanese',
	gb18030: 'GB 18030, Chinese'
};

export interface DecodedCsv {
	readonly text: string;
	readonly encoding: Encoding;
}

/**
 * The text of a file, without its byte-order mark. The encoding is the one asked for, else the one that a
 * byte-order mark names, else UTF-16 when every other byte is mostly zero, else UTF-8 when the bytes are
 * valid UTF-8, else windows-1252, in which every byte means something. Never throws.
 */
export function decodeCsv(bytes: Uint8Array, asked?: Encoding): DecodedCsv {
	const encoding = asked ?? markedEncoding(bytes) ?? zeroPattern(bytes);
	if (encoding) return { text: decodeAs(bytes, encoding), encoding };
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
	} catch {
		return { text: decodeAs(bytes, 'windows-1252'), encoding: 'windows-1252' };
	}
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
	return new TextDecoder(encoding).decode(bytes);
}

function markedEncoding(bytes: Uint8Array): Encoding | null {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	return null;
}

/** Bytes looked at for the zeros of unmarked UTF-16. */
const zeroSample = 4_096;

/** Western text in UTF-16 has a zero beside nearly every letter: after it (LE) or before it (BE). */
function zeroPattern(bytes: Uint8Array): Encoding | null {
	const length = Math.min(bytes.length, zeroSample) & ~1;
	if (length < 4 || bytes.length % 2 !== 0) return null;
	let even = 0;
	let odd = 0;
	for (let at = 0; at < length; at += 2) {
		if (bytes[at] === 0) even++;
		if (bytes[at + 1] === 0) odd++;
	}
	const pairs = length / 2;
	if (odd > pairs * 0.7 && even < pairs * 0.1) return 'utf-16le';
	if (even > pairs * 0.7 && odd < pairs * 0.1) return 'utf-16be';
	return null;
}
