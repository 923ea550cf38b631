/** What a text in a cell may be completed to. */
export interface Completion {
	/** Where in the text the piece begins that is completed: 0, or behind the last semicolon of a list. */
	readonly from: number;
	/** Options that begin with the piece, then those that hold it; all of them for an empty piece. */
	readonly options: readonly string[];
}

/** Looks for options that go on from what is typed, at most `most` of them. */
export function completionsOf(
	text: string,
	options: readonly string[],
	isList: boolean,
	most: number
): Completion {
	const last = isList ? text.lastIndexOf(';') + 1 : 0;
	const from = last + (text.slice(last).length - text.slice(last).trimStart().length);
	const piece = text.slice(from).trim().toLowerCase();
	const begin: string[] = [];
	const hold: string[] = [];
	for (const option of options) {
		if (begin.length >= most) break;
		const at = option.toLowerCase().indexOf(piece);
		if (at === 0) begin.push(option);
		else if (at > 0 && hold.length < most) hold.push(option);
	}
	return { from, options: [...begin, ...hold].slice(0, most) };
}
