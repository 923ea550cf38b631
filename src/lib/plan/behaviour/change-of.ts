import type { Day } from '$lib/plan/day';
import type { Change } from './cell-status';
import type { EvidenceSums } from './evidence-sums';
import { newcombeDifference, zOf } from './interval';
import type { BehaviourSettings } from './settings';

/**
 * The latest checks against those before them, counted back from the last check: [0, 180) days against
 * [180, 545), unaged. Clear when the interval of the difference leaves zero out.
 */
export function changeOf(sums: EvidenceSums, lastCheck: Day, settings: BehaviourSettings): Change {
	const { latestDays, beforeDays, minimumEvidence, slipConfidencePercent } = settings;
	const middle = lastCheck - latestDays;
	const latest = sums.between(middle, lastCheck);
	const before = sums.between(middle - beforeDays, middle);
	const counts = { latestN: latest.n, beforeN: before.n };
	if (Math.min(latest.n, before.n) < Math.max(minimumEvidence, Number.MIN_VALUE))
		return { kind: 'too few to tell', difference: null, low: null, high: null, ...counts };
	const interval = newcombeDifference(latest.k, latest.n, before.k, before.n, zOf(slipConfidencePercent));
	const kind = interval.low > 0 ? 'clear rise' : interval.high < 0 ? 'clear fall' : 'no clear change';
	return { kind, difference: latest.k / latest.n - before.k / before.n, ...interval, ...counts };
}

/** What is said of a cell without a check. */
export const noChange: Change = {
	kind: 'too few to tell',
	difference: null,
	low: null,
	high: null,
	latestN: 0,
	beforeN: 0
};
