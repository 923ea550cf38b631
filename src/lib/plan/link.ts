import type { Initiative } from './initiative';
import type { linkFields } from './link-fields';
import type { RecordOf } from './record';

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
