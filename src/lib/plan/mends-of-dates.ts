import { addDays, type Day, formatDay } from './day';
import type { Finding } from './finding';
import type { Initiative } from './initiative';
import { type Mend, setChange } from './mend';
import type { Phase } from './phase';
import { byId, type Plan } from './plan';
import { shortName } from './words';

/**
 * DAT-1: two dates of one kind, both planned or both actual, change places. Work that began after its planned
 * end ends so many days later as it was planned to last; where that is not known, nothing is mechanical.
 */
export function swapDates(plan: Plan, { subject }: Finding): readonly Mend[] {
	if (subject.collection === 'phases') {
		const phase = byId(plan.phases).get(subject.id);
		return phase ? swap('phases', phase, 'start', 'end') : [];
	}
	const initiative = byId(plan.initiatives).get(subject.id);
	if (!initiative) return [];
	const { actualStart, actualEnd } = initiative;
	if (actualStart === null && actualEnd === null) return swap('initiatives', initiative, 'start', 'end');
	if (actualStart !== null && actualEnd !== null)
		return swap('initiatives', initiative, 'actualStart', 'actualEnd');
	return actualEnd === null ? moveEnd(initiative) : [];
}

type DayField = 'start' | 'end' | 'actualStart' | 'actualEnd';

function swap<T extends Initiative | Phase>(
	collection: 'initiatives' | 'phases',
	record: T,
	first: DayField & keyof T,
	last: DayField & keyof T
): readonly Mend[] {
	const [start, end] = [record[first] as Day | null, record[last] as Day | null];
	if (start === null || end === null) return [];
	return [
		{
			kind: 'set-dates',
			label: `Swap its dates: ${formatDay(end)} – ${formatDay(start)}`,
			undoLabel: `swap the dates of ${shortName(record)}`,
			note: '',
			changes: [setChange(collection, record, first, end), setChange(collection, record, last, start)]
		}
	];
}

function moveEnd(initiative: Initiative): readonly Mend[] {
	const { start, end, actualStart } = initiative;
	if (start === null || end === null || actualStart === null || end < start) return [];
	const days = end - start;
	const after = addDays(actualStart, days);
	return [
		{
			kind: 'set-dates',
			label: `Move its planned end to ${formatDay(after)}`,
			undoLabel: `move the planned end of ${shortName(initiative)} to ${formatDay(after)}`,
			note: `It then lasts as long as planned, ${days + 1} days from its actual start.`,
			changes: [setChange('initiatives', initiative, 'end', after)]
		}
	];
}
