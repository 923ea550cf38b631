import { type ReadinessScore, type ReadinessStep, readinessSteps } from '$lib/plan/behaviour/asking';

/** The highest score that still holds a team back. */
const barrierScore = 3;

/**
 * The first of the five steps that is scored 3 or less; null when there is none. A step that nobody has scored
 * (0) is passed over. Source: ADKAR (Hiatt 2006), a diagnosis and no measurement: scores are ranks.
 */
export function readinessBarrier(score: Pick<ReadinessScore, ReadinessStep>): ReadinessStep | null {
	return readinessSteps.find((step) => score[step] > 0 && score[step] <= barrierScore) ?? null;
}
