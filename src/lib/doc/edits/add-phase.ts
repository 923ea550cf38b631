import type { Edit } from '$lib/doc/edit';
import { orderKeysAfter } from '$lib/doc/order-key';
import { phaseFields } from '$lib/plan/phase';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { adding, type NewRecord } from './adding';

/** A new phase after the others: "add phase". */
export function addPhase(plan: Plan, phase: NewRecord<typeof phaseFields>): Edit {
	const [order] = orderKeysAfter(plan.phases, null, 1);
	return adding('phases', makeRecord(phaseFields, phase.id, { ...phase, order }));
}
