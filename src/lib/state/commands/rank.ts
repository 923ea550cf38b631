/** How well a name fits what somebody wrote; higher is better, 0 is not at all. */
type Fit = number;

const exact = 100;
const beginning = 80;
const wordBeginnings = 60;
const within = 40;
const scattered = 10;

/**
 * How well a folded name fits a folded search: the whole name before its beginning, then words that begin
 * so, then any place, then letters that only come in this order. Among equals the shorter name is nearer.
 */
export function fitOf(name: string, search: string): Fit {
	const rank = rankOf(name, search);
	return rank === 0 ? 0 : rank + 1 / (1 + name.length);
}

function rankOf(name: string, search: string): number {
	if (name === search) return exact;
	if (name.startsWith(search)) return beginning;
	const words = search.split(' ').filter(Boolean);
	if (words.every((word) => beginsWord(name, word))) return wordBeginnings;
	if (words.every((word) => name.includes(word))) return within;
	return words.length === 1 && search.length > 2 && isScattered(name, search) ? scattered : 0;
}

function beginsWord(name: string, word: string): boolean {
	for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
		if (at === 0 || /[^\p{L}\p{N}]/u.test(name[at - 1] ?? '')) return true;
	}
	return false;
}

/** Whether the letters come in this order, the first one at the beginning of a word. */
function isScattered(name: string, search: string): boolean {
	let at = -1;
	for (const [index, letter] of [...search].entries()) {
		at = name.indexOf(letter, at + 1);
		if (at < 0 || (index === 0 && !beginsWord(name, letter))) return false;
	}
	return true;
}
