/** Longest name in a sentence, in UTF-16 units. */
const maxName = 60;

/** How a sentence calls a record: its code, else its title, shortened where it is long. */
export function shortName(record: { readonly code?: string | undefined; readonly title: string }): string {
	return shorten(record.code?.trim() || record.title.trim() || 'Untitled');
}

/** A text cut to the length of a name. */
export function shorten(text: string): string {
	const letters = text.length <= maxName ? text : `${text.slice(0, maxName - 1).trimEnd()}…`;
	return letters.replace(/\s+/g, ' ');
}

/** Names as a list in a sentence: "TE1, TE2 and 3 more". */
export function listNames(names: readonly string[], most = 4): string {
	const shown =
		names.length <= most ? names : [...names.slice(0, most - 1), `${names.length - most + 1} more`];
	if (shown.length < 2) return shown.join('');
	return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
