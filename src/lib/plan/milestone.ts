import { choice, choiceOrNone, dayField, flag, id, line, text } from './field';
import { lanes } from './lane';
import type { RecordOf } from './record';

export const milestoneFields = {
	title: line('Title'),
	kind: choice('Kind', ['milestone', 'gate'], 'milestone'),
	day: dayField('Day'),
	lane: choiceOrNone('Lane', lanes),
	phase: id('Phase'),
	statement: text('Statement'),
	done: flag('Reached')
} as const;

/** A day that matters: a milestone, or a gate besides the one that ends a phase. */
export type Milestone = RecordOf<typeof milestoneFields>;
