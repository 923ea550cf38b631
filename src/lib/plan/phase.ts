import { criteriaField } from './behaviour/gate-criterion';
import { dayField, line, text } from './field';
import type { RecordOf } from './record';
import { sourceField } from './source';

export const phaseFields = {
	title: line('Title'),
	gate: text('Gate statement'),
	start: dayField('Start'),
	end: dayField('End'),
	/** What its gate asks to have been seen. */
	criteria: criteriaField('Evidence the gate asks for'),
	source: sourceField
} as const;

/** A stretch of the roadmap with a purpose; its gate is a sentence that must be true at its end. */
export type Phase = RecordOf<typeof phaseFields>;
