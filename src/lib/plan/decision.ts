import { choice, dayField, id, line, text } from './field';
import type { RecordOf } from './record';

export const decisionFields = {
	kind: choice('Kind', ['override', 'withdrawal', 'decision'], 'decision'),
	title: line('Decision'),
	/** Key of the finding that an override accepts (`Finding.key`). */
	finding: id('Finding'),
	/** Id of the override that a withdrawal ends. */
	withdraws: id('Withdraws'),
	by: line('Decided by'),
	date: dayField('Date'),
	reason: text('Reason')
} as const;

/** What people agreed. Written once: a change of mind is a new decision. */
export type Decision = RecordOf<typeof decisionFields>;
