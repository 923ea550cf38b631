import type { Day } from '$lib/plan/day';
import type { CellStatus, Strength } from './cell-status';
import { ageWeight } from './evidence';
import { wilson, zOf } from './interval';
import type { BehaviourSettings } from './settings';

/** Strength as it stood on a day. */
export interface StrengthPoint {
	readonly day: Day;
	readonly strength: Strength;
}

/**
 * Strength as of the day of each check, from what had been seen by then; it ends at the last check, as nothing is
 * known of the days after.
 */
export function strengthLine(
	{ checks }: Pick<CellStatus, 'checks'>,
	settings: BehaviourSettings
): readonly StrengthPoint[] {
	const z = zOf(settings.intervalPercent);
	const points: StrengthPoint[] = [];
	let [n, k, last] = [0, 0, checks[0]?.date];
	checks.forEach(({ date, effectiveN, effectiveK }, at) => {
		const age = ageWeight(date - last!, settings);
		[n, k, last] = [n * age + effectiveN, k * age + effectiveK, date];
		// Looks of one day count together.
		if (n > 0 && checks[at + 1]?.date !== date)
			points.push({ day: date, strength: { share: k / n, ...wilson(k, n, z), n, k } });
	});
	return points;
}
