import { summaryBars } from '$lib/chart/thumbnail';
import { type Day, partsOf } from '$lib/plan/day';
import { findFindings } from '$lib/plan/findings';
import { planHorizon } from '$lib/plan/horizon';
import type { Plan } from '$lib/plan/plan';
import type { Entry, Summary } from '$lib/sync/catalogue';

/** What the catalogue says of a plan: its title, the line under it and the summary. `today` stands in for "as of". */
export function describePlan(plan: Plan, today: Day): Pick<Entry, 'title' | 'subtitle' | 'summary'> {
	return {
		title: plan.roadmap.title.trim() || 'Untitled roadmap',
		subtitle: subtitleOf(plan),
		summary: summarise(plan, plan.roadmap.asOf ?? today)
	};
}

/** What the library shows of a roadmap without opening it. */
function summarise(plan: Plan, asOf: Day): Summary {
	const report = findFindings(plan, asOf);
	const { start, end } = planHorizon(plan, asOf);
	return {
		initiatives: plan.initiatives.length,
		findings: report.findings.filter((finding) => finding.accepted === null).length,
		debtDays: report.debtDays,
		from: start,
		to: end,
		asOf: plan.roadmap.asOf,
		bars: summaryBars(plan, asOf)
	};
}

const counts = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** A line under its title: "Five-year roadmap, 2026–2030"; shorter where it has no horizon. */
function subtitleOf(plan: Plan): string {
	const { start, end } = plan.roadmap;
	if (start === null || end === null || end < start) return 'Roadmap without a horizon';
	const [from, to] = [partsOf(start).year, partsOf(end).year];
	const years = Math.round((end - start + 1) / 365.25);
	const length = years < 1 ? 'Short' : `${counts[years - 1] ?? years}-year`;
	return `${length} roadmap, ${from === to ? from : `${from}–${to}`}`;
}
