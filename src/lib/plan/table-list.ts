/** Splits a text at semicolons and line ends that do not stand inside quotation marks. Blank pieces are dropped. */
export function splitList(text: string): string[] {
	const pieces = text.match(/\s*(?:"(?:[^"]|"")*"[^;\r\n]*|[^;\r\n]+)/g) ?? [];
	return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

/** A name as it stands in a list: in quotation marks where it would be split or misread without. */
export function quoteInList(name: string): string {
	return /[;,"\r\n]|^\s|\s$|^#|^$/.test(name) ? inQuotes(name) : name;
}

/** A name in quotation marks, those inside it doubled. */
export function inQuotes(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

/** A piece of a list that begins in quotation marks: the name in them, and what stands behind. Null for any other. */
export function readQuoted(piece: string): { readonly name: string; readonly rest: string } | null {
	const match = /^"((?:[^"]|"")*)"([^"]*)$/.exec(piece);
	return match ? { name: (match[1] ?? '').replaceAll('""', '"'), rest: match[2] ?? '' } : null;
}
