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

const nothing: readonly never[] = [];

/**
 * A plan as somebody may see it: without remarks on persons where their role may not read those, which their device
 * may still have from before. The same object where there is nothing to leave out. `role` as for `copyFor`.
 */
export function readablePlan(plan: Plan, role: Role | null): Plan {
	if (role === null || mayRead(role, 'people')) return plan;
	const hidden = collectionNames.filter((name) => isOnPersons(name) && plan[name].length > 0);
	const trash = plan.trash.filter(({ collection }) => !isOnPersons(collection));
	const isTrashWhole = trash.length === plan.trash.length;
	if (hidden.length === 0 && isTrashWhole) return plan;
	const emptied = Object.fromEntries(hidden.map((name) => [name, nothing]));
	return { ...plan, ...emptied, trash: isTrashWhole ? plan.trash : trash };
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
