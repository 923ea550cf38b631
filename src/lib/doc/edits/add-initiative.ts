import type { Edit } from '$lib/doc/edit';
import { orderKeysAfter } from '$lib/doc/order-key';
import { initiativeFields } from '$lib/plan/initiative-fields';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { adding, type NewRecord } from './adding';

/** A new initiative, last in its lane or right after the one with the id `after`: "add initiative". */
export function addInitiative(
	plan: Plan,
	initiative: NewRecord<typeof initiativeFields>,
	after: string | null = null
): Edit {
	const [order] = orderKeysAfter(plan.initiatives, after, 1);
	return adding('initiatives', makeRecord(initiativeFields, initiative.id, { ...initiative, order }));
}
