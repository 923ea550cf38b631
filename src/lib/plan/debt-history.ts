import type { Baseline } from './baseline';
import type { Day } from './day';
import type { Decision } from './decision';
import { findingKey, type FindingReport } from './finding';
import { currentSpan, type Initiative, isFinished } from './initiative';
import { type Lane } from './lane';
import { debtBetween, type SpanOf } from './order-debt';
import { overridesInForce } from './overrides';
import { byId, type Plan } from './plan';
import { type ShapingPair, shapingPairs } from './shaping';

/** A step from one lane to a later one, or within structure, along which work shapes other work. */
type ShapingStep = `${Lane}-${Lane}`;

/** Every step there is, in words. */
export const shapingSteps: readonly { readonly id: ShapingStep; readonly label: string }[] = [
	{ id: 'process-structure', label: 'Process to structure' },
	{ id: 'process-technology', label: 'Process to technology' },
	{ id: 'structure-structure', label: 'Structure to structure' },
	{ id: 'structure-technology', label: 'Structure to technology' }
];

/** What one piece of work owed for another at a point of the history. */
export interface OwedPair {
	readonly source: Initiative;
	readonly target: Initiative;
	readonly debtDays: number;
	readonly isAccepted: boolean;
}

/** The order debt as of one day, by the dates that were agreed then. */
export interface DebtPoint {
	/** Id of the baseline; null for now. */
	readonly baselineId: string | null;
	readonly day: Day;
	/** "Baseline 3", or "Now". */
	readonly label: string;
	readonly debtDays: number;
	/** The part of it that overrides of that day accepted. */
	readonly acceptedDays: number;
	/** Where it arises, by the lanes of the two. */
	readonly steps: ReadonlyMap<ShapingStep, number>;
	/** What is owed, by the key of the finding. */
	readonly owed: ReadonlyMap<string, OwedPair>;
	/** Initiatives of today that the baseline has no dates of: what they owed then is not known. */
	readonly unknownCount: number;
	/** Work that the baseline agreed and that is no longer in the roadmap. */
	readonly goneCount: number;
}

/** The order debt over time, as far as the document knows it. */
export interface DebtHistory {
	/** Baselines with dates in the order of their days, then now. */
	readonly points: readonly DebtPoint[];
	/** Baselines that say nothing of it, and why. */
	readonly silent: readonly { readonly name: string; readonly why: string }[];
}

/**
 * What is known of how the order debt came about: one point for each baseline that has dates and a day up to
 * as-of, with its dates read as of its day, and one for now. The links, lanes and pilots are today's, since
 * no baseline keeps them. Work counts as finished on a day when its actual end lies no later; work marked as done
 * without one, when its agreed end does. Overrides count from their date, until they are withdrawn.
 */
export function debtHistory(plan: Plan, report: FindingReport): DebtHistory {
	const pairs = shapingPairs(plan, report.ignoredLinks);
	const silent: { name: string; why: string }[] = [];
	const then: DebtPoint[] = [];
	for (const baseline of plan.baselines) {
		const why = whySilent(baseline, report.asOf);
		if (why !== null) silent.push({ name: nameOf(baseline), why });
		else then.push(pointOf(plan, pairs, baseline, baseline.day!));
	}
	then.sort((a, b) => a.day - b.day);
	return { points: [...then, pointNow(plan, pairs, report)], silent };
}

/** How the debt of a pair differs between two points, the largest difference first; pairs without one are left out. */
export function debtChanges(
	before: DebtPoint,
	after: DebtPoint
): readonly { readonly pair: OwedPair; readonly before: number; readonly after: number }[] {
	return [...new Set([...after.owed.keys(), ...before.owed.keys()])]
		.map((key) => {
			const [was, is] = [before.owed.get(key), after.owed.get(key)];
			return { pair: (is ?? was)!, before: was?.debtDays ?? 0, after: is?.debtDays ?? 0 };
		})
		.filter((one) => one.before !== one.after)
		.sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
}

function whySilent({ day, dates }: Baseline, asOf: Day): string | null {
	if (Object.keys(dates).length === 0) return 'No dates are known of it.';
	if (day === null) return 'It has no day.';
	return day > asOf ? 'It was agreed after the as-of day.' : null;
}

function nameOf({ name }: Baseline): string {
	return name.trim() || 'Unnamed baseline';
}

function pointOf(plan: Plan, pairs: readonly ShapingPair[], baseline: Baseline, asOf: Day): DebtPoint {
	const { dates } = baseline;
	const agreed: SpanOf = ({ id }) => {
		const pair = Object.hasOwn(dates, id) ? dates[id] : undefined;
		return pair ? { start: pair[0] as Day, end: pair[1] as Day } : null;
	};
	const wasFinished = (one: Initiative): boolean => {
		if (one.actualEnd !== null) return one.actualEnd <= asOf;
		const end = agreed(one)?.end;
		return isFinished(one) && end !== undefined && end <= asOf;
	};
	const accepted = overridesInForce(plan.decisions.filter((one) => wasMade(one, asOf)));
	const owed = owedBy(pairs, agreed, asOf, wasFinished, accepted);
	const ids = byId(plan.initiatives);
	return {
		baselineId: baseline.id,
		day: asOf,
		label: nameOf(baseline),
		...sums(owed),
		owed,
		unknownCount: plan.initiatives.filter((one) => currentSpan(one) !== null && agreed(one) === null).length,
		goneCount: Object.keys(dates).filter((id) => !ids.has(id)).length
	};
}

/** Overrides without a date are not in force anyway; a withdrawal without one counts as made at once. */
function wasMade({ kind, date }: Decision, asOf: Day): boolean {
	return date === null ? kind === 'withdrawal' : date <= asOf;
}

function pointNow(plan: Plan, pairs: readonly ShapingPair[], { asOf }: FindingReport): DebtPoint {
	const owed = owedBy(pairs, currentSpan, asOf, isFinished, overridesInForce(plan.decisions));
	return { baselineId: null, day: asOf, label: 'Now', ...sums(owed), owed, unknownCount: 0, goneCount: 0 };
}

function owedBy(
	pairs: readonly ShapingPair[],
	spanOf: SpanOf,
	asOf: Day,
	wasFinished: (one: Initiative) => boolean,
	accepted: ReadonlyMap<string, Decision>
): ReadonlyMap<string, OwedPair> {
	const owed = new Map<string, OwedPair>();
	for (const { source, target } of pairs) {
		const then = wasFinished(source) === isFinished(source) ? source : asIf(source, wasFinished(source));
		const debtDays = debtBetween(then, target, asOf, (one) => spanOf(one === then ? source : one));
		if (debtDays === 0) continue;
		const key = findingKey('SEQ-3', target.id, source.id);
		owed.set(key, { source, target, debtDays, isAccepted: accepted.has(key) });
	}
	return owed;
}

/** An initiative as if it had been finished, or not yet. */
function asIf(one: Initiative, isFinished: boolean): Initiative {
	return isFinished ? { ...one, status: 'done' } : { ...one, status: 'active', actualEnd: null };
}

function sums(owed: ReadonlyMap<string, OwedPair>) {
	const steps = new Map<ShapingStep, number>();
	let debtDays = 0;
	let acceptedDays = 0;
	for (const { source, target, debtDays: days, isAccepted } of owed.values()) {
		debtDays += days;
		if (isAccepted) acceptedDays += days;
		const step: ShapingStep = `${source.lane}-${target.lane}`;
		steps.set(step, (steps.get(step) ?? 0) + days);
	}
	return { debtDays, acceptedDays, steps };
}
