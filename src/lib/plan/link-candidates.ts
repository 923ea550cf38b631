import type { Finding, FindingReport } from './finding';
import { currentSpan, type Initiative } from './initiative';
import type { Lane } from './lane';
import { daysApart, likeness } from './likeness';
import { linkFields } from './link-fields';
import { linkReach } from './link-reach';
import type { Mend } from './mend';
import { debtBetween } from './order-debt';
import { byId, type Plan } from './plan';
import { reach } from './reach';
import { makeRecord } from './record';
import { isCancelled } from './shaping';
import { shortName } from './words';

/** An initiative that a missing link could begin or end at. */
export interface LinkCandidate {
	readonly initiative: Initiative;
	/** Order debt in days that the link would add by itself. */
	readonly debtDays: number;
}

/** A link that a finding misses: one end is known, the other is to be chosen. */
export interface LinkQuestion {
	readonly of: Initiative;
	/** Which end is to be chosen. */
	readonly choose: 'from' | 'to';
	/** The likeliest first. */
	readonly candidates: readonly LinkCandidate[];
}

/**
 * The link that would clear a finding of missing shaping (SEQ-1, SEQ-2, SEQ-5), with everything it could lead
 * from or to. What would close a cycle, or is linked with it already, is left out. Null for other findings.
 */
export function linkQuestionOf(plan: Plan, report: FindingReport, finding: Finding): LinkQuestion | null {
	const of = byId(plan.initiatives).get(finding.subject.id);
	const wants = wantedOf(finding);
	if (!of || !wants) return null;
	const { choose } = wants;
	const isWanted = isWantedIn(plan, report, wants);
	const taken = linkedWith(plan, of.id, choose);
	const barred = linkReach(
		plan,
		report.ignoredLinks,
		plan.initiatives.indexOf(of),
		choose === 'from' ? 'after' : 'before'
	);
	const ends = (one: Initiative) => (choose === 'from' ? ([one, of] as const) : ([of, one] as const));
	const candidates = plan.initiatives
		.filter((one, at) => one !== of && isWanted(one) && !barred.has(at) && !taken.has(one.id))
		.map((initiative, place) => {
			const [source, target] = ends(initiative);
			return {
				initiative,
				debtDays: debtBetween(source, target, report.asOf, currentSpan),
				likeness: likeness(source, target),
				apart: daysApart(source, target),
				place
			};
		})
		.sort((a, b) => b.likeness - a.likeness || compare(a.apart, b.apart) || a.place - b.place)
		.map(({ initiative, debtDays }) => ({ initiative, debtDays }));
	return { of, choose, candidates };
}

/** The mend that adds a link, finish to start, under a new id. */
export function linkMend(from: Initiative, to: Initiative, id: string): Mend {
	const [source, target] = [shortName(from), shortName(to)];
	const record = makeRecord(linkFields, id, { from: from.id, to: to.id });
	return {
		kind: 'add-link',
		label: `Add the link from ${source} to ${target}`,
		undoLabel: `link ${source} to ${target}`,
		note: '',
		changes: [{ kind: 'add', collection: 'links', id, record }]
	};
}

/** Which end of a missing link is to be chosen, and from what: null where no link is missing. */
export interface WantedLink {
	readonly choose: 'from' | 'to';
	readonly lane: Lane | null;
}

/** What link a finding misses: into its subject, or out of it to a lane; null for findings of another kind. */
export function wantedOf({ rule, key }: Finding): WantedLink | null {
	if (rule === 'SEQ-1' || rule === 'SEQ-2') return { choose: 'from', lane: null };
	if (rule !== 'SEQ-5') return null;
	return { choose: 'to', lane: key.endsWith('/structure') ? 'structure' : 'technology' };
}

/** Whether a link with an initiative at its other end would clear the finding. */
export function isWantedIn(
	plan: Plan,
	report: FindingReport,
	{ choose, lane }: WantedLink
): (one: Initiative) => boolean {
	const { shapedByProcess, shapesTechnology } = reach(plan, report.ignoredLinks);
	return (one) => {
		if (isCancelled(one)) return false;
		if (choose === 'from')
			return one.lane === 'process' || (one.lane === 'structure' && shapedByProcess.has(one.id));
		return (
			one.lane === lane || (lane === 'technology' && one.lane === 'structure' && shapesTechnology.has(one.id))
		);
	};
}

function linkedWith(plan: Plan, id: string, choose: 'from' | 'to'): ReadonlySet<string> {
	const own = choose === 'from' ? 'to' : 'from';
	return new Set(plan.links.filter((link) => link[own] === id).map((link) => link[choose]));
}

function compare(a: number, b: number): number {
	return a === b ? 0 : a - b;
}
