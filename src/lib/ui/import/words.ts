import type { Plan } from '$lib/plan/plan';
import { laneNames, lanes } from '$lib/plan/lane';
import type { ImportSession } from '$lib/state/import-session.svelte';
import type { CsvReport, MspdiReport } from '$lib/state/import-words';

/** A count with its noun: "1 phase", "1,200 links". */
export function countOf(count: number, noun: string): string {
	return `${count.toLocaleString('en-GB')} ${count === 1 ? noun : `${noun}s`}`;
}

/** "235 initiatives, 218 with both dates, 17 undated. All in process." */
export function tableInWords(counts: CsvReport['counts']): string {
	const parts = [
		countOf(counts.initiatives, 'initiative'),
		`${counts.bothDates.toLocaleString('en-GB')} with both dates`,
		`${counts.undated.toLocaleString('en-GB')} undated`
	];
	if (counts.phases > 0) parts.push(countOf(counts.phases, 'phase'));
	if (counts.links > 0) parts.push(countOf(counts.links, 'link'));
	const backwards = counts.endBeforeStart;
	const note =
		backwards > 0
			? ` ${countOf(backwards, 'end')} before the start, kept as ${backwards === 1 ? 'it is' : 'they are'}.`
			: '';
	return `${parts.join(', ')}. ${lanesInWords(counts.byLane)}${note}`;
}

/** "76 tasks: 57 initiatives, 4 milestones, 4 phases, 11 groups, 63 links. No baseline." */
export function projectInWords(
	counts: MspdiReport['counts'],
	project: NonNullable<ImportSession['project']>
): string {
	const parts = [
		countOf(counts.initiatives, 'initiative'),
		countOf(counts.milestones, 'milestone'),
		countOf(counts.phases, 'phase'),
		countOf(counts.groups, 'group'),
		countOf(counts.links, 'link')
	];
	const undated = counts.undated > 0 ? ` ${countOf(counts.undated, 'initiative')} without two dates.` : '';
	return `${countOf(project.taskCount, 'task')}: ${parts.join(', ')}.${undated}${baselineInWords(counts, project)}`;
}

/** " The dates of 12 initiatives as agreed come from “Baseline 1”, the first of 3." */
function baselineInWords(
	{ baselined }: MspdiReport['counts'],
	{ baselines }: NonNullable<ImportSession['project']>
): string {
	const [first] = baselines;
	if (!first) return ' No baseline.';
	const others = baselines.length > 1 ? `, the first of ${baselines.length} baselines` : '';
	return ` Agreed dates of ${countOf(baselined, 'initiative')} come from “${first.name}”${others}.`;
}

/** "All in process." or "Process 204, technology 31." */
function lanesInWords(byLane: CsvReport['counts']['byLane']): string {
	const used = lanes.filter((lane) => byLane[lane] > 0);
	if (used.length === 1 && used[0]) return `All in the lane ${laneNames[used[0]]}.`;
	return `${used.map((lane) => `${laneNames[lane]} ${byLane[lane].toLocaleString('en-GB')}`).join(', ')}.`;
}

/** "24 initiatives, 5 phases, 23 links." */
export function planInWords(plan: Plan): string {
	const parts = [
		countOf(plan.initiatives.length, 'initiative'),
		countOf(plan.phases.length, 'phase'),
		countOf(plan.milestones.length, 'milestone'),
		countOf(plan.links.length, 'link')
	];
	return `${parts.join(', ')}.`;
}

/** "536 kB" */
export function sizeInWords(bytes: number): string {
	if (bytes < 1_000) return countOf(bytes, 'byte');
	const [amount, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kB'] : [bytes / 1_000_000, 'MB'];
	return `${amount.toLocaleString('en-GB', { maximumFractionDigits: amount < 10 ? 1 : 0 })} ${unit}`;
}
