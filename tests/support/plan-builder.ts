import { type Day, day } from '$lib/plan/day';
import type { FindingReport } from '$lib/plan/finding';
import type { Initiative } from '$lib/plan/initiative';
import { initiativeFields } from '$lib/plan/initiative-fields';
import { lanes } from '$lib/plan/lane';
import type { Link } from '$lib/plan/link';
import { linkFields } from '$lib/plan/link-fields';
import { type Milestone, milestoneFields } from '$lib/plan/milestone';
import { type Phase, phaseFields } from '$lib/plan/phase';
import { emptyPlan, type Plan } from '$lib/plan/plan';
import { makeRecord } from '$lib/plan/record';

type Given<T> = Partial<T> & { readonly id: string };

/** A small plan from what a test cares about; everything else is empty. */
export function buildPlan(given: {
	readonly initiatives?: readonly Given<Initiative>[];
	readonly milestones?: readonly Given<Milestone>[];
	readonly links?: readonly Given<Link>[];
	readonly phases?: readonly Given<Phase>[];
}): Plan {
	return {
		...emptyPlan({ title: 'Plan', start: day('2026-01-01'), end: day('2030-12-31') }),
		initiatives: (given.initiatives ?? []).map((one) => makeRecord(initiativeFields, one.id, one)),
		milestones: (given.milestones ?? []).map((one) => makeRecord(milestoneFields, one.id, one)),
		links: (given.links ?? []).map((one) => makeRecord(linkFields, one.id, one)),
		phases: (given.phases ?? []).map((one) => makeRecord(phaseFields, one.id, one))
	};
}

/** A plan of many initiatives over the lanes in turn, and as many links, from a fixed sequence of numbers. */
export function buildLargePlan(count: number): Plan {
	let seed = 1;
	const next = (below: number) => {
		seed = (seed * 48_271) % 2_147_483_647;
		return seed % below;
	};
	const from = day('2026-01-01');
	return buildPlan({
		initiatives: Array.from({ length: count }, (_, i) => {
			const start = (from + next(1_500)) as Day;
			const lane = lanes[i % 3] ?? 'process';
			return { id: `i${i}`, title: `Work ${i}`, lane, start, end: (start + next(300)) as Day, effortDays: 1 };
		}),
		links: Array.from({ length: count }, (_, i) => ({
			id: `l${i}`,
			from: `i${next(count)}`,
			to: `i${next(count)}`
		}))
	});
}

/** A report in which nothing was found. */
export const emptyReport: FindingReport = {
	asOf: day('2028-06-30'),
	findings: [],
	byInitiative: new Map(),
	debtDays: 0,
	acceptedDebtDays: 0,
	ignoredLinks: new Set()
};
