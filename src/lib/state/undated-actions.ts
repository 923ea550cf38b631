import { addDays, type CalendarUnit, type Day, formatDay, shift, startOf } from '$lib/plan/day';
import { fieldChanges } from '$lib/plan/field-change';
import type { Initiative, Span } from '$lib/plan/initiative';
import type { Milestone } from '$lib/plan/milestone';
import { byId, type Plan } from '$lib/plan/plan';
import { shortName } from '$lib/plan/words';
import { takeOver } from './plan-actions';
import type { Roadmap } from './roadmap.svelte';

/** How long work becomes that had no dates, in units of the zoom. */
const unitsLong = 3;

const kept = new WeakMap<
	readonly Initiative[],
	{ milestones: readonly Milestone[]; found: readonly (Initiative | Milestone)[] }
>();

/** Initiatives that have no bar since a date is missing, and milestones without a day, in plan order. */
export function undatedIn(plan: Plan): readonly (Initiative | Milestone)[] {
	const known = kept.get(plan.initiatives);
	if (known?.milestones === plan.milestones) return known.found;
	const found = [...plan.initiatives.filter(isUndated), ...plan.milestones.filter((one) => one.day === null)];
	kept.set(plan.initiatives, { milestones: plan.milestones, found });
	return found;
}

/** Asked of every initiative after each edit, so without making a span. */
function isUndated({ actualStart, start, actualEnd, end }: Initiative): boolean {
	return (actualStart ?? start) === null || (actualEnd ?? end) === null;
}

/**
 * The days that an undated record would have when it is put on a day: work starts with the unit of the zoom
 * that holds the day and is three units long; actual days that are known stay. A milestone has the day itself.
 */
export function placedSpan(record: Initiative | Milestone, day: Day, unit: CalendarUnit): Span {
	if ('day' in record) return { start: day, end: day };
	const start = record.actualStart ?? startOf(unit, day);
	if (record.actualEnd !== null)
		return { start: Math.min(start, record.actualEnd) as Day, end: record.actualEnd };
	return { start, end: addDays(shift(unit, start, unitsLong), -1) };
}

/** Gives an undated record dates, as one edit. False when it is not there, or has dates by now. */
export function placeUndated(roadmap: Roadmap, id: string, day: Day, unit: CalendarUnit): boolean {
	const { plan } = roadmap;
	const record = undatedIn(plan).find((one) => one.id === id);
	if (!record) return false;
	const { start, end } = placedSpan(record, day, unit);
	const isMilestone = byId(plan.milestones).get(id) === record;
	const changes = isMilestone
		? fieldChanges('milestones', record, { day: start })
		: fieldChanges('initiatives', record, { start, end });
	takeOver(roadmap, changes, `place ${shortName(record)} at ${formatDay(start)}`);
	return true;
}
