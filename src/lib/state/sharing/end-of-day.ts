import { type Day, partsOf } from '$lib/plan/day';

/** The last moment of a day on this device's clock, ISO 8601. */
export function endOfDay(day: Day): string {
	const { year, month, dayOfMonth } = partsOf(day);
	return new Date(year, month - 1, dayOfMonth, 23, 59, 59, 999).toISOString();
}
