import type { Edit } from '$lib/doc/edit';
import { orderKeysAfter } from '$lib/doc/order-key';
import type { Initiative } from '$lib/plan/initiative';
import type { Plan } from '$lib/plan/plan';
import { countOf } from './words';

/** Many new initiatives in this sequence, last in their lanes, as one undo step: "import 235 initiatives". */
export function importInitiatives(plan: Plan, initiatives: readonly Initiative[]): Edit {
	const keys = orderKeysAfter(plan.initiatives, null, initiatives.length);
	return {
		name: 'import-initiatives',
		label: `import ${countOf('initiatives', initiatives.length)}`,
		part: 'plan',
		write: (to) =>
			initiatives.forEach((one, index) => to.add('initiatives', { ...one, order: keys[index] ?? '' }))
	};
}
