import type { Edit } from '$lib/doc/edit';
import type { JsonObject } from '$lib/plan/field';
import type { Plan } from '$lib/plan/plan';
import { roadmapFields } from '$lib/plan/roadmap-info';
import { legalValues } from './legal-values';
import { fieldWords } from './words';

/** Sets fields of the roadmap itself: "set mission of the roadmap". Throws RangeError as `setFields` does. */
export function setRoadmap(_plan: Plan, values: JsonObject): Edit {
	const legal = legalValues(roadmapFields, values);
	const names = Object.keys(values);
	const isRename = names.length === 1 && names[0] === 'title';
	return {
		name: 'set-roadmap',
		label: isRename ? 'rename the roadmap' : `set ${fieldWords(roadmapFields, names)} of the roadmap`,
		part: 'plan',
		write: (to) => to.setRoadmap(legal)
	};
}
