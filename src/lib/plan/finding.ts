import type { Day } from './day';
import type { Decision } from './decision';

/**
 * Rules of the order guard (`docs/rules/sequence.md`), of links (`links.md`), of dates (`dates.md`) and of behaviour
 * (`behaviour.md`).
 */
export const ruleIds = [
	'SEQ-1',
	'SEQ-2',
	'SEQ-3',
	'SEQ-4',
	'SEQ-5',
	'SEQ-6',
	'LNK-1',
	'LNK-2',
	'DAT-1',
	'BEH-1',
	'BEH-2',
	'BEH-3',
	'BEH-4',
	'BEH-5',
	'BEH-6',
	'BEH-7',
	'BEH-8',
	'BEH-9',
	'BEH-10',
	'BEH-11',
	'BEH-12',
	'BEH-13',
	'BEH-14',
	'BEH-15'
] as const;
export type RuleId = (typeof ruleIds)[number];

/** The record a finding is about. */
interface Subject {
	readonly collection:
		| 'initiatives'
		| 'phases'
		| 'links'
		| 'milestones'
		| 'behaviours'
		| 'teams'
		| 'interventions'
		| 'catalysts'
		| 'inhibitors';
	readonly id: string;
}

/** Something the planner noticed. Nothing is refused: every rule shows as a finding. */
export interface Finding {
	/** The same finding has the same key in every copy and every session: an override points to it. */
	readonly key: string;
	readonly rule: RuleId;
	/** Id of the advice behind the rule, such as A01; null where the rule is about data, not order. */
	readonly method: string | null;
	readonly subject: Subject;
	/** Other records that take part: the shaping work and its links, the links of a cycle. */
	readonly others: readonly Subject[];
	/** "TE2 starts before ST5 is finished" */
	readonly title: string;
	/** Why it is one, with its figures: "4.3 months of order debt." */
	readonly reason: string;
	/** What would clear it: "Clears when TE4 starts on 3 Jul 2028 or later." */
	readonly clears: string;
	/** Order debt of this finding in days; 0 where it owes none. */
	readonly debtDays: number;
	/** The override that accepts it, if any. */
	readonly accepted: Decision | null;
}

/** Every finding of a plan as of a day. */
export interface FindingReport {
	readonly asOf: Day;
	/** Open findings before accepted ones, then in the order of rules and of the plan. */
	readonly findings: readonly Finding[];
	/** The findings about an initiative or about a link that begins or ends at it, by its id. */
	readonly byInitiative: ReadonlyMap<string, readonly Finding[]>;
	/** Total order debt in days, and the part of it that overrides accept. */
	readonly debtDays: number;
	readonly acceptedDebtDays: number;
	/** Ids of links left out of every calculation: dangling ones, and the highest id of each cycle. */
	readonly ignoredLinks: ReadonlySet<string>;
}

/** How many findings nobody has accepted. */
export function countOpen({ findings }: FindingReport): number {
	return findings.reduce((count, finding) => count + (finding.accepted === null ? 1 : 0), 0);
}

/** A finding as its rule sees it, before anybody's decision is looked up. */
export type Noticed = Omit<Finding, 'accepted'>;

/**
 * The key of a finding: its rule and what tells it from others of that rule, such as ids. The same in
 * every copy; two different lists never give one key, whatever the ids hold.
 */
export function findingKey(rule: RuleId, ...parts: readonly string[]): string {
	return [rule, ...parts.map(escapePart)].join('/');
}

/** As in a URL; half a surrogate pair, which a URL cannot hold, becomes `%uD800`. */
export function escapePart(part: string): string {
	return part.replace(/[^\w.~-]/gu, (one) =>
		/[\uD800-\uDFFF]/u.test(one)
			? `%u${one.charCodeAt(0).toString(16).toUpperCase()}`
			: encodeURIComponent(one)
	);
}

/** Whether a rule is about behaviour and not about the order of work, links or dates. */
export function isBehaviourRule(rule: RuleId): boolean {
	return rule.startsWith('BEH-');
}
