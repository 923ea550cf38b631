/** What is wrong with the text of a cell, and what to do next: two sentences for people. */
export interface CellProblem {
	readonly what: string;
	readonly next: string;
}

/** The value that the text of a cell stands for, or why it stands for none. */
export type CellReading<T> =
	{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: CellProblem };

export function good<T>(value: T): CellReading<T> {
	return { ok: true, value };
}

export function bad(what: string, next: string): CellReading<never> {
	return { ok: false, problem: { what, next } };
}

/** Longest piece of a person's text in a sentence, in UTF-16 units. */
const maxQuoted = 40;

/** A person's text as a sentence quotes it: “31 Feb”. */
export function quoted(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return `“${line.length > maxQuoted ? `${line.slice(0, maxQuoted - 1).trimEnd()}…` : line}”`;
}
