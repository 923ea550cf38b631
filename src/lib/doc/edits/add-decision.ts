import type { Edit } from '$lib/doc/edit';
import { decisionFields } from '$lib/plan/decision';
import type { Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';
import type { NewRecord } from './adding';
import { shortName } from './words';

/** Writes down what was agreed: "accept …" for an override, "withdraw …", "decide …". */
export function addDecision(_plan: Plan, decision: NewRecord<typeof decisionFields>): Edit {
	const record = makeRecord(decisionFields, decision.id, decision);
	const verb = { override: 'accept', withdrawal: 'withdraw', decision: 'decide' }[record.kind];
	return {
		name: 'add-decision',
		label: `${verb} ${shortName('decisions', record)}`,
		part: 'plan',
		write: (to) => to.add('decisions', record)
	};
}
