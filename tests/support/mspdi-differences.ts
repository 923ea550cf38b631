import type { MspdiFacts } from './mspdi-counts';

/** Why a count of ours may differ from the independent one. */
export const differenceClasses = {
	'no such link':
		'A link to another project cannot be kept, so it is not among the links by type; it is listed.',
	'summary milestone': 'A summary task that is flagged as a milestone stays a group or phase (MSP-5).',
	'baseline without dates': 'A baseline that states only a duration has no dates to agree on.'
} as const;

type DifferenceClass = keyof typeof differenceClasses;

export interface Difference {
	readonly figure: keyof MspdiFacts;
	readonly ours: unknown;
	readonly theirs: unknown;
	/** Null where nothing explains it. */
	readonly why: DifferenceClass | null;
}

/** Where our count of a file differs from the independent one, and why. */
export function differencesOf(ours: MspdiFacts, theirs: MspdiFacts): readonly Difference[] {
	return (Object.keys(ours) as (keyof MspdiFacts)[]).flatMap((figure) => {
		if (sorted(ours[figure]) === sorted(theirs[figure])) return [];
		return [{ figure, ours: ours[figure], theirs: theirs[figure], why: explain(figure, ours, theirs) }];
	});
}

function explain(figure: keyof MspdiFacts, ours: MspdiFacts, theirs: MspdiFacts): DifferenceClass | null {
	const left = theirs.links_cross_project + theirs.links_dangling + theirs.links_self;
	if (figure === 'links_by_type')
		return sum(theirs.links_by_type) - sum(ours.links_by_type) === left ? 'no such link' : null;
	if (figure === 'milestone_flag')
		return ours.milestone_flag < theirs.milestone_flag ? 'summary milestone' : null;
	if (figure === 'baselines') {
		const isFewer = Object.entries(ours.baselines).every(
			([number, count]) => count <= (theirs.baselines[number] ?? 0)
		);
		return isFewer ? 'baseline without dates' : null;
	}
	return null;
}

function sum(counts: Readonly<Record<string, number>>): number {
	return Object.values(counts).reduce((total, one) => total + one, 0);
}

function sorted(value: unknown): string {
	if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
	return JSON.stringify(Object.entries(value).sort());
}
