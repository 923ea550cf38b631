import { criteriaField } from './behaviour/gate-criterion';
import { choice, choiceOrNone, dayField, flag, id, line, text } from './field';
import { lanes } from './lane';
import type { RecordOf } from './record';
import { sourceField } from './source';

export const milestoneFields = {
	title: line('Title'),
	kind: choice('Kind', ['milestone', 'gate'], 'milestone'),
	day: dayField('Day'),
	lane: choiceOrNone('Lane', lanes),
	phase: id('Phase'),
	group: id('Inside group'),
	statement: text('Statement'),
	done: flag('Reached'),
	/** What a gate asks to have been seen. */
	criteria: criteriaField('Evidence the gate asks for'),
	owner: line('Owner role'),
	source: sourceField
} as const;

/** A day that matters: a milestone, or a gate besides the one that ends a phase. */
export type Milestone = RecordOf<typeof milestoneFields>;
