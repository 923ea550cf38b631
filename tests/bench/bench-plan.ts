import { type Day, day } from '$lib/plan/day';
import { lanes } from '$lib/plan/lane';
import type { Plan } from '$lib/plan/plan';
import { buildPlan } from '../support/plan-builder';

/** The sizes that are compared: a plan on one wall, a large portfolio, and twice far more than people plan. */
export const sizes = [30, 1_000, 10_000, 50_000] as const;

/** The day that everything is measured as of, so that the figures do not depend on the day of measuring. */
export const asOf = day('2028-06-30');

const linksEach = 1.2;
const planDays = 1_500;

/**
 * A five-year plan of so many initiatives over the lanes in turn, its work roughly in the order of time, with
 * five phases and 1.2 links an initiative. Links lead from earlier initiatives to later ones, most to a near one
 * or each to any, so there is no cycle, and some work starts before what shapes it is finished. The same every time.
 */
export function benchPlan(count: number, links: 'near' | 'any' = 'near'): Plan {
	const below = sequence();
	const from = day('2026-01-01');
	const plan = buildPlan({
		phases: Array.from({ length: 5 }, (_, i) => ({
			id: `p${i}`,
			title: `Phase ${i + 1}`,
			start: (from + i * 365) as Day,
			end: (from + i * 365 + 364) as Day
		})),
		initiatives: Array.from({ length: count }, (_, i) => {
			const start = from + Math.floor((i / count) * planDays) + below(200);
			return {
				id: `i${i}`,
				code: `W${i + 1}`,
				title: `Piece of work number ${i + 1}`,
				lane: lanes[i % 3] ?? 'process',
				phase: `p${Math.min(4, Math.floor((start - from) / 365))}`,
				start: start as Day,
				end: (start + 20 + below(200)) as Day,
				progress: below(101),
				effortDays: 10 + below(90),
				owner: `Role ${below(40)}`
			};
		}),
		links: Array.from({ length: Math.round(count * linksEach) }, (_, i) => {
			const to = i < count ? Math.max(1, i) : 1 + below(count - 1);
			const reach = links === 'near' && i < count ? Math.min(to, 20) : to;
			return { id: `l${i}`, from: `i${to - 1 - below(reach)}`, to: `i${to}` };
		})
	});
	return { ...plan, roadmap: { ...plan.roadmap, title: `${count} initiatives`, asOf } };
}

/** Whole numbers from 0 to one below a bound, from a fixed sequence (Park and Miller's generator). */
function sequence(): (bound: number) => number {
	let seed = 1;
	return (bound) => {
		seed = (seed * 48_271) % 2_147_483_647;
		return seed % bound;
	};
}
