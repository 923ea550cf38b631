import type { Encoding } from '$lib/files/csv/decode-csv';

/** A table as delimited text, every cell quoted. */
export function csvText(rows: readonly (readonly string[])[], delimiter = ',', newline = '\r\n'): string {
	const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
	return rows.map((row) => row.map(quote).join(delimiter)).join(newline) + newline;
}

/** What the 32 bytes 0x80–0x9f mean in windows-1252; the five unused ones keep their number. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Text as bytes, with a byte-order mark where asked. Windows-1252 must hold every character. */
export function encodeText(
	text: string,
	encoding: Extract<Encoding, 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'>,
	mark = false
): Uint8Array {
	const marked = mark ? `\ufeff${text}` : text;
	if (encoding === 'utf-8') return new TextEncoder().encode(marked);
	if (encoding === 'windows-1252')
		return Uint8Array.from(text, (letter) => {
			const special = windows1252.indexOf(letter);
			return special >= 0 ? 0x80 + special : letter.charCodeAt(0);
		});
	const bytes = new Uint8Array(marked.length * 2);
	const view = new DataView(bytes.buffer);
	for (let at = 0; at < marked.length; at++)
		view.setUint16(at * 2, marked.charCodeAt(at), encoding === 'utf-16le');
	return bytes;
}

/** Every character of windows-1252 that is text. */
export const windows1252Letters = [
	...windows1252.replace(/[\u0080-\u009f]/g, ''),
	...Array.from({ length: 96 }, (_, index) => String.fromCharCode(0xa0 + index)),
	...Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index)),
	'\n',
	'\r'
];
