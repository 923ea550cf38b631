import { choice, flag, line, number } from './field';
import { statedLagField } from './lag';
import { linkTypes } from './link-type';
import { sourceField } from './source';

/** What the planner knows of each field of a link. */
export const linkFields = {
	from: line('Predecessor'),
	to: line('Successor'),
	type: choice('Type', linkTypes, 'FS'),
	/** Calendar days: the lag itself, or what comes nearest to `lag` where that is set. */
	lagDays: number('Lag, days', -100_000, 100_000),
	lag: statedLagField,
	plain: flag('Plain, not shaping'),
	source: sourceField
} as const;
