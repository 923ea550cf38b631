import { addDays, type Day, firstDay, lastDay } from '$lib/plan/day';
import type { JsonObject } from '$lib/plan/field';

/** The part of a shift that keeps every one of these days within the accepted calendar. */
export function shiftWithinCalendar(days: readonly (Day | null)[], shift: number): number {
	let [earliest, latest] = [lastDay as number, firstDay as number];
	for (const one of days) {
		if (one === null) continue;
		earliest = Math.min(earliest, one);
		latest = Math.max(latest, one);
	}
	if (earliest > latest) return shift;
	return Math.max(firstDay - earliest, Math.min(lastDay - latest, shift));
}

/** These dates of a record so many days later; those that are not set are left out. */
export function shifted<Name extends string>(
	record: { readonly [name in Name]: Day | null },
	names: readonly Name[],
	shift: number
): JsonObject {
	const values: Record<string, Day> = {};
	for (const name of names) {
		const day = record[name];
		if (day !== null) values[name] = addDays(day, shift);
	}
	return values;
}
