import { decodeAs, type DecodedText } from '$lib/files/decode-text';
import { sendAgain } from './scan-xml';

/**
 * The text of an XML file: in the encoding of its byte-order mark, else in the one that its first bytes show,
 * else in the one that its declaration names, else UTF-8.
 */
export function decodeXml(bytes: Uint8Array): DecodedText {
	const [a, b, c, d] = bytes;
	if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff))
		return unknown('UTF-32');
	if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return decodeAs(bytes, 'UTF-16LE');
	if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return decodeAs(bytes, 'UTF-16BE');
	if (a === 0xef && b === 0xbb && c === 0xbf) return decodeAs(bytes, 'UTF-8');
	const declared = declaredEncoding(bytes);
	// Programs that write their text in memory as UTF-16 leave that word in, whatever the file becomes.
	if (declared === null || /^(?:utf-?16|ucs-?2|unicode)/i.test(declared)) return decodeAs(bytes, 'UTF-8');
	try {
		return decodeAs(bytes, new TextDecoder(declared).encoding.toUpperCase());
	} catch {
		return unknown(declared);
	}
}

/** Bytes in which a declaration must stand. */
const declarationBytes = 300;

function declaredEncoding(bytes: Uint8Array): string | null {
	const start = String.fromCharCode(...bytes.subarray(0, declarationBytes));
	return /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(start)?.[1] ?? null;
}

function unknown(encoding: string): DecodedText {
	const what = `The file says that its text is in the encoding ${encoding}, which the browser cannot read.`;
	return {
		ok: false,
		problem: { where: 'line 1', what, next: `${sendAgain} Choose UTF-8 where there is a choice.` }
	};
}
