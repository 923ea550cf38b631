import { dayField, line, text } from './field';
import type { RecordOf } from './record';

export const phaseFields = {
	title: line('Title'),
	gate: text('Gate statement'),
	start: dayField('Start'),
	end: dayField('End')
} as const;

/** A stretch of the roadmap with a purpose; its gate is a sentence that must be true at its end. */
export type Phase = RecordOf<typeof phaseFields>;
