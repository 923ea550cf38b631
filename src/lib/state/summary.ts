import { summaryBars } from '$lib/chart/thumbnail';
import { behaviourFindings } from '$lib/plan/behaviour/findings/behaviour-findings';
import type { Day } from '$lib/plan/day';
import { countOpen } from '$lib/plan/finding';
import { findFindings } from '$lib/plan/findings';
import { planHorizon } from '$lib/plan/horizon';
import { currentSpan } from '$lib/plan/initiative';
import type { Plan } from '$lib/plan/plan';
import { horizonSubtitle } from '$lib/plan/subtitle';
import type { Entry, Summary } from '$lib/sync/catalogue';

/** What the catalogue says of a plan: its title, the line under it and the summary. `today` stands in for "as of". */
export function describePlan(plan: Plan, today: Day): Pick<Entry, 'title' | 'subtitle' | 'summary'> {
	return {
		title: plan.roadmap.title.trim() || 'Untitled roadmap',
		subtitle: horizonSubtitle(plan.roadmap.start, plan.roadmap.end) ?? 'Roadmap without a horizon',
		summary: summarise(plan, plan.roadmap.asOf ?? today)
	};
}

/** What the library shows of a roadmap without opening it. */
function summarise(plan: Plan, asOf: Day): Summary {
	const report = findFindings(plan, asOf, currentSpan, behaviourFindings);
	const { start, end } = planHorizon(plan, asOf);
	return {
		initiatives: plan.initiatives.length,
		findings: countOpen(report),
		debtDays: report.debtDays,
		from: start,
		to: end,
		asOf: plan.roadmap.asOf,
		bars: summaryBars(plan, asOf)
	};
}
