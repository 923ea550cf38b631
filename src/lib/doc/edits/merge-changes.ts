import type { Change } from '$lib/plan/change';
import type { Plan } from '$lib/plan/plan';
import type { DeletionMark, Edit, Writer } from '$lib/doc/edit';
import { countWords } from './words';

/** Takes over differences from another copy, as one undo step: "merge 12 changes". */
export function mergeChanges(_plan: Plan, changes: readonly Change[], mark: DeletionMark): Edit {
	return {
		name: 'merge-changes',
		label: `merge ${countWords(changes.length, 'change')}`,
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
