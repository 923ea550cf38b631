import { findReversedDates } from './date-findings';
import type { Day } from './day';
import type { Finding, FindingReport, Noticed } from './finding';
import type { GuardInput } from './guard-input';
import { currentSpan } from './initiative';
import { findCyclicLinks, findDanglingLinks } from './link-findings';
import { findIgnoredLinks } from './links';
import type { SpanOf } from './order-debt';
import { findEarlyStarts } from './order-findings';
import { overridesInForce } from './overrides';
import { findEmptyLanes } from './phase-findings';
import { byId, type Plan } from './plan';
import {
	findUnreasonedApproach,
	findUnshapedStructure,
	findUnshapedTechnology,
	findUntriggeredChange
} from './sequence';

/** Every rule, in the order in which findings are listed. */
const rules: readonly ((input: GuardInput) => Noticed[])[] = [
	findUnshapedStructure,
	findUnshapedTechnology,
	findEarlyStarts,
	findEmptyLanes,
	findUntriggeredChange,
	findUnreasonedApproach,
	findCyclicLinks,
	findDanglingLinks,
	findReversedDates
];

/** The latest report of each plan with its stored dates: the chart and the library's summary ask for the same one. */
const latest = new WeakMap<Plan, FindingReport>();

/**
 * All findings of a plan as of a day. `spanOf` gives dates that differ from the stored ones, as while a bar
 * is dragged. Never throws, whatever a merge has left in the plan. Rules: `docs/rules/`.
 */
export function findFindings(plan: Plan, asOf: Day, spanOf: SpanOf = currentSpan): FindingReport {
	if (spanOf !== currentSpan) return reportOn(plan, asOf, spanOf);
	const known = latest.get(plan);
	if (known?.asOf === asOf) return known;
	const report = reportOn(plan, asOf, spanOf);
	latest.set(plan, report);
	return report;
}

function reportOn(plan: Plan, asOf: Day, spanOf: SpanOf): FindingReport {
	const ignoredLinks = findIgnoredLinks(plan);
	const input = { plan, asOf, spanOf, ignoredLinks };
	const inForce = overridesInForce(plan.decisions);
	const open: Finding[] = [];
	const accepted: Finding[] = [];
	let debtDays = 0;
	let acceptedDebtDays = 0;
	for (const rule of rules) {
		for (const noticed of rule(input)) {
			const override = inForce.get(noticed.key) ?? null;
			(override ? accepted : open).push({ ...noticed, accepted: override });
			debtDays += noticed.debtDays;
			if (override) acceptedDebtDays += noticed.debtDays;
		}
	}
	const findings = [...open, ...accepted];
	return { asOf, findings, byInitiative: group(plan, findings), debtDays, acceptedDebtDays, ignoredLinks };
}

function group(plan: Plan, findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
	const groups = new Map<string, Finding[]>();
	for (const finding of findings) {
		for (const id of concerned(plan, finding)) {
			const list = groups.get(id);
			if (list) list.push(finding);
			else groups.set(id, [finding]);
		}
	}
	return groups;
}

/** The initiatives at whose bars a finding shows. */
function concerned(plan: Plan, { subject }: Finding): readonly string[] {
	if (subject.collection === 'initiatives') return [subject.id];
	if (subject.collection === 'phases') return [];
	const link = byId(plan.links).get(subject.id);
	if (!link) return [];
	const ends = new Set([link.from, link.to]);
	return [...ends].filter((id) => byId(plan.initiatives).has(id));
}
