import { onceCarriedDay, flag, id, line, number, text } from '$lib/plan/field';
import type { RecordOf } from '$lib/plan/record';

export const influenceFields = {
	listener: id('Listener'),
	source: id('Listens to'),
	/** Share of the listener’s attention, 0 to 1; a listener’s shares are rescaled to one. */
	weight: number('Weight, 0 to 1', 0, 1)
} as const;

/** How much one team listens to another, or to itself. */
export type Influence = RecordOf<typeof influenceFields>;

export const plannedTieFields = {
	...influenceFields,
	sharedGoal: line('Shared goal'),
	start: onceCarriedDay('From'),
	how: text('How')
} as const;

/** A tie between two teams that is to be made. */
export type PlannedTie = RecordOf<typeof plannedTieFields>;

export const changeAgentFields = {
	team: id('Team'),
	role: line('Role'),
	/** How many colleagues named this person. */
	nominations: number('Nominations', 0, 100_000),
	since: onceCarriedDay('Since'),
	isPaused: flag('Paused')
} as const;

/** A colleague whom others trust and follow, named by them. */
export type ChangeAgent = RecordOf<typeof changeAgentFields>;
