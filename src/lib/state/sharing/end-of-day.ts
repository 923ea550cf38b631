import { type Day, partsOf } from '$lib/plan/day';

/** The moment that a day is over on this device's clock, ISO 8601. */
export function endOfDay(day: Day): string {
	const { year, month, dayOfMonth } = partsOf(day);
	return new Date(year, month - 1, dayOfMonth + 1).toISOString();
}
