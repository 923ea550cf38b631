import { choice, choiceOrNone, onceCarriedDay, id, ids, line, number, text } from '$lib/plan/field';
import type { RecordOf } from '$lib/plan/record';

export const issues = ['people', 'organisational', 'performance', 'focus'] as const;
export type Issue = (typeof issues)[number];

export const issueNames: Readonly<Record<Issue, string>> = {
	people: 'People',
	organisational: 'Organisation',
	performance: 'Performance',
	focus: 'Focus'
};

const catalystKinds = ['process', 'incentive', 'social', 'technology'] as const;
const inhibitorKinds = ['social', 'operational', 'cultural'] as const;

/** What catalysts and inhibitors share. A force without teams or behaviours acts on none. */
const forceFields = {
	name: line('Name'),
	issue: choiceOrNone('Issue', issues),
	/** 1 weak to 5 strong. */
	strength: number('Strength, 1 to 5', 1, 5, 1),
	teams: ids('Teams'),
	behaviours: ids('Behaviours'),
	from: onceCarriedDay('From'),
	to: onceCarriedDay('Until'),
	note: text('Note')
} as const;

export const catalystFields = {
	...forceFields,
	kind: choice('Kind', catalystKinds, 'process'),
	/** The initiative whose end it begins with, where it has no day of its own. */
	createdBy: id('Created by')
} as const;

export const inhibitorFields = {
	...forceFields,
	kind: choice('Kind', inhibitorKinds, 'operational')
} as const;

/** Something that makes a behaviour easier. */
export type Catalyst = RecordOf<typeof catalystFields>;
/** Something that holds a behaviour back. Initiatives that remove it name it. */
export type Inhibitor = RecordOf<typeof inhibitorFields>;
