import { choice, choiceOrNone, onceCarriedDay, id, line, numberOrNone, text } from '$lib/plan/field';
import type { RecordOf } from '$lib/plan/record';

export const observationSources = [
	'record',
	'unannounced',
	'customer',
	'announced',
	'manager-rating',
	'self-report'
] as const;
export type ObservationSource = (typeof observationSources)[number];

export const sourceNames: Readonly<Record<ObservationSource, string>> = {
	record: 'Record',
	unannounced: 'Unannounced look',
	customer: 'Customer said so',
	announced: 'Announced look',
	'manager-rating': 'Manager’s rating',
	'self-report': 'Self-report'
};

/** Sources that nobody could prepare for: only they can show that a behaviour is rooted. */
export function isUnprompted(source: ObservationSource): boolean {
	return source === 'record' || source === 'unannounced';
}

/** Sources that are drawn hollow: what was announced, rated or reported by oneself. */
export function isWeak(source: ObservationSource): boolean {
	return source === 'announced' || source === 'manager-rating' || source === 'self-report';
}

const most = 1_000_000;

export const observationFields = {
	behaviour: id('Behaviour'),
	team: id('Team'),
	date: onceCarriedDay('Day'),
	kind: choice('Kind', ['count', 'rating'], 'count'),
	/** Seen so often, of so many looks. */
	k: numberOrNone('Seen', 0, most),
	n: numberOrNone('Of', 0, most),
	/** Mean of the raters, 0 to 100, and how many they were. */
	rating: numberOrNone('Rating', 0, 100),
	raters: numberOrNone('Raters', 0, most),
	source: choiceOrNone('Source', observationSources),
	note: text('Note'),
	/** Who entered it, as they call themselves. */
	by: line('Entered by'),
	/** Id of the observation that this one corrects. */
	supersedes: id('Corrects')
} as const;

/** What somebody saw of one behaviour in one team on one day. Written once: a correction names what it corrects. */
export type Observation = RecordOf<typeof observationFields>;
