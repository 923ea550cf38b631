import { changedPlan } from './changed-plan';
import { type Finding, type FindingReport, isBehaviourRule } from './finding';
import { findFindings } from './findings';
import type { Mend } from './mend';
import { formatDebt } from './order-debt';
import type { Plan } from './plan';

/** What a mend would do to what the planner notices. */
export interface MendEffect {
	readonly cleared: readonly Finding[];
	readonly made: readonly Finding[];
	/** Order debt of the roadmap in days, before and after. */
	readonly debtBefore: number;
	readonly debtAfter: number;
}

/** Most new findings that are named. */
const mostNamed = 2;

/**
 * What the findings of a plan would be after a mend, against the report of the plan as it is. O(plan). Mends change
 * order, links and dates, so findings of behaviour are left out.
 */
export function effectOfMend(plan: Plan, report: FindingReport, mend: Pick<Mend, 'changes'>): MendEffect {
	const after = findFindings(changedPlan(plan, mend.changes), report.asOf);
	return {
		cleared: missingIn(after, report),
		made: missingIn(report, after),
		debtBefore: report.debtDays,
		debtAfter: after.debtDays
	};
}

/** The same as a line: "Clears 1 finding, makes none; order debt falls from 7.6 months to 3.4 months." */
export function sayEffect({ cleared, made, debtBefore, debtAfter }: MendEffect): string {
	const clears = cleared.length === 0 ? 'Clears no finding' : `Clears ${count(cleared.length)}`;
	const names = made.slice(0, mostNamed).map(({ rule, title }) => `${rule}, ${title}`);
	const rest = made.length > mostNamed ? ` and ${made.length - mostNamed} more` : '';
	const makes = made.length === 0 ? 'makes none' : `makes ${count(made.length)} (${names.join('; ')}${rest})`;
	return `${clears}, ${makes}; ${sayDebt(debtBefore, debtAfter)}.`;
}

function sayDebt(before: number, after: number): string {
	if (before === after) return `order debt stays at ${formatDebt(after)}`;
	return `order debt ${after < before ? 'falls' : 'rises'} from ${formatDebt(before)} to ${formatDebt(after)}`;
}

function count(findings: number): string {
	return findings === 1 ? '1 finding' : `${findings} findings`;
}

function missingIn(report: FindingReport, from: FindingReport): readonly Finding[] {
	const known = new Set(report.findings.map((finding) => finding.key));
	return from.findings.filter(({ key, rule }) => !known.has(key) && !isBehaviourRule(rule));
}
