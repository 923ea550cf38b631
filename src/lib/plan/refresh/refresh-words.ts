import { type Day, formatDay } from '$lib/plan/day';
import type { Field, Json } from '$lib/plan/field';
import { fieldInWords, valueInWords } from '$lib/plan/value-words';

/** What the file says of one field: "Planned end moves from 31 Jan 2029 to 28 Feb 2029, 28 days later." */
export function sayField(
	field: Field<unknown> | null,
	name: string,
	before: Json,
	after: Json,
	isOurs: boolean,
	nameOf: (id: string) => string
): string {
	const label = field?.label ?? fieldInWords(name);
	const ours = isOurs ? ' It was changed here since the last file.' : '';
	if (field?.kind === 'day') return `${label} ${sayMove(before as Day | null, after as Day | null)}.${ours}`;
	const [old, now] = [before, after].map((value) => valueInWords(field, value, nameOf));
	const [was, is] = [old, now].map((words) => cut(words ?? ''));
	return before === null || before === ''
		? `${label} is given: ${is}.${ours}`
		: `${label} changes from ${was} to ${is}.${ours}`;
}

/** Longest value that is told in full, in characters. */
const maxShown = 80;

function cut(words: string): string {
	const letters = [...words.replace(/\s+/g, ' ')];
	return letters.length > maxShown
		? `${letters
				.slice(0, maxShown - 1)
				.join('')
				.trimEnd()}…`
		: letters.join('');
}

function sayMove(before: Day | null, after: Day | null): string {
	if (after === null)
		return `is no date in the file any more; here it is ${before === null ? '' : formatDay(before)}`;
	if (before === null) return `is given: ${formatDay(after)}`;
	const days = Math.abs(after - before);
	const way = after > before ? 'later' : 'earlier';
	return `moves from ${formatDay(before)} to ${formatDay(after)}, ${days.toLocaleString('en-GB')} ${days === 1 ? 'day' : 'days'} ${way}`;
}
