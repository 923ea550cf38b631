import { choiceOrNone, dayField, id, line, text } from './field';
import { lanes } from './lane';
import type { RecordOf } from './record';
import { sourceField } from './source';

export const groupFields = {
	title: line('Title'),
	lane: choiceOrNone('Lane', lanes),
	phase: id('Phase'),
	group: id('Inside group'),
	/** Set only where somebody states them: else a group reaches as far as what is in it. */
	start: dayField('Stated start'),
	end: dayField('Stated end'),
	notes: text('Notes'),
	source: sourceField
} as const;

/**
 * Work that belongs together under one heading, such as a summary task of a file. Initiatives, milestones and
 * other groups name the group that they are in. Links may end at it.
 */
export type Group = RecordOf<typeof groupFields>;
