import type { Edit } from '$lib/doc/edit';

/** Several edits of one document as one step of undo, called by `label`. */
export function together(edits: readonly Edit[], label: string): Edit {
	return {
		name: 'together',
		label,
		part: edits[0]?.part ?? 'plan',
		write: (to) => edits.forEach((edit) => edit.write(to))
	};
}
