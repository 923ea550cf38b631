import { type Finding, type FindingReport, isBehaviourRule } from './finding';
import { swapDates } from './mends-of-dates';
import { mendCycle, mendDangling } from './mends-of-links';
import { countAsShaping, mendEarlyStart } from './mends-of-order';
import type { Mend } from './mend';
import type { Plan } from './plan';

/**
 * What can be done about a finding mechanically, the likeliest first; empty where it takes judgement or a
 * choice of a record (`link-candidates.ts`). Rules: `docs/rules/sequence.md`, SEQ-11 and on.
 */
export function mendsOf(plan: Plan, report: FindingReport, finding: Finding): readonly Mend[] {
	switch (finding.rule) {
		case 'LNK-1':
			return mendCycle(plan, finding);
		case 'LNK-2':
			return mendDangling(plan, finding);
		case 'DAT-1':
			return swapDates(plan, finding);
		case 'SEQ-3':
			return mendEarlyStart(plan, report, finding);
		case 'SEQ-1':
		case 'SEQ-2':
		case 'SEQ-5':
			return countAsShaping(plan, report, finding);
		default:
			return [];
	}
}

/** Whether anything at all can be done about a finding besides accepting it; cheap, for every card of a list. */
export function canMend({ rule }: Finding): boolean {
	return rule !== 'SEQ-4' && !isBehaviourRule(rule);
}
