import { choice, flag, line, number } from './field';
import type { Initiative } from './initiative';
import { statedLagField } from './lag';
import type { RecordOf } from './record';
import { sourceField } from './source';

export const linkTypes = ['FS', 'SS', 'FF', 'SF'] as const;
export type LinkType = (typeof linkTypes)[number];

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

/** Predecessor → successor. Its ends are ids, which may dangle after a merge. */
export type Link = RecordOf<typeof linkFields>;

/**
 * Whether work at `from` shapes work at `to`: from process to structure or technology, or from structure
 * to structure or technology, unless someone marked the link as plain.
 */
export function isShaping(
	link: Pick<Link, 'plain'>,
	from: Pick<Initiative, 'lane'>,
	to: Pick<Initiative, 'lane'>
): boolean {
	if (link.plain) return false;
	return from.lane === 'process' ? to.lane !== 'process' : from.lane === 'structure' && to.lane !== 'process';
}
