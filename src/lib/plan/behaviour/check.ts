import { dayField, id, line, text } from '$lib/plan/field';
import type { RecordOf } from '$lib/plan/record';

export const checkFields = {
	behaviour: id('Behaviour'),
	team: id('Team'),
	due: dayField('Due'),
	assignee: line('Who looks'),
	note: text('Note')
} as const;

/**
 * A look that somebody has promised: who, at which behaviour in which team, until when. It is done once the
 * cell has an observation on or after the day 30 days before it was due.
 */
export type PlannedCheck = RecordOf<typeof checkFields>;
