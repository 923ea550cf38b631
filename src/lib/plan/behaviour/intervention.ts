import {
	choice,
	choiceOrNone,
	onceCarriedDay,
	id,
	ids,
	line,
	number,
	numberOrNone,
	text
} from '$lib/plan/field';
import type { RecordOf } from '$lib/plan/record';

const purposes = [
	'shift mindsets',
	'remove inhibitors',
	'reinforce behaviours',
	'model through change agents'
] as const;
export const styles = ['invite', 'enable', 'require'] as const;
const routes = ['sponsored', 'grassroots'] as const;

export const interventionFields = {
	name: line('Name'),
	purpose: choiceOrNone('Purpose', purposes),
	style: choice('Style', styles, 'invite'),
	route: choice('Route', routes, 'sponsored'),
	/** 1 light, 2 middling, 3 strong. */
	intensity: number('Intensity, 1 to 3', 1, 3, 1),
	teams: ids('Teams'),
	behaviours: ids('Behaviours'),
	inhibitors: ids('Inhibitors it should remove'),
	start: onceCarriedDay('Start'),
	end: onceCarriedDay('End'),
	/** The principle of the change philosophy that it follows, in the words of the roadmap. */
	fitsPhilosophy: line('Principle it follows'),
	precedents: ids('Precedents'),
	/** Mean interest and ability of those concerned, 1 to 5, before it and after. */
	interestBefore: numberOrNone('Interest before, 1 to 5', 1, 5),
	interestAfter: numberOrNone('Interest after, 1 to 5', 1, 5),
	abilityBefore: numberOrNone('Ability before, 1 to 5', 1, 5),
	abilityAfter: numberOrNone('Ability after, 1 to 5', 1, 5),
	note: text('Note')
} as const;

/** Support for a behaviour: coaching, thanks, a clinic. It pushes only while it runs. */
export type Intervention = RecordOf<typeof interventionFields>;

export const precedentFields = {
	industry: line('Industry'),
	what: text('What was done'),
	source: line('Source'),
	/** 1 far from us to 5 much like us. */
	similarity: number('Similarity, 1 to 5', 1, 5, 1)
} as const;

/** Something that worked elsewhere. */
export type Precedent = RecordOf<typeof precedentFields>;

export const keeperFields = {
	behaviour: id('Behaviour'),
	team: id('Team'),
	role: line('Role'),
	checkEveryDays: number('Checks every so many days', 1, 3_650, 182),
	from: onceCarriedDay('From')
} as const;

/** Who looks after a rooted behaviour, and how often. */
export type Keeper = RecordOf<typeof keeperFields>;
