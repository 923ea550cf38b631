export type LineBreak = '\r\n' | '\n' | '\r';

export interface LineBreaks {
	readonly newline: LineBreak;
	/** The text, changed only where it ends its lines in several ways: then each outside quotes is `\n`. */
	readonly tidy: string;
}

const quote = 34;
const feed = 10;
const carriage = 13;

/**
 * How a delimited text ends its lines. Breaks inside quoted cells do not count and are never changed. One
 * pass over the units of the text, as it may have a hundred million of them.
 */
export function lineBreakOf(text: string): LineBreaks {
	let quoted = false;
	let newline: LineBreak | null = null;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit === quote) quoted = !quoted;
		else if (!quoted && (unit === feed || unit === carriage)) {
			const kind = breakAt(text, at);
			if (newline !== null && newline !== kind) return { newline: '\n', tidy: withOneBreak(text) };
			newline = kind;
			if (kind === '\r\n') at++;
		}
	}
	return { newline: newline ?? '\n', tidy: text };
}

function breakAt(text: string, at: number): LineBreak {
	if (text.charCodeAt(at) === feed) return '\n';
	return text.charCodeAt(at + 1) === feed ? '\r\n' : '\r';
}

function withOneBreak(text: string): string {
	const pieces: string[] = [];
	let quoted = false;
	let from = 0;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit === quote) quoted = !quoted;
		else if (!quoted && unit === carriage) {
			pieces.push(text.slice(from, at), '\n');
			from = at + breakAt(text, at).length;
			at = from - 1;
		}
	}
	pieces.push(text.slice(from));
	return pieces.join('');
}
