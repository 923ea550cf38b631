import { type Day, isoOf } from '$lib/plan/day';

/** Midnight here at the start of a day, or of one some days later; components take dates in this form. */
export function dateOf(day: Day | null, later = 0): Date {
	const date = new Date(`${day === null ? '2026-01-01' : isoOf(day)}T00:00:00`);
	date.setDate(date.getDate() + later);
	return date;
}
