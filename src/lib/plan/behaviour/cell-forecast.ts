import type { Day } from '$lib/plan/day';

/** The 10, 50 and 90 % points of strength, 0 to 1, one each for every day of the forecast. */
export interface Fan {
	readonly low: readonly number[];
	readonly median: readonly number[];
	readonly high: readonly number[];
}

/** How strength may go in one cell from as-of to the horizon's end: with planned support, and if it stopped today. */
export interface CellForecast {
	readonly behaviour: string;
	readonly team: string;
	/** As-of first, then a month (30.4375 days, rounded) each, the horizon's end last. */
	readonly days: readonly Day[];
	readonly planned: Fan;
	readonly stopped: Fan;
	/** Whether it started from what was counted; false for a cell nobody has observed. */
	readonly isObserved: boolean;
	/** Whether people see it: not without evidence as of that day, nor for a team of fewer than five. */
	readonly isShown: boolean;
}

/** The forecasts of one behaviour for all its teams, and what was learnt for them. */
export interface BehaviourForecast {
	readonly behaviour: string;
	readonly asOf: Day;
	readonly byTeam: ReadonlyMap<string, CellForecast>;
	/** Posterior means of the multipliers of speed and fade, 1 being what the settings say. */
	readonly speed: number;
	readonly fade: number;
	readonly draws: number;
	readonly seed: number;
	/** What fans are widened by, as earlier forecasts missed more often than they should; else 1. */
	readonly widening: number;
}
