import { choice, flag, line, numberOrNone, text } from './field';
import type { RecordOf } from './record';

export const readinesses = ['resistant', 'neutral', 'early adopter'] as const;
export type Readiness = (typeof readinesses)[number];

export const readinessNames: Readonly<Record<Readiness, string>> = {
	resistant: 'Resistant',
	neutral: 'Neutral',
	'early adopter': 'Early adopter'
};

/** Figures about fewer people than this could be read as figures about persons: they stay hidden. */
export const fewestPeople = 5;

export const teamFields = {
	name: line('Name'),
	/** How many people; null when nobody has said. */
	headcount: numberOrNone('Headcount', 0, 10_000_000),
	customerFacing: flag('Faces customers'),
	readiness: choice('Readiness', readinesses, 'neutral'),
	leadRole: line('Lead role'),
	note: text('Note')
} as const;

/** People who work together under one lead. */
export type Team = RecordOf<typeof teamFields>;

/** Whether its figures stay hidden because they would be about a handful of persons. */
export function isTooSmallToShow({ headcount }: Pick<Team, 'headcount'>): boolean {
	return headcount !== null && headcount < fewestPeople;
}
