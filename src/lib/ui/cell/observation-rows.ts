import { correctedInCells, seenIn } from '$lib/plan/behaviour/evidence';
import type { CellStatus } from '$lib/plan/behaviour/cell-status';
import type { Observation } from '$lib/plan/behaviour/observation';
import type { Plan } from '$lib/plan/plan';

/** Whether an observation counts, and why not. */
export type Standing = 'counts' | 'corrected' | 'later' | 'unclear';

export interface ObservationRow {
	readonly observation: Observation;
	readonly standing: Standing;
	/** Effective sightings that it counts as, not aged; null where it does not count. */
	readonly countsAs: number | null;
}

/** Every observation of a cell, the newest first; corrected ones stay in sight. */
export function observationRows(
	{ observations }: Plan,
	{ behaviour, team, checks, asOf }: CellStatus
): readonly ObservationRow[] {
	const own = observations.filter((one) => one.behaviour === behaviour.id && one.team === team.id);
	const corrected = correctedInCells(observations);
	const counted = new Map(checks.map((check) => [check.observation.id, check.effectiveN]));
	return own
		.map((observation): ObservationRow => {
			const { id, date } = observation;
			const standing: Standing = corrected.has(id)
				? 'corrected'
				: date === null || seenIn(observation) === null
					? 'unclear'
					: date > asOf
						? 'later'
						: 'counts';
			return { observation, standing, countsAs: standing === 'counts' ? (counted.get(id) ?? null) : null };
		})
		.sort((a, b) => (b.observation.date ?? 0) - (a.observation.date ?? 0));
}
