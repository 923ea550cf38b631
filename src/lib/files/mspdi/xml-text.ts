/** A character that XML 1.0 cannot hold: control characters but tab and line ends, and two that are none. */
export const noXmlCharacter = /[^\P{Cc}\t\n\r\x7f-\x9f]|[\ufffe\uffff]/u;

const noXmlCharacters = new RegExp(noXmlCharacter, 'gu');

/** Text as XML holds it between tags: marks escaped, characters that XML cannot hold dropped. */
export function escapeXml(text: string): string {
	return text
		.toWellFormed()
		.replace(noXmlCharacters, '')
		.replace(/[&<>\r]/g, (mark) => escapes[mark] ?? '');
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The text that stands between two tags: references resolved, line ends as `\n`. A reference to a character that
 * XML cannot hold gives nothing.
 */
export function unescapeXml(text: string): string {
	const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
	if (!lines.includes('&')) return lines;
	return lines.replace(
		/&(?:([a-z]+)|#(\d+)|#x([0-9a-f]+));/gi,
		(_, name?: string, decimal?: string, hex?: string) =>
			name ? (named[name] ?? '') : character(decimal ? Number(decimal) : parseInt(hex ?? '', 16))
	);
}

function character(code: number): string {
	const isKept = code === 9 || code === 10 || code === 13 || (code >= 32 && code < 0xd800);
	const isHigh = (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff);
	return isKept || isHigh ? String.fromCodePoint(code) : '';
}
