import type { ObservationSource } from '$lib/plan/behaviour/observation';
import { type Day, partsOf, shortMonth } from '$lib/plan/day';
import type { Roadmap } from '$lib/state/roadmap.svelte';
import type { RecordDraft, Way } from '$lib/state/behaviour/record-draft';

/** Sources as a narrow choice calls them. */
export const shortSources: Readonly<Record<ObservationSource, string>> = {
	unannounced: 'Unannounced',
	announced: 'Announced',
	record: 'Record',
	customer: 'Customer',
	'manager-rating': 'Manager',
	'self-report': 'Self-report'
};

const sourcesOfCounts: readonly ObservationSource[] = ['unannounced', 'announced', 'record', 'customer'];
const sourcesOfRatings: readonly ObservationSource[] = [
	'manager-rating',
	'self-report',
	'customer',
	'record'
];

/** The sources that fit a way of entering figures; one that is chosen already is always among them. */
export function sourcesFor(way: Way, chosen: ObservationSource): readonly ObservationSource[] {
	const usual = way === 'rating' ? sourcesOfRatings : sourcesOfCounts;
	return usual.includes(chosen) ? usual : [...usual, chosen];
}

/** What changes with the way of entering figures: a source that does not fit gives way to the first that does. */
export function changeOfWay(way: Way, { source, marks, k, n }: RecordDraft): Partial<RecordDraft> {
	const usual = way === 'rating' ? sourcesOfRatings : sourcesOfCounts;
	const values = { way, source: usual.includes(source) ? source : (usual[0] ?? source) };
	const isCounted = way === 'numbers' && marks.length > 0 && k === '' && n === '';
	if (!isCounted) return values;
	return { ...values, k: String(marks.filter(Boolean).length), n: String(marks.length) };
}

/** "0.8", "1.0", "0.35". */
export function weightInWords(weight: number): string {
	return Number.isInteger(weight * 10) ? weight.toFixed(1) : String(weight);
}

/** A day without its year: "30 Jun". */
export function shortDay(day: Day): string {
	const { month, dayOfMonth } = partsOf(day);
	return `${dayOfMonth} ${shortMonth(month)}`;
}

/** Where what is saved lies, in a plain sentence for the foot of the form. */
export function storageWords(storage: Roadmap['storage'], isOnline: boolean): string {
	if (storage.kind === 'not-saved') return storage.reason;
	return isOnline ? 'It is kept on this device.' : 'No network. It is kept on this device all the same.';
}
