import { type CollectionName, collectionNames, collections } from '$lib/plan/collections';
import type { Plan, Trashed } from '$lib/plan/plan';
import { mayRead, type Role } from '$lib/plan/role';

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

/**
 * A plan as somebody may copy it for themselves: whole for those who may read it whole, redacted for all others, also
 * where their device still has what they might read once. `role` is null where nobody else takes part.
 */
export function copyFor(plan: Plan, role: Role | null): Plan {
	return role === null || mayRead(role, 'people') ? plan : redactPlan(plan);
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
