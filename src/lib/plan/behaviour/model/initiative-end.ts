import { addDays, type Day } from '$lib/plan/day';
import { currentSpan, type Initiative, isFinished } from '$lib/plan/initiative';

/**
 * The day from which an initiative's work has its effect: its end, and for unfinished work no earlier than the
 * day after as-of, however early its planned end. Work that is marked done without a day has ended by as-of. Null
 * when it has no end, or was cancelled.
 */
export function initiativeEnd(initiative: Initiative, asOf: Day): Day | null {
	if (initiative.status === 'cancelled') return null;
	const end = currentSpan(initiative)?.end ?? initiative.end;
	if (isFinished(initiative)) return initiative.actualEnd ?? (end === null || end > asOf ? asOf : end);
	if (end === null) return null;
	return end > asOf ? end : addDays(asOf, 1);
}
