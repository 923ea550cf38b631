import type { Edit } from '$lib/doc/edit';
import { orderKeysAfter } from '$lib/doc/order-key';
import { milestoneFields } from '$lib/plan/milestone';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import { adding, type NewRecord } from './adding';

/** A new milestone or gate: "add milestone", "add gate". */
export function addMilestone(plan: Plan, milestone: NewRecord<typeof milestoneFields>): Edit {
	const [order] = orderKeysAfter(plan.milestones, null, 1);
	const record = makeRecord(milestoneFields, milestone.id, { ...milestone, order });
	return { ...adding('milestones', record), label: `add ${record.kind}` };
}
