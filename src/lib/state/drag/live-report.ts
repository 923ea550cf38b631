import type { DrawnReport } from '$lib/chart/bar-options';
import type { Day } from '$lib/plan/day';
import { type Finding, type FindingReport, findingKey } from '$lib/plan/finding';
import type { Initiative } from '$lib/plan/initiative';
import { debtBetween, type SpanOf } from '$lib/plan/order-debt';
import { byId, type Plan } from '$lib/plan/plan';
import { type ShapingPair, shapingPairs } from '$lib/plan/shaping';

const targetsKept = new WeakMap<readonly ShapingPair[], ReadonlyMap<Initiative, readonly ShapingPair[]>>();

/**
 * Findings of which those of an initiative owe what they would by other dates, as while a bar is dragged (SEQ-3).
 * They are worked out when a bar asks for them.
 */
export function reportWithDates(plan: Plan, report: FindingReport, asOf: Day, spanOf: SpanOf): DrawnReport {
	const targets = pairsByTarget(shapingPairs(plan, report.ignoredLinks));
	const owedBy = (id: string): readonly Finding[] | undefined => {
		const known = report.byInitiative.get(id);
		const target = byId(plan.initiatives).get(id);
		const pairs = target && targets.get(target);
		if (!pairs) return known;
		const others = (known ?? []).filter(({ debtDays }) => debtDays === 0);
		return [
			...others,
			...pairs.map((pair) => debtFinding(pair, debtBetween(pair.source, pair.target, asOf, spanOf)))
		];
	};
	return { ignoredLinks: report.ignoredLinks, byInitiative: { get: owedBy } };
}

function pairsByTarget(pairs: readonly ShapingPair[]): ReadonlyMap<Initiative, readonly ShapingPair[]> {
	let targets = targetsKept.get(pairs);
	if (!targets) {
		targets = Map.groupBy(pairs, (pair) => pair.target);
		targetsKept.set(pairs, targets);
	}
	return targets;
}

/** As much of a finding as a bar shows; who reads its reasons has let go of the bar by then. */
function debtFinding({ source, target }: ShapingPair, debtDays: number): Finding {
	return {
		key: findingKey('SEQ-3', target.id, source.id),
		rule: 'SEQ-3',
		method: 'A01',
		subject: { collection: 'initiatives', id: target.id },
		others: [{ collection: 'initiatives', id: source.id }],
		title: '',
		reason: '',
		clears: '',
		debtDays,
		accepted: null
	};
}
