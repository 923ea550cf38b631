import type { ObservationSource } from '$lib/plan/behaviour/observation';
import { listNames, shorten } from '$lib/plan/words';

/** The columns of a table of observations, and the names that they are known by, the first as it is written. */
export const observationColumns = {
	behaviour: ['behaviour', 'behavior', 'what', 'verhalten'],
	team: ['team', 'department', 'group', 'abteilung'],
	day: ['day', 'date', 'on', 'datum', 'tag'],
	k: ['seen', 'k', 'yes', 'done', 'count seen', 'gesehen'],
	n: ['of', 'n', 'looks', 'out of', 'sample', 'total', 'von'],
	rating: ['rating', 'score', 'mean rating'],
	raters: ['raters', 'number of raters', 'answers'],
	source: ['source', 'how', 'how seen', 'quelle'],
	note: ['note', 'notes', 'comment', 'remark'],
	by: ['by', 'entered by', 'who', 'observer']
} as const;
export type ObservationColumn = keyof typeof observationColumns;

/** The order of the cells where a table has no line of names. */
export const usualColumns: readonly ObservationColumn[] = [
	'behaviour',
	'team',
	'day',
	'k',
	'n',
	'source',
	'note'
];

const sourceWords: Readonly<Record<ObservationSource, readonly string[]>> = {
	unannounced: ['unannounced', 'unannounced look', 'unprompted'],
	announced: ['announced', 'announced look'],
	record: ['record', 'records'],
	customer: ['customer', 'customer said so', 'customers'],
	'manager-rating': ['manager rating', 'managers rating', 'manager', 'rating by manager'],
	'self-report': ['self report', 'self reported', 'self']
};

/** A name as it is compared: small letters, single spaces, no signs around it. */
function keyOf(name: string): string {
	return name
		.toLowerCase()
		.replace(/[’'“”"]/g, '')
		.replace(/[\s_.:/-]+/g, ' ')
		.trim();
}

/** The column that a name in the first line stands for, or null. */
export function columnNamed(name: string): ObservationColumn | null {
	const key = keyOf(name);
	const found = Object.entries(observationColumns).find(([, names]) => names.some((one) => one === key));
	return (found?.[0] as ObservationColumn | undefined) ?? null;
}

/** The source that a cell names, or null. */
export function sourceNamed(text: string): ObservationSource | null {
	const key = keyOf(text);
	const found = Object.entries(sourceWords).find(([, words]) => words.includes(key));
	return (found?.[0] as ObservationSource | undefined) ?? null;
}

/** How sources are written, for an error. */
export const sourcesInWords = Object.values(sourceWords)
	.map(([first]) => first)
	.join(', ');

interface Named {
	readonly id: string;
	readonly name: string;
}

/** The record that a text names; else whether it names none or several, and what to write instead. */
export type Found<T> =
	| { readonly ok: true; readonly record: T }
	| { readonly ok: false; readonly names: 'none' | 'several'; readonly next: string };

/** Fewest letters that a name may be cut to. */
const fewestLetters = 4;

/**
 * The record that a cell names: by its whole name, else by its id, else by a beginning of at least four letters
 * that no other name has. A sentence that says what to do where it names none, or several.
 */
export function findNamed<T extends Named>(list: readonly T[], text: string): Found<T> {
	const key = keyOf(text);
	const exact = key === '' ? [] : list.filter((one) => keyOf(one.name) === key);
	const byId = list.filter((one) => one.id === text.trim());
	const begun = key.length < fewestLetters ? [] : list.filter((one) => keyOf(one.name).startsWith(key));
	const found = [exact, byId, begun].find((some) => some.length > 0) ?? [];
	const [record] = found;
	if (record && found.length === 1) return { ok: true, record };
	if (list.length === 0)
		return { ok: false, names: 'none', next: 'The roadmap has none yet: add them first.' };
	const names = listNames((found.length > 1 ? found : list).map((one) => shorten(one.name)));
	if (found.length === 0) return { ok: false, names: 'none', next: `Write one of: ${names}.` };
	// Names that are the same whole cannot tell them apart.
	const ids = listNames(found.map(({ id }) => shorten(id)));
	const next =
		found === exact
			? `Several are called so: write an id, of ${ids}.`
			: `It may be ${names}: write the whole name.`;
	return { ok: false, names: 'several', next };
}
