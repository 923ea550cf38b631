import { whyLeftOut } from './report';

/**
 * Elements of a task that are kept with its record and exported again, each with the values that say nothing.
 * The order is that of the MSPDI schema.
 */
export const keptElements: ReadonlyMap<string, readonly string[]> = new Map([
	['Type', ['0']],
	['Contact', []],
	['WBS', []],
	['Priority', ['500']],
	['Duration', []],
	['DurationFormat', ['7']],
	['Work', ['PT0H0M0S']],
	['Stop', []],
	['Resume', []],
	['EffortDriven', ['0']],
	['Recurring', ['0']],
	['Estimated', ['0']],
	['ExternalTask', ['0']],
	['ExternalTaskProject', []],
	['FixedCost', ['0', '0.00']],
	['ConstraintType', ['0']],
	['CalendarUID', ['-1', '']],
	['ConstraintDate', []],
	['Deadline', []],
	['LevelAssignments', ['1']],
	['LevelingCanSplit', ['1']],
	['IgnoreResourceCalendar', ['0']],
	['Hyperlink', []],
	['HyperlinkAddress', []],
	['HyperlinkSubAddress', []],
	['HideBar', ['0']],
	['Rollup', ['0']],
	['PhysicalPercentComplete', ['0']],
	['Active', ['1']],
	['Manual', ['0']],
	['StartText', []],
	['FinishText', []],
	['DurationText', []],
	['ManualStart', []],
	['ManualFinish', []],
	['ManualDuration', []]
]);

/** Elements that become fields of a record, so that there is nothing more to keep of them. */
const read = new Set([
	'Start',
	'Finish',
	'ActualStart',
	'ActualFinish',
	'PercentComplete',
	'Milestone',
	'Summary',
	'OutlineNumber'
]);

const figures =
	/^(?:(?:Early|Late)(?:Start|Finish)|(?:Total|Free|Start|Finish)Slack|(?:Start|Finish|Work|Duration)Variance|Critical|OverAllocated|(?:Remaining|Actual)Duration|PercentWorkComplete|PreLeveled(?:Start|Finish)|ResumeValid|LevelingDelay)$/;
const money = /Cost|^(?:ACWP|BCWS|BCWP|CV|SV|EAC|VAC|CPI|SPI|EarnedValueMethod)/;
const work = /Work/;
const bookkeeping =
	/^(?:GUID|CreateDate|IsNull|IsPublished|Commitment|StatusManager|IsSubproject|Subproject|DisplayAsSummary|DisplayOnTimeline|FixedCostAccrual|LevelingDelayFormat|FreeformDurationFormat|.*OrderingID)/;

/** The heading under which an element that is not kept is listed; null when nothing of it is lost. */
export function whyNotKept(name: string, value: string): string | null {
	if (read.has(name) || keptElements.has(name) || /^(?:-?[0.]+|-1|PT0H0M0S)$/.test(value)) return null;
	if (figures.test(name)) return whyLeftOut.figures;
	if (bookkeeping.test(name)) return whyLeftOut.bookkeeping;
	if (money.test(name)) return whyLeftOut.money;
	return work.test(name) ? whyLeftOut.work : whyLeftOut.other;
}

/** The elements of a task that are kept, without those that say nothing. */
export function keptValues(values: Readonly<Record<string, string>>): Record<string, string> {
	const kept: Record<string, string> = {};
	for (const [name, silent] of keptElements) {
		const value = values[name];
		if (value === undefined || silent.includes(value)) continue;
		if (name !== 'WBS' || value !== values.OutlineNumber) kept[name] = value;
	}
	return kept;
}
