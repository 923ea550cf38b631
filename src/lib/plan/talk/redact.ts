import { type CollectionName, collectionNames, collections } from '$lib/plan/collections';
import type { Plan, Trashed } from '$lib/plan/plan';

/**
 * A plan as it may leave those who share it: without remarks on persons, and without the names of who said, did or
 * deleted what.
 */
export function redactPlan(plan: Plan): Plan {
	const emptied = Object.fromEntries(collectionNames.filter(isOnPersons).map((name) => [name, []]));
	return {
		...plan,
		...emptied,
		comments: plan.comments.map((comment) => ({ ...comment, by: null, name: '' })),
		activity: plan.activity.map((record) => ({ ...record, by: null, name: '' })),
		trash: plan.trash.filter(({ collection }) => !isOnPersons(collection)).map(withoutNames)
	};
}

function isOnPersons(name: CollectionName): boolean {
	return collections[name].part === 'people';
}

function withoutNames(trashed: Trashed): Trashed {
	const { collection, record } = trashed;
	const isSigned = collections[collection].part === 'talk';
	return {
		...trashed,
		deletedBy: '',
		record: isSigned ? ({ ...record, by: null, name: '' } as typeof record) : record
	};
}
