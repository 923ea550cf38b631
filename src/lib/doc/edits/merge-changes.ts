import type { Change } from '$lib/plan/change';
import { collections } from '$lib/plan/collections';
import type { DeletionMark, Edit, Writer } from '$lib/doc/edit';
import { legalValues } from './legal-values';
import { countWords } from './words';

/**
 * Makes many changes at once, as one undo step, called by `label`: "merge 12 changes" unless given. Additions
 * are born in the trash like any other, deletions are marks. Throws RangeError for a value that its field
 * does not allow; nothing is then written.
 */
export function mergeChanges(
	changes: readonly Change[],
	mark: DeletionMark,
	label = `merge ${countWords(changes.length, 'change')}`
): Edit {
	for (const change of changes) {
		if (change.kind === 'set' && change.collection !== 'roadmap')
			legalValues(collections[change.collection].fields, { [change.field]: change.after });
	}
	return {
		name: 'merge-changes',
		label,
		part: 'plan',
		write: (to) => changes.forEach((change) => writeChange(to, change, mark))
	};
}

function writeChange(to: Writer, change: Change, mark: DeletionMark): void {
	if (change.kind === 'add') to.add(change.collection, change.record);
	else if (change.kind === 'delete') to.markDeleted(change.collection, change.id, mark);
	else if (change.collection === 'roadmap') to.setRoadmap({ [change.field]: change.after });
	else to.set(change.collection, change.id, { [change.field]: change.after });
}
