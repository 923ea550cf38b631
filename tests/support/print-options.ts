import type { PageOptions } from '$lib/chart/pages-paper';
import { day } from '$lib/plan/day';
import { findFindings } from '$lib/plan/findings';
import type { Plan } from '$lib/plan/plan';

/** What a plan is printed with: A4 landscape on one page, as of 30 June 2028, unless told otherwise. */
export function printOptions(plan: Plan, changed: Partial<PageOptions> = {}): PageOptions {
	const asOf = changed.asOf ?? day('2028-06-30');
	return {
		paper: 'A4',
		orientation: 'landscape',
		fit: 'one-page',
		across: 1,
		monochrome: false,
		links: true,
		asOf,
		report: findFindings(plan, asOf),
		baseline: null,
		...changed
	};
}
