/** Earned schedule of some work. All figures in the periods and the units of effort that it was given in. */
export interface EarnedSchedule {
	/** The time by which as much was planned to be done as is done. */
	readonly earned: number;
	/** The time that has passed. */
	readonly actual: number;
	/** SV(t) = ES − AT; negative: behind. */
	readonly variance: number;
	/** SPI(t) = ES ÷ AT; it keeps its meaning when work is late, unlike SPI. Null before any time has passed. */
	readonly index: number | null;
}

/**
 * ES = C + (EV − PV_C) ÷ (PV_{C+1} − PV_C), where C is the last period by whose end no more was planned than is
 * earned. `planned` are the totals planned by the end of each period. Source: Lipke 2003 (The Measurable News).
 * Effort earned is not behaviour changed.
 */
export function earnedSchedule(planned: readonly number[], earned: number, actual: number): EarnedSchedule {
	const time = earnedTime(planned, earned);
	return { earned: time, actual, variance: time - actual, index: actual > 0 ? time / actual : null };
}

function earnedTime(planned: readonly number[], earned: number): number {
	let before = 0;
	let periods = 0;
	for (const total of planned) {
		if (total > earned) return periods + (total > before ? (earned - before) / (total - before) : 0);
		// All that is planned was planned by then: later periods plan no more.
		if (total === planned.at(-1) && total > before) return periods + 1;
		before = total;
		periods++;
	}
	return periods;
}

/** What the basics of earned value say: SV = EV − PV, SPI = EV ÷ PV, CPI = EV ÷ AC; null where nothing divides. */
export function earnedValue(earned: number, planned: number, spent: number | null = null) {
	return {
		variance: earned - planned,
		scheduleIndex: planned > 0 ? earned / planned : null,
		costIndex: spent !== null && spent > 0 ? earned / spent : null
	};
}
