import type { Day } from './day';
import type { initiativeFields } from './initiative-fields';
import type { RecordOf } from './record';

/** A bar in a lane: a piece of work with an owner, dates and a reason. It is a build or a pilot. */
export type Initiative = RecordOf<typeof initiativeFields>;

/** First and last day of a stretch of time, both included. */
export interface Span {
	readonly start: Day;
	readonly end: Day;
}

/**
 * When an initiative happens as far as is known: actual days where there are any, else planned ones. Null
 * when either end is unknown. The end may precede the start, as it may in the file it came from.
 */
export function currentSpan(initiative: Initiative): Span | null {
	const start = initiative.actualStart ?? initiative.start;
	const end = initiative.actualEnd ?? initiative.end;
	return start === null || end === null ? null : { start, end };
}

/** Whether its work is over: marked done, or given an actual end. */
export function isFinished(initiative: Initiative): boolean {
	return initiative.status === 'done' || initiative.actualEnd !== null;
}

/** Whether it is unfinished although its last day has passed. */
export function isLate(initiative: Initiative, asOf: Day): boolean {
	const span = currentSpan(initiative);
	return span !== null && !isFinished(initiative) && initiative.status !== 'cancelled' && span.end < asOf;
}

/** The day its work is over: its last day, and for unfinished work no earlier than as-of. */
export function expectedFinish(initiative: Initiative, asOf: Day): Day | null {
	const span = currentSpan(initiative);
	if (span === null) return null;
	return isFinished(initiative) || span.end > asOf ? span.end : asOf;
}

/** How people call it: "TE2 Order-change self-service", or its title alone. */
export function nameOf(initiative: Pick<Initiative, 'code' | 'title'>): string {
	return [initiative.code, initiative.title || 'Untitled'].filter(Boolean).join(' ');
}
