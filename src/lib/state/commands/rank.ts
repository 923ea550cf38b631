/** How well a name fits what somebody wrote; higher is better, 0 is not at all. */
type Fit = number;

const exact = 100;
const beginning = 80;
const wordBeginnings = 60;
const within = 40;
const scattered = 10;

/**
 * How well a folded name fits a folded search: the whole name before its beginning, then words that begin so,
 * then any place, then letters that begin its words, as "gtd" does for "Go to a date". Among equals the shorter
 * name is nearer.
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

/** Whether the letters come in this order, each at the beginning of a word or right after the one before. */
function isScattered(name: string, search: string): boolean {
	let reached = [-1];
	for (const letter of search) {
		const next: number[] = [];
		for (let at = name.indexOf(letter); at >= 0; at = name.indexOf(letter, at + 1)) {
			const isBeginning = at === 0 || /[^\p{L}\p{N}]/u.test(name[at - 1] ?? '');
			const follows = reached.some(
				(before) => before < at && (isBeginning || (before >= 0 && before === at - 1))
			);
			if (follows) next.push(at);
		}
		if (next.length === 0) return false;
		reached = next;
	}
	return true;
}
