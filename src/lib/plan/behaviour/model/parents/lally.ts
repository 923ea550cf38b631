/**
 * Automaticity after x days of repeating: y = a − b·e^(−cx). Source: Lally 2010 (10.1002/ejsp.674), 0 to 42, for
 * daily health habits that people chose for themselves; it says nothing of departments.
 */
export function automaticity(plateau: number, gain: number, rate: number, days: number): number {
	return plateau - gain * Math.exp(-rate * days);
}

/** The rate per day at which 95 % of the way is done after so many days: ln 20 ÷ days. */
export function rateFor(days: number): number {
	return Math.log(20) / days;
}
