import type { LagUnit, StatedLag } from '$lib/plan/lag';
import type { WorkUnits } from './project';

/** What the codes of MS Project's lag formats mean; those of estimated values mean the same. */
const units: Readonly<Record<string, readonly [LagUnit, elapsed: boolean]>> = {
	3: ['minutes', false],
	4: ['minutes', true],
	5: ['hours', false],
	6: ['hours', true],
	7: ['days', false],
	8: ['days', true],
	9: ['weeks', false],
	10: ['weeks', true],
	11: ['months', false],
	12: ['months', true],
	19: ['percent', false],
	20: ['percent', true]
};
const firstEstimated = 35;
const days = 7;

/** A lag as the file states it, from tenths of a minute (or per cent) and the code of its unit; null when it is 0. */
export function readLag(amount: string, format: string, work: WorkUnits): StatedLag | null {
	const value = Number(amount);
	if (!Number.isFinite(value) || value === 0) return null;
	const code = Number(format || days);
	const [unit, elapsed] = units[code] ?? units[code - firstEstimated + 3] ?? ['days', false];
	if (unit === 'percent') return { amount: value, unit, elapsed };
	return { amount: tidy(value / 10 / minutesPer(unit, elapsed, work)), unit, elapsed };
}

/** The inverse of `readLag`: tenths of a minute, or per cent, and the code of the unit. */
export function lagParts(
	lag: StatedLag,
	work: WorkUnits
): { readonly amount: number; readonly format: string } {
	const format =
		Object.keys(units).find((code) => {
			const [unit, elapsed] = units[code] ?? [];
			return unit === lag.unit && elapsed === lag.elapsed;
		}) ?? String(days);
	if (lag.unit === 'percent') return { amount: lag.amount, format };
	return { amount: Math.round(lag.amount * 10 * minutesPer(lag.unit, lag.elapsed, work)), format };
}

/**
 * Calendar days nearest to a lag: working time by the week, so that five working days are seven; elapsed time as
 * it is; a percentage of the predecessor's days.
 */
export function calendarDays(lag: StatedLag, work: WorkUnits, predecessorDays: number): number {
	const nearest =
		lag.unit === 'percent'
			? (predecessorDays * lag.amount) / 100
			: lag.elapsed
				? (lag.amount * minutesPer(lag.unit, true, work)) / 1440
				: (lag.amount * minutesPer(lag.unit, false, work) * 7) / work.minutesPerWeek;
	// Math.round(-0.2) is -0, which no two files should differ by.
	return Math.round(nearest) + 0;
}

function minutesPer(unit: LagUnit, elapsed: boolean, work: WorkUnits): number {
	const day = elapsed ? 1440 : work.minutesPerDay;
	switch (unit) {
		case 'hours':
			return 60;
		case 'days':
			return day;
		case 'weeks':
			return elapsed ? 10_080 : work.minutesPerWeek;
		case 'months':
			return day * (elapsed ? 30 : work.daysPerMonth);
		default:
			return 1;
	}
}

/** A quotient without the noise of its last digits. */
function tidy(value: number): number {
	return Number(value.toPrecision(12));
}
