export type LineBreak = '\r\n' | '\n' | '\r';

export interface LineBreaks {
	readonly newline: LineBreak;
	/** The text, changed only where it ends its lines in several ways: then each outside quotes is `\n`. */
	readonly tidy: string;
}

/**
 * How a delimited text ends its lines. Breaks inside quoted cells do not count and are never changed.
 */
export function lineBreakOf(text: string): LineBreaks {
	const seen = new Map<LineBreak, number>();
	walkBreaks(text, (kind) => seen.set(kind, (seen.get(kind) ?? 0) + 1));
	const kinds = [...seen.keys()];
	if (kinds.length > 1) return { newline: '\n', tidy: withOneBreak(text) };
	return { newline: kinds[0] ?? '\n', tidy: text };
}

/** Calls back at every line break outside quotes. A doubled quotation mark leaves the state as it was. */
function walkBreaks(text: string, visit: (kind: LineBreak, at: number) => void): void {
	const signs = /["\r\n]/g;
	let quoted = false;
	for (let match = signs.exec(text); match; match = signs.exec(text)) {
		if (match[0] === '"') quoted = !quoted;
		else if (!quoted) {
			const isPair = match[0] === '\r' && text[match.index + 1] === '\n';
			visit(isPair ? '\r\n' : (match[0] as LineBreak), match.index);
			if (isPair) signs.lastIndex++;
		}
	}
}

function withOneBreak(text: string): string {
	const pieces: string[] = [];
	let from = 0;
	walkBreaks(text, (kind, at) => {
		pieces.push(text.slice(from, at));
		from = at + kind.length;
	});
	pieces.push(text.slice(from));
	return pieces.join('\n');
}
