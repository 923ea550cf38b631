import type { JsonObject } from '$lib/plan/field';
import { linkEnd } from '$lib/plan/link-end';
import type { Plan } from '$lib/plan/plan';
import type { MspdiReport } from '$lib/files/mspdi/report';

/** What the independent count of a project file says (`facts_mspdi.py`), as far as a roadmap can answer it. */
export interface MspdiFacts {
	readonly tasks: number;
	readonly leaf_tasks: number;
	readonly summary_by_outline: number;
	readonly milestone_flag: number;
	readonly null_tasks: number;
	readonly project_summary_tasks: number;
	readonly root_tasks: number;
	readonly manual: number;
	readonly inactive: number;
	readonly links: number;
	readonly links_by_type: Readonly<Record<string, number>>;
	readonly lag_formats: Readonly<Record<string, number>>;
	readonly lag_negative_leads: number;
	readonly lag_elapsed: number;
	readonly lag_percent: number;
	readonly links_cross_project: number;
	readonly links_dangling: number;
	readonly links_self: number;
	readonly links_touching_summary: number;
	readonly min_start: string | null;
	readonly max_finish: string | null;
	readonly tasks_with_start: number;
	readonly tasks_with_finish: number;
	readonly constraints: Readonly<Record<string, number>>;
	readonly percent_complete: Readonly<Record<string, number>>;
	readonly baselines: Readonly<Record<string, number>>;
	readonly unnamed_tasks: number;
	readonly non_ascii_names: number;
	readonly duplicate_uids: number;
}

const constraintNames = ['ASAP', 'ALAP', 'MSO', 'MFO', 'SNET', 'SNLT', 'FNET', 'FNLT'];
const unitCodes: Readonly<Record<string, number>> = {
	minutes: 3,
	hours: 5,
	days: 7,
	weeks: 9,
	months: 11,
	percent: 19
};

interface Counted {
	readonly title: string;
	readonly phase?: string | null;
	readonly group?: string | null;
	readonly source: JsonObject | null;
	readonly percent: number;
	readonly baselines: readonly { readonly number: number; readonly start: string; readonly finish: string }[];
}

/** The same figures counted in the roadmap that a file became. */
export function countMspdi(plan: Plan, report: MspdiReport): MspdiFacts {
	const records = countedOf(plan);
	const task = (one: Counted, name: string) => (one.source?.task as JsonObject | undefined)?.[name] ?? '';
	const starts = records.flatMap(({ source }) => (source?.start ? [String(source.start)] : []));
	const finishes = records.flatMap(({ source }) => (source?.finish ? [String(source.finish)] : []));
	const lags = plan.links.flatMap(({ lag }) => (lag ? [lag] : []));
	const left = (why: string) => report.leftOut.filter((one) => one.why === why).length;
	const numbers = records.flatMap((one) =>
		one.baselines.filter(({ start, finish }) => start || finish).map(({ number }) => String(number))
	);
	const isSummary = (id: string) => ['phases', 'groups'].includes(linkEnd(plan, id)?.collection ?? '');
	return {
		tasks: records.length,
		leaf_tasks: plan.initiatives.length + plan.milestones.length,
		summary_by_outline: plan.phases.length + plan.groups.length,
		milestone_flag: plan.milestones.length,
		null_tasks: left('Blank rows'),
		project_summary_tasks: Object.hasOwn(plan.roadmap.more.source as JsonObject, 'name') ? 1 : 0,
		root_tasks: records.filter(({ source }) => source?.inside === undefined).length,
		manual: records.filter((one) => task(one, 'Manual') === '1').length,
		inactive: records.filter((one) => task(one, 'Active') === '0').length,
		links: plan.links.length + report.leftOut.filter((one) => one.why.startsWith('Links ')).length,
		links_by_type: tally(plan.links.map((link) => link.type)),
		lag_formats: tally(lags.map(({ unit, elapsed }) => String((unitCodes[unit] ?? 0) + (elapsed ? 1 : 0)))),
		lag_negative_leads: lags.filter(({ amount }) => amount < 0).length,
		lag_elapsed: lags.filter(({ elapsed }) => elapsed).length,
		lag_percent: lags.filter(({ unit }) => unit === 'percent').length,
		links_cross_project: left('Links to other projects'),
		links_dangling: left('Links to a task that the file does not have'),
		links_self: left('Links from a task to itself'),
		links_touching_summary: plan.links.filter((link) => isSummary(link.from) || isSummary(link.to)).length,
		min_start: starts.sort()[0] ?? null,
		max_finish: finishes.sort().at(-1) ?? null,
		tasks_with_start: starts.length,
		tasks_with_finish: finishes.length,
		constraints: tally(records.map((one) => constraintNames[Number(task(one, 'ConstraintType'))] ?? '')),
		percent_complete: tally(
			records.map(({ percent }) => (percent === 0 ? '0' : percent === 100 ? '100' : 'partial'))
		),
		baselines: tally(numbers),
		unnamed_tasks: records.filter(({ title }) => title === '').length,
		non_ascii_names: records.filter(({ title }) => [...title].some((one) => one > '\u007f')).length,
		duplicate_uids: left('Tasks whose UID another task has too: links end at the first')
	};
}

function countedOf({ initiatives, milestones, phases, groups }: Plan): readonly Counted[] {
	const counted = (source: JsonObject | null, title: string, percent: number): Counted => ({
		title,
		source,
		percent,
		baselines: (source?.baselines ?? []) as Counted['baselines']
	});
	return [
		...initiatives.map((one) => counted(one.source as JsonObject | null, one.title, one.progress)),
		...milestones.map((one) =>
			counted(one.source as JsonObject | null, one.title, one.done ? 100 : Number(one.source?.percent ?? 0))
		),
		...[...phases, ...groups].map((one) =>
			counted(one.source as JsonObject | null, one.title, Number(one.source?.percent ?? 0))
		)
	];
}

function tally(values: readonly string[]): Readonly<Record<string, number>> {
	const counts: Record<string, number> = {};
	for (const value of values.toSorted()) counts[value] = (counts[value] ?? 0) + 1;
	return counts;
}
