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
const rules: readonly ((input: GuardInput) => readonly Noticed[])[] = [
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

/** What further rules notice in a plan as of a day, such as those of behaviour, which a view loads when it needs them. */
export type MoreRules = (plan: Plan, asOf: Day) => readonly Noticed[];

interface Known {
	readonly report: FindingReport;
	readonly more: MoreRules | null;
}

/** The latest report of each plan with its stored dates: the chart and the library's summary ask for the same one. */
const latest = new WeakMap<Plan, Known>();

/**
 * All findings of a plan as of a day. `spanOf` gives dates that differ from the stored ones, as while a bar
 * is dragged; `more` are rules besides those of this folder, listed after them. Never throws, whatever a merge
 * has left in the plan. Rules: `docs/rules/`.
 */
export function findFindings(
	plan: Plan,
	asOf: Day,
	spanOf: SpanOf = currentSpan,
	more: MoreRules | null = null
): FindingReport {
	if (spanOf !== currentSpan) return reportOn(plan, asOf, spanOf, more);
	const known = latest.get(plan);
	if (known?.report.asOf === asOf && known.more === more) return known.report;
	const report = reportOn(plan, asOf, spanOf, more);
	latest.set(plan, { report, more });
	return report;
}

function reportOn(plan: Plan, asOf: Day, spanOf: SpanOf, more: MoreRules | null): FindingReport {
	const ignoredLinks = findIgnoredLinks(plan);
	const input = { plan, asOf, spanOf, ignoredLinks };
	const inForce = overridesInForce(plan.decisions);
	const open: Finding[] = [];
	const accepted: Finding[] = [];
	let debtDays = 0;
	let acceptedDebtDays = 0;
	const all = more ? [...rules, () => more(plan, asOf)] : rules;
	for (const rule of all) {
		for (const noticed of rule(input)) {
			const override = inForce.size === 0 ? null : (inForce.get(noticed.key) ?? null);
			if (override) accepted.push({ ...noticed, accepted: override });
			else open.push(openFinding(noticed));
			debtDays += noticed.debtDays;
			if (override) acceptedDebtDays += noticed.debtDays;
		}
	}
	const findings = [...open, ...accepted];
	return { asOf, findings, byInitiative: group(plan, findings), debtDays, acceptedDebtDays, ignoredLinks };
}

/** Findings that nobody accepted, each made once for what its rule noticed. */
const opened = new WeakMap<Noticed, Finding>();

function openFinding(noticed: Noticed): Finding {
	let finding = opened.get(noticed);
	if (!finding) opened.set(noticed, (finding = { ...noticed, accepted: null }));
	return finding;
}

function group(plan: Plan, findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
	const groups = new Map<string, Finding[]>();
	const add = (id: string, finding: Finding) => {
		const list = groups.get(id);
		if (list) list.push(finding);
		else groups.set(id, [finding]);
	};
	for (const finding of findings) {
		const { collection, id } = finding.subject;
		if (collection === 'initiatives') add(id, finding);
		else if (collection === 'links') for (const end of initiativesOf(plan, id)) add(end, finding);
	}
	return groups;
}

/** The initiatives at whose bars a finding about a link shows. */
function initiativesOf(plan: Plan, linkId: string): readonly string[] {
	const link = byId(plan.links).get(linkId);
	if (!link) return [];
	const ends = new Set([link.from, link.to]);
	return [...ends].filter((id) => byId(plan.initiatives).has(id));
}
